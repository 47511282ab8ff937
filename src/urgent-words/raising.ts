import type { EntityManager } from 'typeorm';
import type { Danger } from './danger.js';

/** By which form words came to the team. */
export const SOURCES = ['note', 'appeal', 'misread', 'second_look', 'report', 'answer'] as const;
export type Source = (typeof SOURCES)[number];

/** Words to the team: where they stand, and who wrote them. */
export interface WordsToTeam {
  source: Source;
  /** Of the note, the appeal, the held text (for a note beside it, and for an answer), the second look or the report. */
  subject: string;
  personaId: string;
  /** The text that they are about, where there is one. */
  revisionId?: string;
}

/**
 * Puts words that sound like danger on top of the desk, in the transaction that takes them in; those that do not, stay
 * where they are. More words about the same thing join what waits.
 */
export async function raise(
  manager: EntityManager,
  { source, subject, personaId, revisionId }: WordsToTeam,
  danger: Danger | null,
): Promise<void> {
  if (danger === null) return;
  await manager.query(RAISE, [source, subject, personaId, revisionId ?? null, danger]);
}

// The graver of two stays.
const RAISE = `
  insert into urgent_words as u (source, subject, persona_id, revision_id, danger) values ($1, $2, $3, $4, $5)
  on conflict (source, subject) where answered_at is null do update set passages = u.passages + 1,
    danger = case when excluded.danger = 'under_way' or u.danger = 'unjudged' then excluded.danger else u.danger end`;
