import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.stop());

describe('opening a thread', () => {
  it('puts it up, and leads its author to it', async () => {
    const ana = await forum.person('Ana');
    const sent = await ana.send('/boards/depression/threads/new', { title: 'Rain again', body: 'It is *grey* here.' });
    expect(sent.status).toBe(303);
    const thread = await ana.follow(sent);
    expect(thread.status).toBe(200);
    expect(thread.page.querySelector('h1')?.text).toBe('Rain again');
    expect(thread.html).toContain('<em>grey</em>');
    const guest = await forum.guest().open('/boards/depression');
    expect(guest.text).toContain('Rain again');
  });
});
