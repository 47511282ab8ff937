import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';
import { answered, titlesOf, waiting } from './people.js';

let forum: Forum;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ben = await forum.person('Ben');
});
afterAll(() => forum.stop());
beforeEach(() => forum.sql('delete from threads'));

const invited = async (who: Visitor, path: string) =>
  (await who.open(path)).page
    .querySelectorAll('main a')
    .find(({ attributes }) => (attributes.href ?? '').endsWith('waiting'))?.text ?? null;

it('says in small words how many people wait, on all boards and on one', async () => {
  expect(await invited(ben, '/')).toBe('Who waits for a first answer?');
  const snow = await waiting(forum, 'Ana', 'Snow');
  await waiting(forum, 'Ana', 'Wind');
  expect(await invited(ben, '/')).toBe('One person is waiting for a first answer.');
  await waiting(forum, 'Cleo', 'Rain');
  await waiting(forum, 'Dora', 'Fog', 'anxiety');
  expect(await invited(ben, '/')).toBe('Three people are waiting for a first answer.');
  expect(await invited(ben, '/boards/depression')).toBe('Two people are waiting for a first answer.');
  await answered(forum, ben, snow);
  expect(await invited(ben, '/boards/depression')).toBe('Two people are waiting for a first answer.');
});

it('does not count oneself, what the viewer may not read or answer, nor beyond ten', async () => {
  await waiting(forum, 'Ben', 'Snow');
  expect(await invited(ben, '/')).toBe('Who waits for a first answer?');
  await waiting(forum, 'Ana', 'Wind');
  await forum.sql(`update first_replies set crisis = true`);
  expect(await invited(ben, '/')).toBe('Who waits for a first answer?');
  expect(await invited(await forum.person('Finn', 'facilitator'), '/')).toBe(
    'Two people are waiting for a first answer.',
  );
  await forum.sql(`update first_replies set crisis = false`);
  await forum.sql(`update boards set members_only = true, closed = true where slug = 'depression'`);
  expect(await invited(ben, '/')).toBe('Who waits for a first answer?');
  await forum.sql(`update boards set members_only = false, closed = false where slug = 'depression'`);
  await Promise.all(Array.from({ length: 11 }, (_, nth) => waiting(forum, `Many${nth}`, `Rain ${nth}`)));
  expect(await invited(ben, '/')).toBe('Several people are waiting for a first answer.');
});

it('is not said to guests, nor to whoever rests', async () => {
  await waiting(forum, 'Ana', 'Wind');
  expect(await invited(forum.guest(), '/')).toBeNull();
  await forum.sql(
    `insert into urgent_words (source, subject, persona_id, danger)
     select 'note', gen_random_uuid(), id, 'me' from personas where name = 'Ben'`,
  );
  expect(await invited(ben, '/')).toBeNull();
  await forum.sql('delete from urgent_words');
});

it('counts and lists, on a board, who waits on one that is becoming part of it', async () => {
  await waiting(forum, 'Ana', 'Wind');
  await waiting(forum, 'Dora', 'Fog', 'anxiety');
  await forum.sql(MERGING, ['anxiety', 'depression']);
  expect(await invited(ben, '/boards/anxiety')).toBe('Two people are waiting for a first answer.');
  const list = await ben.open('/boards/anxiety/waiting');
  await forum.sql(MERGING, [null, 'depression']);
  expect(titlesOf(list).sort()).toEqual(['Fog', 'Wind']);
});

const MERGING = `update boards set merging_into = (select id from boards where slug = $1) where slug = $2`;
