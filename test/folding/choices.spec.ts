import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { threadOf, type Written } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { answer, choose, notedReply, openPart } from './people.js';

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
let thread: Written;
let bens: string;

beforeAll(async () => {
  forum = await startForum();
  [ana, ben] = [await forum.person('Ana'), await forum.person('Ben')];
  thread = await threadOf(forum, ana, { title: 'Rain again', body: 'The kettle is on.' });
  bens = await answer(forum, ben, thread.threadId, 'We had tea by the lighthouse, with my *walk*ing stick.');
});
beforeEach(() => forum.sql('delete from reading_choices'));
afterAll(() => forum.stop());

const sealed = () =>
  forum.sql<{ owner: Buffer; sealed: Buffer }>('select owner, sealed from reading_choices');
const seenBy = async (who: Visitor) => openPart(await who.open(`/threads/${thread.threadId}`));
const block = (who: Visitor, postId: string) =>
  who.send(`/posts/${postId}/block`, {}, `/posts/${postId}/block`);

describe('how somebody reads', () => {
  it('is kept for them alone, and follows them to every device', async () => {
    const grief = await notedReply(forum, ben, thread.threadId, 'She is gone a year.', 'grief');
    expect((await choose(ana, { way_grief: 'show' })).location).toBe('/reading-choices?kept=yes');
    const again = await forum.person('Ana');
    expect(await seenBy(again)).toContain('She is gone a year.');
    await choose(ana, { way_grief: 'hide' });
    const hidden = (await again.open(`/threads/${thread.threadId}`)).page.querySelector(`#post-${grief}`)!;
    expect(hidden.innerHTML).not.toContain('gone a year');
    expect(hidden.querySelector('.actions')).toBeNull();
    expect(await seenBy(await forum.person('Cleo'))).not.toContain('She is gone a year.');
  });

  it('is sealed: a dump shows neither what nor whose, and the usual way leaves no row', async () => {
    await choose(ana, { words: 'lighthouse' });
    await block(ana, bens);
    const [row] = await sealed();
    const people = await forum.sql<{ id: string; member_id: string }>(
      'select id, member_id from personas where member_id is not null',
    );
    const dump = Buffer.concat([row!.owner, row!.sealed]);
    for (const text of ['lighthouse', ...people.flatMap(({ id, member_id }) => [id, member_id])])
      expect(dump.includes(text)).toBe(false);
    await ana.send('/reading-choices', {}, '/reading-choices/removal');
    expect(await sealed()).toEqual([]);
    expect(await seenBy(ana)).toContain('lighthouse');
  });

  it('takes every sign in a muted word as itself', async () => {
    const signs = [
      'self-harm',
      '24/7',
      '1.5 mg',
      'c++',
      'why?',
      '(a)',
      '[b]',
      '{c}',
      'a|b',
      'x^2',
      '5$',
      'a\\b',
    ];
    const posts = await Promise.all(
      signs.map((sign) =>
        answer(forum, ben, thread.threadId, `On ${sign.replaceAll(/[[\]()]/g, '')} today.`),
      ),
    );
    await choose(ana, { words: signs.join('\n') });
    const seen = await ana.open(`/threads/${thread.threadId}`);
    expect(seen.status).toBe(200);
    expect(seen.page.querySelector(`#post-${posts[0]} details.fold`)).not.toBeNull();
    for (const path of ['/boards/depression', '/notices', '/waiting', '/reading-choices'])
      expect((await ana.open(path)).status).toBe(200);
  });

  it('cannot be opened as somebody else’s', async () => {
    await choose(ana, { words: 'lighthouse' });
    await choose(ben, { words: 'kettle' });
    await forum.sql(
      `update reading_choices a set sealed = b.sealed from reading_choices b where a.owner <> b.owner`,
    );
    expect(await seenBy(ana)).toContain('lighthouse');
    expect((await ana.open('/reading-choices')).html).not.toContain('kettle');
  });

  it('is asked again where something is wrong, and nothing that was typed is lost', async () => {
    const long = 'a'.repeat(61);
    for (const [words, said] of [
      [long, 'too long'],
      ['***', 'no letters'],
      [Array.from({ length: 101 }, (_, at) => `w${at}`).join('\n'), '100 lines at most'],
    ] as const) {
      const back = await choose(ana, { words });
      expect(back.status).toBe(422);
      expect(back.text).toContain(said);
      expect(back.page.querySelector('#words')!.text).toContain(words.slice(0, 20));
    }
    expect((await choose(ana, { way_grief: 'burn' })).status).toBe(422);
    expect(await sealed()).toEqual([]);
  });

  it('is the business of members', async () => {
    expect((await forum.guest().get('/reading-choices')).location).toMatch(/^\/sign-in/);
  });
});

describe('muted words', () => {
  it.each(['lighthouse', 'LIGHTHOUSE', 'walking', 'walk*', 'by the  lighthouse'])(
    '“%s” folds the post, whole words and any case',
    async (words) => {
      await choose(ana, { words });
      const seen = await seenBy(ana);
      expect(seen).not.toContain('lighthouse');
      expect(seen).toContain('It has words that you muted');
    },
  );

  it.each(['light', 'walk', '.*', '(a+)+b x'])('“%s” folds nothing of it', async (words) => {
    const { status } = await choose(ana, { words });
    expect([303, 422]).toContain(status);
    expect(await seenBy(ana)).toContain('lighthouse');
  });

  it('fold a title too, and nothing of one’s own', async () => {
    await choose(ben, { words: 'rain\nlighthouse' });
    expect(openPart(await ben.open('/boards/depression'))).not.toContain('Rain again');
    const seen = await seenBy(ben);
    expect(seen).not.toContain('Rain again');
    expect(seen).toContain('lighthouse');
    expect(await seenBy(ana)).toContain('Rain again');
  });
});

describe('blocking a name', () => {
  it('folds away what it writes, its name too, and says that it is about this name alone', async () => {
    const asked = await ana.open(`/posts/${bens}/block`);
    expect(asked.text).toContain('It is for this name alone');
    await block(ana, bens);
    const post = (await ana.open(`/threads/${thread.threadId}`)).page.querySelector(`#post-${bens}`)!;
    expect(post.getAttribute('aria-label')).not.toContain('Ben');
    expect(post.querySelector('details > summary')!.text).toBe('A post by a name that you blocked');
    expect(await seenBy(ana)).not.toMatch(/lighthouse|Ben/);
  });

  it('is learned by nobody: for the blocked and for others every page is the same, byte by byte', async () => {
    const cleo = await forum.person('Cleo');
    const paths = ['/', '/boards/depression', `/threads/${thread.threadId}`, '/notices', `/posts/${bens}`];
    const look = async (who: Visitor) =>
      Promise.all(paths.map(async (path) => withoutKeys((await who.open(path)).html)));
    const before = [await look(ben), await look(cleo)];
    await block(ana, bens);
    expect([await look(ben), await look(cleo)]).toEqual(before);
    expect(await forum.sql(`select from notices where kind <> 'published'`)).toEqual([]);
    expect(await forum.sql(`select from record_entries where kind not in ('role')`)).toEqual([]);
  });

  it('keeps nobody from answering, nor the team’s messages from arriving', async () => {
    await block(ana, bens);
    const later = await answer(forum, ben, thread.threadId, 'One more thing about the sea.');
    expect(await seenBy(ana)).not.toContain('about the sea');
    expect(openPart(await ben.open(`/threads/${thread.threadId}`))).toContain('about the sea');
    const moe = await forum.person('Moe', 'moderator');
    await moe.send(`/posts/${thread.postId}/notes`, { note_grief: 'yes' });
    expect((await ana.open('/notices')).text).toContain('The team changed the notes');
    await moe.send(`/posts/${thread.postId}/notes`, {}, `/posts/${thread.postId}/notes`);
    expect(later).toBeTruthy();
  });

  it('is listed and taken back; twice is once', async () => {
    await block(ana, bens);
    await block(ana, bens);
    const { page, html } = await ana.open('/reading-choices');
    const forms = page
      .querySelectorAll('form')
      .filter((form) => form.getAttribute('action')?.includes('names/'));
    expect(forms).toHaveLength(1);
    const [persona] = await forum.sql<{ id: string }>(`select id from personas where name = 'Ben'`);
    expect(html).not.toContain(persona?.id ?? 'Ben’s id');
    await ana.send('/reading-choices', {}, forms[0]!.getAttribute('action'));
    expect(await seenBy(ana)).toContain('lighthouse');
  });

  it('survives a change of the other choices, and two windows at once', async () => {
    await Promise.all([block(ana, bens), choose(ana, { way_grief: 'show' })]);
    await choose(ana, { way_grief: 'fold' });
    expect(await seenBy(ana)).not.toContain('lighthouse');
  });

  it('is not for one’s own name, for what is not up, nor for guests', async () => {
    expect((await ben.get(`/posts/${bens}/block`)).status).toBe(404);
    const gone = await answer(forum, ben, thread.threadId, 'Soon taken back.');
    await ben.send(`/posts/${gone}/withdrawal`, {}, `/posts/${gone}/withdrawal`);
    expect((await ana.get(`/posts/${gone}/block`)).status).toBe(404);
    expect((await ana.get('/posts/none/block')).status).toBe(404);
    expect((await forum.guest().get(`/posts/${bens}/block`)).location).toMatch(/^\/sign-in/);
  });
});

function withoutKeys(html: string): string {
  return html.replace(/value="[^"]{20,}"|name="one_time_name" type="text" value="[^"]*"/g, 'value=""');
}
