import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, settled } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

// A file of its own: which backend the queue has is decided once in a process.
let forum: Forum;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum({ config: { redisUrl: `redis://127.0.0.1:${await closedPort()}` } });
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());

describe('while Redis cannot be reached', () => {
  it('takes words in, and the sweeper puts them up', async () => {
    const { answer, postId } = await openThread(forum, ana, { title: 'Nobody there', body: 'The line is dead.' });
    expect(answer.status).toBe(303);
    expect(await settled(forum, postId)).toEqual(['published']);
  });

  it('shows help first, and holds what a person should read', async () => {
    const { page, postId } = await openThread(forum, ana, { title: 'Nobody there', body: CRISIS.me });
    expect(page.page.querySelector('main')?.children[0]?.classNames).toContain('first');
    expect(await settled(forum, postId)).toEqual(['held']);
  });

  it('says that it makes progress', async () => {
    expect((await forum.guest().get('/readyz')).status).toBe(200);
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
