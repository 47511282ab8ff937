import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, hold, putUp, writeReply, writeThread } from '../database/hands.js';
import { idsOf, type Place, press, startPlace } from '../limits/pauses.js';
import type { Visitor } from '../support/visitor.js';
import { wear } from '../support/worn.js';

/** Things of one name, by where the team works on them. */
type Things = Record<string, string>;

let place: Place;
let pat: Visitor;
let lou: Visitor;
let pseudonyms: Things;
let worn: Things;

/** Pat wrote under the pseudonym and under a one-time name, and joined the team after that. */
beforeAll(async () => {
  place = await startPlace();
  await place.person('Pat');
  const { memberId, personaId } = await idsOf(place, 'Pat');
  const thread = await putUp(place.sql, await writeThread(place.sql, await idsOf(place, 'Ana')));
  const own = await putUp(place.sql, await writeThread(place.sql, await idsOf(place, 'Ana')));
  pseudonyms = await furnish(personaId, own.threadId);
  worn = await furnish(await wear(place, 'Pat', 'Mossy Lark', thread.threadId), thread.threadId);
  await place.sql(`update members set role = 'lead' where id = $1`, [memberId]);
  await place.sql(
    `insert into safeguarding_contacts (member_id, named_by)
     select n.member_id, a.member_id from personas n, personas a where n.name = any($1) and a.name = 'Ada'`,
    [['Pat', 'Lou']],
  );
  [pat, lou] = [await place.person('Pat'), await place.person('Lou')];
});
afterAll(() => place.stop());

const REASON = 'Let us see.';

// What the owner gets: the same as for a text of the pseudonym.
const DOORS: [method: 'GET' | 'POST', door: (things: Things) => string, status: number, fields?: Things][] = [
  ['GET', ({ held }) => `/reviews/${held}`, 409],
  ['POST', ({ held }) => `/reviews/${held}/claim`, 409],
  ['POST', ({ held }) => `/reviews/${held}/hand-over`, 409],
  ['POST', ({ held }) => `/reviews/${held}/take-over`, 409, { from: 'Moe', word: REASON }],
  ['POST', ({ held }) => `/reviews/${held}/decision`, 409, { outcome: 'publish' }],
  ['POST', ({ held }) => `/reviews/${held}/message`, 409, { body: REASON, key: randomUUID() }],
  ['POST', ({ held }) => `/reviews/${held}/escalation`, 409, { why: 'now' }],
  ['GET', ({ held }) => `/reviews/${held}/answers`, 409],
  ['GET', ({ glance }) => `/glances/${glance}`, 409],
  ['POST', ({ glance }) => `/glances/${glance}/seen`, 409],
  [
    'POST',
    ({ up, glance }) => `/posts/${up}/removal?of=${glance}`,
    409,
    { guideline: 'kindness', reason: REASON },
  ],
  ['GET', ({ look }) => `/second-looks/${look}`, 409],
  [
    'POST',
    ({ look }) => `/second-looks/${look}/decision`,
    409,
    { outcome: 'upheld', reason: REASON, seen: '0' },
  ],
  ['GET', ({ up }) => `/reports/posts/${up}`, 404],
  ['POST', ({ up }) => `/reports/posts/${up}/answer`, 404],
  ['GET', ({ audit }) => `/audits/${audit}`, 404],
  ['POST', ({ audit }) => `/audits/${audit}/judgement`, 404, { judgement: 'none' }],
  ['GET', ({ followUp }) => `/follow-ups/${followUp}`, 404],
  ['POST', ({ followUp }) => `/follow-ups/${followUp}/done`, 404, { outcome: 'no_sign' }],
  ['POST', ({ finding }) => `/findings/${finding}/look`, 404],
  ['GET', ({ confided }) => `/safeguarding/${confided}`, 404],
  [
    'POST',
    ({ confided }) => `/safeguarding/${confided}/closing`,
    404,
    { outcome: 'answered', reason: REASON },
  ],
  ['GET', ({ words }) => `/urgent-words/${words}`, 404],
  ['GET', ({ about }) => `/urgent-words/${about}`, 404],
  ['POST', ({ words }) => `/urgent-words/${words}/answer`, 404, { outcome: 'read' }],
  ['GET', ({ note }) => `/limits/notes/${note}`, 404],
  ['POST', ({ note }) => `/limits/notes/${note}/answer`, 404, { outcome: 'read' }],
  ['GET', ({ appeal }) => `/limits/appeals/${appeal}`, 404],
  ['POST', ({ appeal }) => `/limits/appeals/${appeal}/decision`, 404, { decision: 'lifted', reason: REASON }],
  ['GET', ({ up }) => `/posts/${up}/postvention`, 404],
  ['GET', ({ up }) => `/posts/${up}/pause`, 409],
  ['POST', ({ limit }) => `/limits/${limit}/lift`, 403],
];

const LISTS = [
  '/reviews',
  '/reports',
  '/second-looks',
  '/audits',
  '/follow-ups',
  '/rescreenings',
  '/safeguarding',
  '/limits',
];

// The door with the kind of thing in place of its id.
const NAMED = new Proxy<Things>({}, { get: (_, thing) => String(thing) });

describe.each(DOORS.map(([method, door, ...rest]) => [method, door(NAMED), door, ...rest] as const))(
  'a door of the team to one’s own words: %s %s',
  (method, _, door, status, fields = {}) => {
    it('is as closed under a one-time name as under the pseudonym, and open to others', async () => {
      const knock = (who: Visitor, things: Things) =>
        method === 'GET'
          ? who.get(door(things))
          : press(who, door(things), { ...fields, ...revisionOf(things, door) });
      const [own, hidden] = [await knock(pat, pseudonyms), await knock(pat, worn)];
      expect([own.status, hidden.status]).toEqual([status, status]);
      expect(hidden.page.querySelector('h1')?.text).toBe(own.page.querySelector('h1')?.text);
      if (method === 'GET') expect((await lou.get(door(worn))).status).toBe(200);
    });
  },
);

describe('the lists of the team', () => {
  it.each(LISTS)('%s leave out what is under an own one-time name', async (list) => {
    const leads = (page: {
      page: { querySelectorAll: (of: string) => { getAttribute: (of: string) => unknown }[] };
    }) =>
      page.page
        .querySelectorAll('a, form')
        .map((each) => String(each.getAttribute('href') ?? each.getAttribute('action')));
    const [mine, theirs] = [leads(await pat.open(list)), leads(await lou.open(list))];
    const about = (found: string[], things: Things) =>
      found.filter((href) => Object.values(things).some((id) => href.includes(id)));
    expect(about(theirs, worn).length).toBeGreaterThan(0);
    expect([about(mine, worn), about(mine, pseudonyms)]).toEqual([[], []]);
  });

  it('count nothing of it either', async () => {
    const due = (text: string) => /Afterwards (\d+) due/.exec(text)?.[1] ?? '0';
    expect(due((await pat.open('/limits')).text)).toBe('0');
    expect(due((await lou.open('/limits')).text)).toBe('2');
  });
});

describe('a report that a member of the team made under a one-time name', () => {
  it('is theirs, and is answered by somebody else', async () => {
    const thread = await putUp(place.sql, await writeThread(place.sql, await idsOf(place, 'Ana')));
    await report(thread.postId, await wear(place, 'Pat', 'Grey Heron', thread.threadId));
    const fields = { outcome: 'looked_and_left', reason: REASON };
    const page = await pat.open(`/reports/posts/${thread.postId}`);
    expect(page.text).toContain('You told the team about this post yourself.');
    const lous = await lou.open(`/reports/posts/${thread.postId}`);
    expect(lous.text).not.toContain('yourself');
    const seen = lous.page.querySelector('[name=seen]')?.getAttribute('value') ?? '';
    const refused = await press(pat, `/reports/posts/${thread.postId}/answer`, { ...fields, seen });
    expect([refused.status, await openReports(thread.postId)]).toEqual([422, 1]);
    await press(lou, `/reports/posts/${thread.postId}/answer`, { ...fields, seen });
    expect(await openReports(thread.postId)).toBe(0);
  });
});

function revisionOf({ glance }: Things, door: (things: Things) => string): Things {
  return door({}).includes('/removal') ? { revision: glance! } : {};
}

async function openReports(postId: string): Promise<number> {
  const rows = await place.sql(`select from reports where post_id = $1 and state = 'open'`, [postId]);
  return rows.length;
}

async function report(postId: string, personaId: string): Promise<void> {
  await place.sql(
    `insert into reports (id, post_id, revision_id, persona_id, kind)
     select gen_random_uuid(), post_id, id, $2, 'unkind' from revisions where post_id = $1 and state = 'published'`,
    [postId, personaId],
  );
}

/** Something of a name behind every door of the team. */
async function furnish(personaId: string, threadId: string): Promise<Things> {
  const { sql } = place;
  const made = async (text: string, ...values: unknown[]): Promise<string> =>
    (await sql<{ id: string }>(`${text} returning id`, values))[0]!.id;
  const reply = (body: string) => writeReply(sql, { personaId }, threadId, body);
  const up = await putUp(sql, await reply('It rains.'));
  const held = await hold(sql, await reply('The night is long.'));
  const kept = await hold(sql, await reply('And longer.'));
  const moe = await idsOf(place, 'Moe');
  await decide(sql, kept, moe, 'keep');
  await sql(`update verdicts set tier = 'watch' where revision_id = $1`, [up.id]);
  await sql('select queue_revision($1)', [up.id]);
  await report(up.postId, (await idsOf(place, 'Ben')).personaId);
  const [{ member_id }] = (await sql('select member_id from personas where id = $1', [personaId])) as [
    { member_id: string | null },
  ];
  const limit = await made(
    `insert into limits (id, member_id, persona_id, set_by, kind, guideline, ends_at)
     values (gen_random_uuid(), $1, $2, $3, 'cool_off', 'kindness', date_trunc('minute', now()) + interval '1 day')`,
    member_id,
    personaId,
    moe.memberId,
  );
  const appeal = await made(
    `insert into limit_appeals (limit_id, persona_id, body) values ($1, $2, 'Please look.')`,
    limit,
    personaId,
  );
  const note = await made(
    `insert into limit_notes (persona_id, body, submission_key) values ($1, 'A note.', gen_random_uuid())`,
    personaId,
  );
  const urgent = (subject: string, by: string, revision: string | null) =>
    made(
      `insert into urgent_words (source, subject, persona_id, revision_id, danger) values ('appeal', $1, $2, $3, 'me')`,
      subject,
      by,
      revision,
    );
  return {
    up: up.postId,
    glance: up.id,
    held: held.id,
    limit,
    appeal,
    note,
    words: await urgent(appeal, personaId, null),
    about: await urgent(randomUUID(), (await idsOf(place, 'Ben')).personaId, up.id),
    look: await made(
      `insert into second_looks (id, decision_id) select gen_random_uuid(), id from decisions where revision_id = $1`,
      kept.id,
    ),
    audit: await made(
      'insert into audits (verdict_id) select id from verdicts where revision_id = $1',
      up.id,
    ),
    followUp: await made(
      `update follow_ups set since = since - interval '25 hours', due_at = date_trunc('minute', now()) - interval '1 hour'
       where persona_id = $1 and hours = 24`,
      personaId,
    ),
    finding: await made(
      `with run as (insert into rescreenings (started_by, texts, state, ended_at) values (gen_random_uuid(), 1, 'done', date_trunc('minute', now())) returning id)
       insert into findings (rescreening_id, revision_id, engine, terms_version, tier, categories, matches)
       select run.id, $1, 'test', 0, 'crisis', '{}', '[]' from run`,
      up.id,
    ),
    confided: await made(
      `insert into safeguarding_items (post_id, revision_id, persona_id, category) values ($1, $2, $3, 'minor')`,
      up.postId,
      up.id,
      personaId,
    ),
  };
}
