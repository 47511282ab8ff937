import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, decide, edit, settled, statesOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { heldThread, sayWhom, UNCLEAR } from './waiting.js';

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
let moe: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
  moe = await forum.person('Moe', 'moderator');
});
afterAll(() => forum.stop());

const title = ({ page }: Answer): string | undefined => page.querySelector('h1')?.text;
const answers = (): Promise<object[]> => forum.sql('select about from help_answers');

async function review(postId: string): Promise<Answer> {
  const [row] = await forum.sql<{ id: string }>(
    `select id from revisions where post_id = $1 and state = 'held'`,
    [postId],
  );
  return moe.open(`/reviews/${row?.id}`);
}

describe('"is this about you or about someone else?"', () => {
  it('is asked where the words leave it open, and nowhere else', async () => {
    const open = await heldThread(forum, ana, UNCLEAR);
    const asked = await ana.open(`/posts/${open.postId}`);
    expect(title(asked)).toBe('In case this is about now');
    expect(asked.text).toContain('Is this about you, or about someone else?');
    for (const body of Object.values(CRISIS)) {
      const plain = await heldThread(forum, ana, body);
      expect((await ana.open(`/posts/${plain.postId}`)).text).not.toContain('Is this about you, or');
      expect((await sayWhom(ana, plain.postId, 'me')).status).toBe(409);
    }
  });

  it.each([
    ['me', 'You do not have to get through this alone', 'It is about themselves'],
    ['someone_else', 'You are worried about someone. Here is what helps.', 'It is about someone else'],
  ])('answered with %s changes the page, and what the team sees', async (about, help, told) => {
    const { postId } = await heldThread(forum, ana, UNCLEAR);
    expect((await ana.send(`/posts/${postId}`, {}, `/posts/${postId}/about`)).status).toBe(400);
    expect((await sayWhom(ana, postId, about)).location).toBe(`/posts/${postId}`);
    expect(title(await ana.open(`/posts/${postId}`))).toBe(help);
    expect((await review(postId)).text).toContain(told);
  });

  it('can be answered anew', async () => {
    const { postId } = await heldThread(forum, ana, UNCLEAR);
    await sayWhom(ana, postId, 'me');
    expect((await ana.open(`/posts/${postId}`)).text).toContain('No, it is about someone else');
    await sayWhom(ana, postId, 'someone_else');
    expect(title(await ana.open(`/posts/${postId}`))).toContain('worried about someone');
  });

  it('moves nothing of the text: it is held, and its verdict is as it was', async () => {
    const { postId } = await heldThread(forum, ana, UNCLEAR);
    const before = await verdictsOf(postId);
    await sayWhom(ana, postId, 'someone_else');
    expect(await statesOf(forum, postId)).toEqual(['held']);
    expect(await verdictsOf(postId)).toEqual(before);
  });

  it('is asked again of the next text', async () => {
    const { postId } = await heldThread(forum, ana, UNCLEAR);
    await sayWhom(ana, postId, 'me');
    await edit(forum, ana, postId, { title: 'This night', body: `${UNCLEAR} now` });
    await settled(forum, postId);
    expect((await ana.open(`/posts/${postId}`)).text).toContain('Is this about you, or about someone else?');
  });
});

describe('what is refused', () => {
  it('the answer of anybody else: there is no such post', async () => {
    const { postId } = await heldThread(forum, ana, UNCLEAR);
    const before = await answers();
    for (const who of [ben, moe]) expect((await sayWhom(who, postId, 'me')).status).toBe(404);
    const { _csrf } = await forum.guest().hiddenFields('/safety-plan');
    expect(
      (await forum.guest().post(`/posts/${postId}/about`, { _csrf: _csrf ?? '', about: 'me' })).status,
    ).toBe(403);
    expect(await answers()).toEqual(before);
  });

  it.each(['under_way', 'harm_to_others', 'unclear', ''])(
    'an answer that nobody offers: %s',
    async (about) => {
      const { postId } = await heldThread(forum, ana, UNCLEAR);
      expect((await sayWhom(ana, postId, about)).status).toBe(400);
    },
  );

  it('an answer without the token', async () => {
    const { postId } = await heldThread(forum, ana, UNCLEAR);
    expect((await ana.post(`/posts/${postId}/about`, { about: 'me' })).status).toBe(403);
  });

  it('an answer after somebody has decided', async () => {
    const { postId } = await heldThread(forum, ana, UNCLEAR);
    await decide(forum, moe, postId, 'keep');
    expect((await sayWhom(ana, postId, 'me')).status).toBe(409);
  });
});

function verdictsOf(postId: string): Promise<object[]> {
  return forum.sql(
    'select v.* from verdicts v join revisions r on r.id = v.revision_id where r.post_id = $1',
    [postId],
  );
}
