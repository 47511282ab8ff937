import type { Text } from '../database/hands.js';
import { claimAndDecide, type Desk, heldThread, threadUp } from '../reviews/desk.js';
import { COOL_OFF, give } from '../limits/pauses.js';
import type { Answer, Visitor } from '../support/visitor.js';

export const MILD = { tier: 'none', about: null, why: 'unkind' };
export const CALM = 'I meant the weather. Please look again.';

/** By which forms words come to the team; each is sent by Ana, and gives the id of what it is about. */
export const SOURCES: Record<string, (desk: Desk, words: string) => Promise<string>> = {
  note: async (desk, words) => {
    await desk.ana.send('/pause', { body: words }, '/pause/notes');
    return idOf(desk, 'select id from limit_notes where body = $1', words);
  },
  appeal: async (desk, words) => {
    const thread = await threadUp(desk, { title: 'A pause' });
    await give(desk.lea, thread, COOL_OFF);
    const limit = await idOf(
      desk,
      `select l.id from limits l where not exists (select from limit_appeals a where a.limit_id = l.id) and $1 <> ''`,
      words,
    );
    await desk.ana.send('/pause', { body: words }, `/pause/${limit}/appeal`);
    await desk.sql(`update limits set lifted_by = set_by, lifted_at = starts_at where lifted_at is null`);
    return idOf(desk, 'select id from limit_appeals where body = $1', words);
  },
  misread: async (desk, words) => {
    const text = await heldThread(desk, { title: 'Held' }, MILD);
    await misread(desk.ana, text, words);
    return text.id;
  },
  second_look: async (desk, words) => {
    const text = await heldThread(desk, { title: 'Kept' }, MILD);
    await claimAndDecide(desk.lea, text, { outcome: 'keep', reason: 'We read you.', guideline: 'kindness' });
    await desk.ana.send(`/posts/${text.postId}/second-look`, { body: words });
    return idOf(desk, 'select second_look_id as id from second_look_words where words = $1', words);
  },
  report: async (desk, words) => {
    await tell(desk.ana, await threadUp(desk, { title: 'Reported' }, 'Ben'), words);
    return idOf(desk, 'select report_id as id from report_words where words = $1', words);
  },
};

/** What each is called on the desk. */
export const LABELS: Record<string, string> = {
  note: 'A private note, from Ana',
  appeal: 'Words against a pause, from Ana',
  misread: 'A note beside a held text, from Ana',
  second_look: 'Words for a second look, from Ana',
  report: 'What a reader told us',
};

async function idOf({ sql }: Desk, query: string, words: string): Promise<string> {
  const rows = await sql<{ id: string }>(query, [words]);
  return rows.at(-1)?.id ?? '';
}

export function misread(who: Visitor, { postId }: Pick<Text, 'postId'>, body: string): Promise<Answer> {
  return who.send(`/posts/${postId}/misread`, { body }, `/posts/${postId}/misread`);
}

export function tell(
  who: Visitor,
  { postId }: Pick<Text, 'postId'>,
  body: string,
  kind = 'other',
): Promise<Answer> {
  return who.send(`/posts/${postId}/report`, { kind, body }, `/posts/${postId}/report`);
}

/** What waits on top of the desk, as somebody sees it: title and address of each. */
export async function onDesk(who: Visitor, query = ''): Promise<{ title: string; href: string }[]> {
  const { page } = await who.open(`/reviews${query}`);
  return page.querySelectorAll('table.queue td:first-child a').map((link) => ({
    title: link.text.trim(),
    href: link.getAttribute('href') ?? '',
  }));
}

export interface Urgent extends Record<string, unknown> {
  id: string;
  source: string;
  subject: string;
  danger: string;
  passages: number;
  outcome: string | null;
  by: string | null;
}

/** Everything that was raised, oldest first. */
export function urgent({ sql }: Pick<Desk, 'sql'>): Promise<Urgent[]> {
  return sql<Urgent>(
    `select u.id, u.source, u.subject, u.danger, u.passages, u.outcome, n.name as by from urgent_words u
     left join personas n on n.member_id = u.answered_by and n.kind = 'pseudonym' order by u.written_at, u.id`,
  );
}

/** Forgets everything that was written. */
export async function clear({ sql }: Desk): Promise<void> {
  await sql('delete from urgent_words');
  await sql('delete from limit_appeals');
  await sql('delete from limit_notes');
  await sql('delete from notices');
  await sql('delete from threads');
}
