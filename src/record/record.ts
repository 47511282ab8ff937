import type { EntityManager } from 'typeorm';

/** What is recorded. A new kind needs a migration: the domain `record_kind` knows the same list. */
export const RECORD_KINDS = [
  'decision',
  'limit',
  'appeal',
  'report',
  'configuration',
  'role',
  'look',
  'duty',
  'second_factor',
  'audit',
  'rescreening',
  'follow_up',
  'content_note',
  'name_opening',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** What somebody on the team did. */
export interface Deed {
  kind: RecordKind;
  /** The member who did it; null for whoever sits at the machine, and for what happens by itself. */
  actor: string | null;
  /** Id of what it was about. */
  subject: string | null;
  /** What exactly, in one word such as `lifted`: lower case, digits, `_`, `-`. It is kept for ever: never words of people. */
  code: string | null;
  /** Reason or text, kept apart so that it can be erased. */
  words?: string | null;
}

/**
 * Writes an entry into the record, in the transaction of what it tells: both stand, or neither. It gets its place in
 * the chain when the transaction commits. Words that people read for `kind_code` belong in views/record/messages.json.
 */
export async function record(manager: EntityManager, deed: Deed): Promise<void> {
  const { kind, actor, subject, code, words = null } = deed;
  await manager.query('select record_entry($1, $2, $3, $4, $5)', [kind, actor, subject, code, words]);
}

/** Looks that follow each other within these minutes are one, so that a page loaded again does not fill the record. */
const ONE_LOOK_MINUTES = 20;

/** Records that someone on the team looked at something that is not public. Call it before it is shown. */
export async function recordLook(
  manager: EntityManager,
  { actor, subject, code }: { actor: string; subject: string; code: string },
): Promise<void> {
  await manager.query(LOOK, [actor, subject, code, ONE_LOOK_MINUTES]);
}

const LOOK = `
  select record_entry('look', $1, $2, $3, null)
  where not exists (
    select from record_entries
    where kind = 'look' and actor = $1 and subject = $2 and code = $3 and written_at > now() - make_interval(mins => $4))`;
