import type { Forum } from '../support/forum.js';
import { eventually, openThread, settled } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

/** What a lead writes into the form. */
export const FIELDS = {
  phrase: 'Greylark viaduct',
  category: 'suicide',
  tier: 'crisis',
  note: 'The railway asked us to look out for it.',
};

/** Adds a term by its form. @returns its id */
export async function addTerm(lead: Visitor, fields: Partial<typeof FIELDS> = {}): Promise<string> {
  const { status, location } = await lead.send('/terms/new', { ...FIELDS, ...fields });
  if (status !== 303) throw new Error(`The term was answered with ${status}.`);
  return location!.replace('/terms/', '');
}

/** Switches a term by the button on its page. */
export async function switchTo(lead: Visitor, id: string, state: 'live' | 'shadow' | 'off'): Promise<void> {
  const { page } = await lead.get(`/terms/${id}`);
  const button = page
    .querySelectorAll(`form[action="/terms/${id}/state"]`)
    .find((form) => form.querySelector('[name=state]')?.getAttribute('value') === state);
  const value = (name: string) => button?.querySelector(`[name=${name}]`)?.getAttribute('value') ?? '';
  const fields = { _csrf: value('_csrf'), number: value('number'), state };
  const { status } = await lead.post(`/terms/${id}/state`, fields);
  if (status !== 303) throw new Error(`The switch was answered with ${status}.`);
}

/** What became of a text: its last state, and its verdict. */
export interface Judged {
  state: string;
  tier: string;
  terms_version: number;
}

/** Sends words, and waits for their verdict. */
export async function judgedPost(forum: Forum, who: Visitor, body: string): Promise<Judged> {
  const { postId } = await openThread(forum, who, { title: 'A walk', body });
  await settled(forum, postId);
  const [row] = await forum.sql<Judged>(
    `select r.state, v.tier, v.terms_version from revisions r join verdicts v on v.revision_id = r.id where r.post_id = $1`,
    [postId],
  );
  return row!;
}

/** Sends words until the worker knows this version of the terms: it looks after them by itself. */
export async function judgedWith(forum: Forum, who: Visitor, body: string, version: number): Promise<Judged> {
  return eventually(async () => {
    const judged = await judgedPost(forum, who, body);
    if (judged.terms_version < version) throw new Error('The worker does not know them yet.');
    return judged;
  });
}

/** The version of the terms as it is now. */
export async function versionOf(forum: Forum): Promise<number> {
  const [row] = await forum.sql<{ version: number }>('select version from terms_version');
  return row!.version;
}

/** Every row about terms, to see that a refusal left them alone. */
export async function everyTerm(forum: Forum): Promise<unknown> {
  const tables = ['terms', 'term_changes', 'terms_version', 'term_shadows'];
  return Promise.all(tables.map((table) => forum.sql(`select to_jsonb(t) from ${table} t order by 1`)));
}
