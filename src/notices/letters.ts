import type { EntityManager } from 'typeorm';
import { padded } from '../platform/vault/padding.js';
import type { Finding, SealedThings } from '../platform/vault/resealing.js';
import { findingOf } from '../platform/vault/resealing.js';
import type { Vault } from '../platform/vault/vault.js';

/** Words of the team that only their receiver reads, as they are stored: sealed, or open from before that. */
export interface StoredLetter {
  words: string | null;
  sealed: Buffer | null;
}

const LETTER = 'letter';

/** Puts words beside a notice, sealed for the name that it goes to: no page of the team's shows them again. */
export async function addLetter(
  manager: EntityManager,
  vault: Vault,
  notice: string,
  personaId: string,
  words: string,
): Promise<void> {
  await manager.query('insert into notice_words (notice_id, sealed) values ($1, $2)', [
    notice,
    seal(vault, personaId, words),
  ]);
}

/** The words, or null where there are none or they cannot be opened any more. */
export function letterIn(vault: Vault, personaId: string, { words, sealed }: StoredLetter): string | null {
  if (!sealed) return words;
  try {
    return JSON.parse(vault.open(LETTER, sealed, personaId)) as string;
  } catch {
    return null;
  }
}

/** Notices with their letters opened, for who they went to. */
export function withLetters<Row extends { letter: string | null; letter_sealed: Buffer | null }>(
  vault: Vault,
  personaId: string,
  rows: Row[],
): Row[] {
  return rows.map((row) => {
    const letter = letterIn(vault, personaId, { words: row.letter, sealed: row.letter_sealed });
    return { ...row, letter };
  });
}

/** Every such letter. Those from before they were sealed are sealed with the rest. */
export const letters: SealedThings = {
  what: 'letters of the team',
  places: async (database) => {
    const rows = await database.query<{ id: string }[]>('select notice_id as id from notice_words');
    return rows.map(({ id }) => id);
  },
  look: async ({ manager, vault, lock }, id): Promise<Finding> => {
    const [row] = await manager.query<(StoredLetter & { persona_id: string })[]>(
      `select w.words, w.sealed, n.persona_id from notice_words w join notices n on n.id = w.notice_id
       where w.notice_id = $1 ${lock && 'for update of w'}`,
      [id],
    );
    if (!row) return 'gone';
    const keep = (sealed: Buffer): Promise<unknown> => manager.query(KEEP, [id, sealed]);
    const { words, sealed, persona_id } = row;
    if (words !== null) return () => keep(seal(vault, persona_id, words));
    return sealed ? findingOf(vault, LETTER, sealed, persona_id, keep) : 'gone';
  },
};

const KEEP = 'update notice_words set words = null, sealed = $2 where notice_id = $1';

function seal(vault: Vault, personaId: string, words: string): Buffer {
  return vault.seal(LETTER, padded(JSON.stringify(words)), personaId);
}
