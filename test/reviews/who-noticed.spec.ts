import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOf, handOfOwner, hold, refusal, type Text, writeRevision } from '../database/hands.js';
import {
  claimAndDecide,
  type Desk,
  heldThread,
  LEA,
  MO,
  press,
  startDesk,
  takeDown,
  threadUp,
} from './desk.js';

const MILD = { tier: 'concern', about: null };
const SCREEN = 'Our automatic check stopped it, and a person has now read it.';
const PERSON = 'Somebody here was worried, and a person looked.';
const RULE = 'By a rule of this place a person reads such words first. A person has now read them.';

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

const noticed = ({ id }: Pick<Text, 'id'>) =>
  desk.sql<{ outcome: string; noticed_by: string }>(
    'select outcome, noticed_by from decisions where revision_id = $1 order by decided_at, outcome',
    [id],
  );

describe('who noticed', () => {
  it.each([
    ['crisis', 'screen', SCREEN],
    ['harmful_detail', 'screen', SCREEN],
    ['strict', 'screen', SCREEN],
    ['contact_details', 'screen', SCREEN],
    ['unscreened', 'rule', RULE],
    ['after_removal', 'rule', RULE],
    ['hidden_words', 'rule', RULE],
  ])('of a text that was held for %s is the %s, and its author reads so', async (why, by, says) => {
    const text = await heldThread(desk, {}, { ...MILD, why });
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'We read you.' });
    expect(await noticed(text)).toEqual([{ outcome: 'keep', noticed_by: by }]);
    expect((await desk.ana.open('/notices')).text).toContain(says);
    expect((await desk.ana.open(`/posts/${text.postId}`)).text).toContain(says);
  });

  it('of a post that was taken down is a person, and never which', async () => {
    const up = await threadUp(desk);
    await desk.ben.send(`/posts/${up.postId}/report`, { kind: 'worried', body: 'She sounds so tired.' });
    await takeDown(desk.mo, up);
    expect(await noticed(up)).toEqual([{ outcome: 'remove', noticed_by: 'person' }]);
    const { text } = await desk.ana.open('/notices');
    expect(text).toContain(PERSON);
    for (const word of ['Ben', 'report', 'so tired', MO]) expect(text).not.toContain(word);
  });

  it('of an edit after that is a rule, unless the screen stopped it', async () => {
    const up = await threadUp(desk);
    await takeDown(desk.mo, up);
    const edit = await hold(desk.sql, await writeRevision(desk.sql, up, { title: 'Rain' }), {
      ...MILD,
      tier: 'none',
      why: 'after_removal',
    });
    await claimAndDecide(desk.mo, edit, { outcome: 'publish' });
    expect(await noticed(edit)).toEqual([{ outcome: 'publish', noticed_by: 'rule' }]);
    expect((await desk.ana.open('/notices')).text).toContain(RULE);
  });

  it('stays the same in a second look, which says nothing of it to anybody', async () => {
    const up = await threadUp(desk);
    await takeDown(desk.mo, up);
    await desk.ana.send(`/posts/${up.postId}/second-look`, { body: 'It was the rain.' });
    const [look] = await desk.sql<{ id: string }>('select id from second_looks');
    const before = (await desk.ana.open('/notices')).text.split(PERSON).length;
    const fields = { outcome: 'overturned', guideline: '', reason: 'It is back.' };
    const answer = await desk.lea.send(`/second-looks/${look!.id}`, fields);
    expect(answer.status).toBe(303);
    expect(await noticed(up)).toEqual([
      { outcome: 'publish', noticed_by: 'person' },
      { outcome: 'remove', noticed_by: 'person' },
    ]);
    expect((await desk.ana.open('/notices')).text.split(PERSON)).toHaveLength(before);
    expect((await desk.mo.open('/notices')).text).not.toContain(PERSON);
  });

  it('stands in the record', async () => {
    const held = await heldThread(desk, {}, { ...MILD, why: 'strict' });
    await claimAndDecide(desk.mo, held, { outcome: 'keep', reason: 'We read you.' });
    await takeDown(desk.mo, await threadUp(desk));
    const { text } = await (await desk.person('Lou Lead', 'lead')).open('/record?kind=decision');
    expect(text).toMatch(/Took a post down A person noticed it.*Kept a text .* The screen noticed it/);
  });

  it('is nothing that a form could say', async () => {
    const text = await heldThread(desk, {}, { ...MILD, why: 'strict' });
    await press(desk.mo, `/reviews/${text.id}/claim`);
    const fields = { outcome: 'keep', guideline: '', reason: 'We read you.', noticed_by: 'person' };
    expect((await press(desk.mo, `/reviews/${text.id}/decision`, fields)).status).toBe(400);
  });

  it('is nothing that the web’s role could say, and the owner’s word is not taken either', async () => {
    const text = await heldThread(desk, {}, { ...MILD, why: 'strict' });
    const insert = `insert into decisions (revision_id, staff_id, outcome, digest, noticed_by)
      select $1, member_id, 'keep', '\\x00', 'person' from personas where name = '${LEA}'`;
    const web = await handOf(desk.database.webUrl);
    expect(await refusal(web.sql(insert, [text.id]))).toBe('42501');
    await web.end();
    const owner = await handOfOwner(desk.database.ownerUrl);
    await owner.sql(insert, [text.id]);
    await owner.end();
    expect(await noticed(text)).toEqual([{ outcome: 'keep', noticed_by: 'screen' }]);
  });
});
