import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { newBrowser, signUp } from './people.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());

describe('looking at the account', () => {
  it('shows the name, and since when to the month', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Looking Lynx');
    await forum.sql(
      `update members set joined_on = '2025-03-31' where id = (select member_id from personas where name = 'Looking Lynx')`,
    );
    const page = await browser.get('/account');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>Looking Lynx</h1>');
    expect(page.text).toContain('since March 2025');
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it('leads guests to the way in, and back', async () => {
    const page = await newBrowser(forum).get('/account');
    expect([page.status, page.headers.location]).toEqual([303, '/sign-in?next=%2Faccount']);
  });
});
