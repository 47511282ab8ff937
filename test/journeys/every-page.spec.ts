import type { Browser, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedLines } from '../../src/crisis-lines/all-lines.js';
import { DESKTOP, openBrowser, Person, PHONE } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { addContact, addShift } from '../duty/people.js';
import { AT_ONCE } from '../name-openings/openings.js';
import { decide, settled, threadOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { wornThreadUp } from '../support/worn.js';
import { addTerm } from '../terms/words.js';
import { pathsFor, PEOPLE, type Who } from './pages.js';

let forum: Forum;
let browser: Browser;
let origin: string;
let ids: Record<string, string>;

beforeAll(async () => {
  forum = await startForum({ config: { auditShare: 1 } });
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
  ids = await everything();
});
afterAll(async () => {
  await browser.close();
  await forum.stop();
});

/** A forum with something on every page. @returns the ids of it, by the names in pages.ts */
async function everything(): Promise<typeof ids> {
  const [ana, ben] = [await forum.person('Ana'), await forum.person('Ben')];
  const [moss, lou] = [await forum.person('Moss', 'moderator'), await forum.person('Lou', 'lead')];
  await ana.send('/boards/family/threads/new', {
    title: 'My brother',
    body: 'He called *today*.\n\n> at last',
  });
  const [opening] = await forum.sql<{ id: string; thread_id: string }>('select id, thread_id from posts');
  const thread = `/threads/${opening!.thread_id}`;
  await ben.send(thread, { body: 'That is good to read.' });
  await ana.send(thread, { body: 'I want to kill myself tonight. I have the pills here.' });
  const [held] = await forum.sql<{ id: string; post_id: string }>(
    `select id, post_id from revisions where state = 'held'`,
  );
  await moss.send(`/reviews/${held!.id}`, {}, `/reviews/${held!.id}/claim`);
  await moss.send(
    `/reviews/${held!.id}`,
    { why: 'now', note: 'Worried.' },
    `/reviews/${held!.id}/escalation`,
  );
  await moss.send(`/reviews/${held!.id}`, { body: 'Are you safe?' }, `/reviews/${held!.id}/message`);
  await ana.send(
    `/posts/${held!.post_id}`,
    { body: 'A friend is here.' },
    `/posts/${held!.post_id}/messages`,
  );
  const [bens] = await forum.sql<{ id: string }>('select id from posts where position = 2');
  await ana.send(`/posts/${bens!.id}/report`, { kind: 'worried', body: 'He sounds so tired.' });
  const [report] = await forum.sql<{ id: string }>('select id from reports');
  const [doubted] = await forum.sql<{ id: string }>(
    `update verdicts set tier = 'watch' where revision_id = (select id from revisions where post_id = $1) returning revision_id as id`,
    [bens!.id],
  );
  await forum.sql('select queue_revision($1)', [doubted!.id]);
  const drawn = await forum.sql<{ id: string }>('select id from audits');
  const [toJudge, crisis] = drawn;
  await moss.send(`/audits/${crisis!.id}`, { judgement: 'crisis' });
  const term = await addTerm(lou);
  await addShift(lou, { who: 'Moss', day: 'weekdays', board: 'family' });
  await addContact(lou, 'Night phone', { url: 'https://hook.example.org/' });
  await forum.sql(
    `with run as (
       insert into rescreenings (state, ended_at, started_by, texts) values ('done', date_trunc('minute', now()), gen_random_uuid(), 2)
       returning id)
     insert into findings (rescreening_id, revision_id, engine, terms_version, tier, categories, about, matches)
     select run.id, r.id, 'older', 1, 'crisis', '{suicide}', 'me', '[{"start": 0, "end": 4, "rule": "suicide.wish", "category": "suicide"}]'
     from run, revisions r where r.state = 'published'`,
  );
  const [seen] = await forum.sql<{ id: string }>('select id from findings');
  await moss.send('/rescreenings', {}, `/findings/${seen!.id}/look`);
  const kept = await keptPost(ana, moss);
  await ana.send(`/posts/${kept}/second-look`, { body: 'I meant the weather.' });
  const [look] = await forum.sql<{ id: string }>('select id from second_looks');
  await moss.send(
    `/posts/${opening!.id}/pause`,
    { kind: 'notice', guideline: 'kindness', reason: 'Please be gentle.' },
    `/posts/${opening!.id}/pause`,
  );
  const [limit] = await forum.sql<{ id: string }>('select id from limits');
  await ana.send('/pause', { body: 'I was quoting a song.' }, `/pause/${limit!.id}/appeal`);
  await ana.send('/pause', { body: 'May I explain?' }, '/pause/notes');
  const [appeal] = await forum.sql<{ id: string }>('select id from limit_appeals');
  const [note] = await forum.sql<{ id: string }>('select id from limit_notes');
  const [urgent] = await forum.sql<{ id: string }>(
    `insert into urgent_words (source, subject, persona_id, danger)
     select 'appeal', id, persona_id, 'me' from limit_appeals returning id`,
  );
  const [due] = await forum.sql<{ id: string }>(
    `update follow_ups set since = since - interval '30 hours', due_at = due_at - interval '30 hours' returning id`,
  );
  const [template] = await forum.sql<{ id: string }>(
    'select template_id as id from template_versions limit 1',
  );
  await masked(bens!.id);
  return {
    board: 'family',
    version: '0',
    thread: opening!.thread_id,
    opening: opening!.id,
    held: held!.post_id,
    review: held!.id,
    kept,
    'Ben’s': bens!.id,
    report: report!.id,
    glance: doubted!.id,
    'to judge': toJudge!.id,
    'judged a crisis': crisis!.id,
    term,
    'second look': look!.id,
    appeal: appeal!.id,
    note: note!.id,
    'urgent words': urgent!.id,
    'follow-up': due!.id,
    template: template!.id,
    line: shippedLines[0]!.id,
    volunteer: await volunteerOf(lou),
    resource: (await forum.sql<{ id: string }>('select resource_id as id from resource_versions limit 1'))[0]!
      .id,
    'in confidence': await inConfidence(),
    ...(await openedLink(lou)),
    milestone: await milestoneOf(ana),
  };
}

// The moderator, with a training that ends soon.
async function volunteerOf(lou: Visitor): Promise<string> {
  const [moss] = await forum.sql<{ id: string }>(`select id from personas where name = 'Moss'`);
  const page = `/volunteers/${moss!.id}`;
  const entry = {
    kind: 'training',
    day: '2026-01-02',
    until: '2026-12-01',
    words: 'Listening',
    by_whom: 'Us',
  };
  await lou.send(page, entry, `${page}/entries`);
  return moss!.id;
}

// With a setback, a reason and a goal whose day has come.
async function milestoneOf(ana: Visitor): Promise<string> {
  const plan = { name: 'My walks', way: 'of', day: '2026-01-01', reasons: 'A garden.' };
  const { location } = await ana.send('/milestones/new', plan);
  await ana.send(`${location}/setback`, { day: '2026-02-01', note: 'Rain.' });
  await ana.send(`${location}/goals/new`, { words: 'Ten walks', review: '2026-03-01' });
  return location!.split('/').at(-1)!;
}

// Some words of it are hidden, as the team can hide them.
async function masked(postId: string): Promise<void> {
  await forum.sql(
    `with made as (insert into decisions (revision_id, staff_id, outcome, digest)
       select id, gen_random_uuid(), 'mask', '' from revisions where post_id = $1 returning id, revision_id)
     insert into masks (revision_id, original_id, decision_id) select revision_id, revision_id, id from made`,
    [postId],
  );
}

// The admin is the safeguarding contact too, and somebody young has written.
async function inConfidence(): Promise<string> {
  const [ada, yuna] = [await forum.person('Ada', 'admin'), await forum.person('Yuna')];
  const [contact] = await forum.sql<{ id: string }>(`select id from personas where name = 'Ada'`);
  await ada.send('/safeguarding/contacts', { who: contact!.id });
  const body = 'I am 14 years old and my parents do not know that I write here. The nights are long.';
  const { location } = await yuna.send('/boards/family/threads/new', { title: 'Hello', body });
  await settled(forum, location!.split('/').at(-1)!);
  const [item] = await forum.sql<{ id: string }>('select id from safeguarding_items');
  return item!.id;
}

// Two have opened the link of a one-time name; of another, nobody has asked.
async function openedLink(lou: Visitor): Promise<Record<string, string>> {
  const post = await wornThreadUp(forum, 'Ben', 'Mossy Lark');
  const { location } = await lou.send(`/posts/${post.postId}/name-opening`, AT_ONCE);
  const ada = await forum.person('Ada', 'admin');
  await ada.send(location!, {}, `${location}/confirmation`);
  const other = await wornThreadUp(forum, 'Ben', 'Grey Heron');
  return { link: location!.split('/').at(-1)!, 'one-time post': other.postId };
}

// A text that waited for a person and was kept between its author and the team.
async function keptPost(ana: Visitor, moss: Visitor): Promise<string> {
  const { location } = await ana.send('/boards/family/threads/new', {
    title: 'A hard night',
    body: 'I am going to kill myself tonight. I have the pills here.',
  });
  const postId = location!.split('/').at(-1)!;
  await settled(forum, postId);
  await decide(forum, moss, postId, 'keep');
  return postId;
}

// No route answers to it: the page that says so is one as well.
const NOTHING = '/nothing-here';

async function visit(name: Who, person: Person): Promise<Record<string, string[]>> {
  if (name !== 'guest') await person.signIn(name, PASSWORD);
  const found: Record<string, string[]> = {};
  for (const path of [...pathsFor(name, ids), ...(name === 'guest' ? [NOTHING] : [])]) {
    const answer = await person.page.goto(path);
    const wrong = [...statusOf(answer, path), ...(await person.violations()), ...(await overflow(person))];
    if (wrong.length > 0) found[path] = wrong;
  }
  return found;
}

// A door that stays closed would look fine.
function statusOf(answer: Response | null, path: string): string[] {
  const expected = path === NOTHING ? 404 : 200;
  return answer?.status() === expected ? [] : [`answered ${answer?.status()}`];
}

async function overflow(person: Person): Promise<string[]> {
  const wide = await person.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return wide ? ['wider than the screen'] : [];
}

describe.each([
  ['a phone, dark', { ...PHONE, colorScheme: 'dark' as const }],
  ['a desktop, light', { ...DESKTOP, colorScheme: 'light' as const }],
])('every page on %s', (_, options) => {
  it.each(PEOPLE)('is accessible and asks nobody else, for %s', async (name) => {
    const person = await Person.at(browser, origin, options);
    expect(await visit(name, person)).toEqual({});
    await person.close();
  });
});

it('a link in a post leads out by one more tap; one that was made elsewhere leads nowhere', async () => {
  const leaflet = { title: 'A leaflet', body: 'It is at <https://leaflets.example/sleep> now.' };
  const { threadId } = await threadOf(forum, await forum.person('Ana'), leaflet, 'anxiety');
  const ben = await Person.at(browser, origin);
  await ben.page.goto(`/threads/${threadId}`);
  await ben.page.locator('.prose a').click();
  const button = ben.page.getByRole('link', { name: 'Go there' });
  expect(await button.getAttribute('href')).toBe('https://leaflets.example/sleep');
  const made = ben.page.url();
  await ben.page.goto('data:text/html,' + encodeURIComponent(`<a href="${made}">Look</a>`));
  await ben.page.getByText('Look').click();
  await ben.page.getByText('This link did not come from a page here.').waitFor();
  expect(await button.count()).toBe(0);
  await ben.close();
});
