import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { eventually } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { CutWire } from './cut-wire.js';
import { addLine, change, shipped, switchOver } from './lead.js';
import { BUILD_MS, WebProcesses } from './web-processes.js';

let forum: Forum;
let lea: Visitor;
let processes: WebProcesses;
let other: string;
let wire: CutWire;
beforeAll(async () => {
  processes = await WebProcesses.build();
  forum = await startForum({ worker: false });
  lea = await forum.person('Lea', 'lead');
  wire = await CutWire.to(forum.config.databaseUrl!);
  other = await processes.start({ ...forum.config, databaseUrl: wire.url });
}, BUILD_MS);
afterAll(async () => {
  processes.clear();
  await wire.cut();
  await forum.stop();
});

const page = async (path: string): Promise<{ status: number; html: string }> => {
  const answer = await fetch(`${other}${path}`, { headers: { 'Accept-Language': 'en-GB' } });
  return { status: answer.status, html: await answer.text() };
};

const shows = (path: string, words: string) =>
  eventually(async () => expect((await page(path)).html).toContain(words));

const isGone = (path: string, words: string) =>
  eventually(async () => expect((await page(path)).html).not.toContain(words));

describe('a change that is made in one web process', () => {
  it('is seen in another within seconds: added, changed, hidden and shown again', async () => {
    const id = await addLine(lea);
    await shows('/crisis-lines?country=GB', 'Harbour line');
    await change(lea, id, { name: 'Quay line' });
    await shows('/crisis-lines?country=GB', 'Quay line');
    await switchOver(lea, id);
    await isGone('/crisis-lines?country=GB', 'Quay line');
    await switchOver(lea, id);
    await shows('/crisis-lines?country=GB', 'Quay line');
  });

  it('is in a process that begins later', async () => {
    await addLine(lea, { name: 'Dawn line' });
    const late = await processes.start(forum.config);
    expect(await (await fetch(`${late}/crisis-lines?country=GB`)).text()).toContain('Dawn line');
  });
});

describe('while PostgreSQL is away', () => {
  it('the changed list stays: on the page of lines, in the bar of every page, and with an error', async () => {
    await change(lea, shipped('Samaritans').id, { calls: '116 124' });
    await shows('/guidelines', 'tel:116124');
    await wire.cut();
    try {
      expect(await page('/crisis-lines?country=GB')).toMatchObject({
        status: 200,
        html: expect.stringContaining('tel:116124') as string,
      });
      expect(await page('/')).toMatchObject({
        status: 503,
        html: expect.stringContaining('tel:116124') as string,
      });
    } finally {
      await wire.mend();
    }
    await change(lea, shipped('Samaritans').id, { calls: '116 125' });
    await shows('/guidelines', 'tel:116125');
  });
});
