import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leavingView } from '../../src/pages/leaving.view.js';
import { webAddress } from '../../src/platform/text/web-address.js';
import { renderText } from '../../src/threads/rendering.js';
import { type Forum, startForum } from '../support/forum.js';

const at = (to: string, more = '') => `/leaving?to=${encodeURIComponent(to)}${more}`;
const FROM_HERE = { 'Sec-Fetch-Site': 'same-origin' };

/** Where an address leads, in the form that rendering hands on. */
function seen(text: string) {
  return leavingView(webAddress(text) ?? '', 'same-origin');
}

describe('where a link leads', () => {
  it.each([
    ['a plain one', 'https://example.org/a?b=c', 'example.org', []],
    ['not encrypted', 'http://example.org/', 'example.org', ['open']],
    [
      'an onion needs no TLS',
      'http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion/',
      '2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion',
      [],
    ],
    ['a port', 'https://example.org:8443/', 'example.org', ['port']],
    ['the usual port', 'https://example.org:443/', 'example.org', []],
    ['a number', 'https://1.1.1.1/', '1.1.1.1', ['number']],
    ['a number of this machine, in disguise', 'https://0x7f.1/', '127.0.0.1', ['own_network', 'number']],
    ['the router', 'http://192.168.1.1/reboot', '192.168.1.1', ['own_network', 'number', 'open']],
    ['IPv6 at home', 'https://[fe80::1]/', '[fe80::1]', ['own_network', 'number']],
    ['IPv4 within IPv6', 'https://[::ffff:10.0.0.1]/', '[::ffff:a00:1]', ['own_network', 'number']],
    ['a name at home', 'https://printer.local/', 'printer.local', ['own_network']],
    ['this machine', 'https://localhost/', 'localhost', ['own_network']],
    ['letters of another alphabet', 'https://аpple.com/', 'xn--pple-43d.com', ['other_letters']],
    [
      'letters that write from right to left',
      'https://שלום.example/',
      'xn--9dbne9b.example',
      ['other_letters'],
    ],
    ['wide letters, which are turned', 'https://ｅｘａｍｐｌｅ.org/', 'example.org', []],
  ])('is said of %s', (_, url, site, notes) => {
    expect(seen(url)).toMatchObject({ site, notes: notes.map((note) => `leaving.${note}`) });
  });

  it('shows how a name may look, beside its letters one by one', () => {
    expect(seen('https://аpple.com/').looksLike).toBe('аpple.com');
    expect(seen('https://apple.com/').looksLike).toBeNull();
  });

  it('shows the end of a long name, which says whose site it is', () => {
    const view = seen(`https://www.hospital.example.${'a'.repeat(40)}.evil.example.org/`);
    expect(view.end).toBe('evil.example.org');
    expect(seen('https://www.hospital.example/').end).toBeNull();
  });

  it.each([
    'https://hospital.example@evil.example/',
    'https://a:b@evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('is nothing for %s: the words stay, the link goes', (url) => {
    expect(webAddress(url)).toBeNull();
    expect(renderText(`[look](<${url}>)`)).not.toContain('href');
  });
});

describe('the leaving page', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await startForum({ worker: false });
  });
  afterAll(() => forum.stop());

  it('leads on from a link that stood here, by one button that tells nobody where it was', async () => {
    const { page, headers, text } = await forum.guest().get(at('https://example.org/x?y=1#z'), FROM_HERE);
    const links = page.querySelectorAll('a[href^="http"]');
    expect(links.map((link) => link.attributes)).toEqual([
      {
        class: 'button',
        href: 'https://example.org/x?y=1#z',
        rel: 'noopener noreferrer nofollow',
        referrerpolicy: 'no-referrer',
      },
    ]);
    expect(text).toContain('The site is called: example.org');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-dns-prefetch-control']).toBe('off');
    expect(headers['x-robots-tag']).toBe('noindex');
    expect([headers.refresh, headers.link, headers.location]).toEqual([undefined, undefined, undefined]);
    expect(page.querySelectorAll('link[rel*=pre], link[rel*=dns], meta[http-equiv]')).toHaveLength(0);
  });

  it.each(['cross-site', 'same-site', 'none'])(
    'leads nowhere for a link that was made elsewhere: %s',
    async (site) => {
      const answer = await forum.guest().get(at('https://evil.example/'), { 'Sec-Fetch-Site': site });
      expect(answer.page.querySelectorAll('a[href^="http"]')).toHaveLength(0);
      expect(answer.text).toContain('This link did not come from a page here.');
      expect(answer.text).toContain('evil.example');
    },
  );

  it('leads on where a browser is too old to say', async () => {
    const { page } = await forum.guest().get(at('https://example.org/'));
    expect(page.querySelector('a[href="https://example.org/"]')).not.toBeNull();
  });

  it('shows what is in an address as words, and keeps its direction', async () => {
    const { page, html } = await forum
      .guest()
      .get(at('https://example.org/\u202egpj.exe"><script>x</script>'), FROM_HERE);
    expect(page.querySelectorAll('main script')).toHaveLength(0);
    expect(html).not.toContain('\u202e');
    expect(page.querySelector('code[dir=ltr]')?.text).toContain('https://example.org/%E2%80%AE');
    const hebrew = await forum.guest().get(at('https://שלום.example/'), FROM_HERE);
    expect(hebrew.page.querySelector('bdi')?.text).toBe('שלום.example');
    expect(hebrew.page.querySelector('strong[dir=ltr]')?.text).toBe('xn--9dbne9b.example');
  });

  it.each([
    '',
    '?to=',
    '?to=/account',
    '?to=//evil.example',
    '?to=javascript:alert(1)',
    '?to=https://a@evil.example',
    '?to=https://a.example&to=https://b.example',
    '?to[]=https://a.example',
  ])('knows no %s', async (query) => {
    expect((await forum.guest().get(`/leaving${query}`, FROM_HERE)).status).toBe(400);
  });
});
