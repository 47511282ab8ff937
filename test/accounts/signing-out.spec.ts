import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { logger } from '../../src/platform/logging/logger.js';
import { type Forum, startForum } from '../support/forum.js';
import {
  cookieIn,
  newBrowser,
  send,
  sessionOf,
  signIn,
  signUp,
  tokenIn,
  tokenOf,
  valueIn,
  whoIs,
} from './people.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());

describe('signing out', () => {
  it('ends the session on the server, not only in the browser', async () => {
    await signUp(newBrowser(forum), 'Leaving Lark');
    const browser = newBrowser(forum);
    const id = await sessionOf(browser, 'Leaving Lark');
    const page = await browser.get('/account');
    const answer = await browser
      .post('/sign-out')
      .type('form')
      .send({ _csrf: tokenIn(page) });
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(valueIn(answer, 'visit')).toBe('');
    expect(cookieIn(answer, 'draft')).toMatch(/^draft=;/);
    expect(
      await forum.sql(`select from sessions where id_digest = sha256(convert_to($1, 'UTF8'))`, [id]),
    ).toEqual([]);
    const thief = await newBrowser(forum).get('/account').set('Cookie', `visit=${id}`);
    expect(thief.status).toBe(303);
  });

  it('leaves other sessions alone', async () => {
    const [one, other] = [newBrowser(forum), newBrowser(forum)];
    await signUp(one, 'Two Places');
    await signIn(other, 'Two Places');
    await one
      .post('/sign-out')
      .type('form')
      .send({ _csrf: await tokenOf(one, '/account') });
    expect(await whoIs(one)).toBeNull();
    expect(await whoIs(other)).toBe('Two Places');
  });

  it('twice is no error', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Double Dune');
    const form = { _csrf: await tokenOf(browser, '/account') };
    await browser.post('/sign-out').type('form').send(form);
    const again = await browser.post('/sign-out').type('form').send(form);
    expect([again.status, again.headers.location]).toEqual([303, '/']);
  });

  it('is not done by other sites, nor by a link', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Staying Stork');
    expect((await browser.post('/sign-out').type('form').send({})).status).toBe(403);
    const form = { _csrf: await tokenOf(browser, '/account') };
    const foreign = await browser
      .post('/sign-out')
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send(form);
    expect(foreign.status).toBe(403);
    expect((await browser.get('/sign-out')).status).toBe(404);
    expect(await whoIs(browser)).toBe('Staying Stork');
  });

  it('leaves nothing in the browser while PostgreSQL is away, and says so once in the log', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Away Auk');
    const form = { _csrf: await tokenOf(browser, '/account') };
    const warn = vi.spyOn(logger, 'warn');
    await forum.sql('revoke select, delete on sessions from hearthside_web');
    const answer = await browser.post('/sign-out').type('form').send(form);
    await forum.sql('grant select, delete on sessions to hearthside_web');
    const warnings = warn.mock.calls.flat();
    warn.mockRestore();
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect([cookieIn(answer, 'visit'), cookieIn(answer, 'draft')]).toEqual([
      expect.stringMatching(/^visit=;/),
      expect.stringMatching(/^draft=;/),
    ]);
    expect(warnings).toEqual(['a session could not be ended at sign-out']);
    expect(await whoIs(browser)).toBeNull();
  });

  it('needs the token of its form while PostgreSQL is away too', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Away Avocet');
    await forum.sql('revoke select, delete on sessions from hearthside_web');
    const answer = await browser.post('/sign-out').type('form').send({});
    await forum.sql('grant select, delete on sessions to hearthside_web');
    expect(answer.status).toBe(403);
    expect(await whoIs(browser)).toBe('Away Avocet');
  });

  it('and in again works in the same browser', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Returning Rook');
    await browser
      .post('/sign-out')
      .type('form')
      .send({ _csrf: await tokenOf(browser, '/account') });
    const answer = await send(browser, '/sign-in', {
      pseudonym: 'Returning Rook',
      password: 'seven kettles on a stove',
    });
    expect(answer.status).toBe(303);
    expect(await whoIs(browser)).toBe('Returning Rook');
  });
});
