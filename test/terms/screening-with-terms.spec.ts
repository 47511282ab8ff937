import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';
import { addTerm, judgedPost, judgedWith, switchTo, versionOf } from './words.js';

let forum: Forum;
let lea: Visitor;
let ana: Visitor;
let id: string;
beforeAll(async () => {
  forum = await startForum();
  lea = await forum.person('Lea', 'lead');
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());
beforeEach(async () => {
  await forum.sql(`update terms set state = 'off'`);
  id = await addTerm(lea);
});

const PLAIN = 'We walked to the gr3ylark viaduct after lunch.';
const HEAVY = 'I am going to kill myself tonight at the greylark viaduct.';

async function shadows(): Promise<object[]> {
  return forum.sql('select matched, raised from term_shadows where term_id = $1 and day = current_date', [
    id,
  ]);
}

describe('words in shadow', () => {
  it('change nothing for anyone, and are counted by day', async () => {
    expect(await judgedWith(forum, ana, 'nothing of it', await versionOf(forum))).toMatchObject({
      state: 'published',
    });
    expect(await shadows()).toEqual([]);
    expect(await judgedPost(forum, ana, PLAIN)).toMatchObject({ state: 'published', tier: 'none' });
    expect(await judgedPost(forum, ana, HEAVY)).toMatchObject({ state: 'held', tier: 'crisis' });
    expect(await shadows()).toEqual([{ matched: 2, raised: 1 }]);
    expect((await lea.get('/terms')).text).toContain('would have raised 1');
    const day = (await lea.get(`/terms/${id}`)).page.querySelector('tbody tr')!;
    expect(day.querySelectorAll('td').map((cell) => cell.text)).toEqual([
      new Date().toISOString().slice(0, 10),
      '2',
      '1',
    ]);
  });
});

describe('live words', () => {
  beforeEach(async () => {
    await switchTo(lea, id, 'live');
  });

  it('hold a post, show its author help at once, and are named in the verdict', async () => {
    const version = await versionOf(forum);
    expect(await judgedWith(forum, ana, PLAIN, version)).toMatchObject({
      state: 'held',
      tier: 'crisis',
      terms_version: version,
    });
    const [last] = await forum.sql<{ matches: { rule: string }[]; advised_tier: string; post_id: string }>(
      `select v.matches, r.advised_tier, r.post_id from verdicts v join revisions r on r.id = v.revision_id
       where v.terms_version = $1 and v.tier = 'crisis'`,
      [version],
    );
    expect(last!.matches.map(({ rule }) => rule)).toEqual([`own.${id}`]);
    expect(last!.advised_tier).toBe('crisis');
    expect((await ana.get(`/posts/${last!.post_id}`)).page.querySelector('section.first')).not.toBeNull();
    expect(await shadows()).toEqual([]);
  });

  it('are forgotten again once they are off', async () => {
    await judgedWith(forum, ana, PLAIN, await versionOf(forum));
    await switchTo(lea, id, 'off');
    expect(await judgedWith(forum, ana, PLAIN, await versionOf(forum))).toMatchObject({ state: 'published' });
  });

  it('bring help to a form that is sent back', async () => {
    const words = { title: '', body: PLAIN };
    await judgedWith(forum, ana, PLAIN, await versionOf(forum));
    // The web process looks for itself, within seconds.
    await vi.waitFor(async () => {
      const { status, html } = await ana.send('/boards/depression/threads/new', words);
      expect(status).toBe(422);
      expect(html).toContain('<section class="first');
    }, 10_000);
  });
});
