import { describe, expect, it } from 'vitest';
import { ownPath } from '../../src/platform/web/answers.js';
import { isUuid } from '../../src/platform/text/uuid.js';
import { webAddress } from '../../src/platform/text/web-address.js';

describe('a path to go on to', () => {
  it.each([
    '/',
    '/drafts/waiting',
    '/threads/1?after=20#post-2',
    '/boards/depression?before=3&x=%2F',
    '/crisis-lines',
  ])('is taken when it is of this site: %s', (path) => expect(ownPath(path, '/home')).toBe(path));

  it.each([
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\nSet-Cookie:x=1',
    ' /drafts',
    'javascript:alert(1)',
    'drafts/waiting',
    '/a\u0000',
    '/<script>',
    '/"onclick=',
    '/é',
    '/@evil.example:80',
    '',
    undefined,
    null,
    ['/'],
    { path: '/' },
  ])('is not followed when it could lead elsewhere: %j', (path) => {
    expect(ownPath(path, '/home')).toBe('/home');
  });

  it('never leaves the site, however a browser reads it', () => {
    for (const path of ['//', '/\\', '/%5c', '/%2f', '/.', '/..', '/./', '/;'].map(
      (start) => `${start}/evil.example`,
    ))
      expect(new URL(ownPath(path, '/'), 'https://forum.example').origin).toBe('https://forum.example');
  });
});

describe('an address of the web', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['HTTP://EXAMPLE.org/a b', 'http://example.org/a%20b'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/'],
  ])('%s', (text, address) => expect(webAddress(text)).toBe(address));

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a:b@evil.example',
    '/here',
    '',
    undefined,
    ['https://a.example'],
  ])('is none: %j', (text) => expect(webAddress(text)).toBeNull());
});

describe('an id', () => {
  it.each(['3f0c4f6e-0d53-4a3c-9d2e-0a4c4b6a1f00', '3F0C4F6E-0D53-4A3C-9D2E-0A4C4B6A1F00'])(
    'can be %s',
    (text) => expect(isUuid(text)).toBe(true),
  );

  it.each([
    '',
    '1',
    '3f0c4f6e0d534a3c9d2e0a4c4b6a1f00',
    ' 3f0c4f6e-0d53-4a3c-9d2e-0a4c4b6a1f00',
    "x'--",
    undefined,
    ['a'],
  ])('cannot be %j', (text) => expect(isUuid(text)).toBe(false));

  it('has no line end behind it', () => {
    expect(isUuid('3f0c4f6e-0d53-4a3c-9d2e-0a4c4b6a1f00\n')).toBe(false);
  });
});
