import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { qrCode } from '../../src/second-factor/qr-code.js';
import { appUri, newSecret, stepOf } from '../../src/second-factor/totp.js';

// RFC 6238, appendix B: SHA-1, the last six of its eight digits.
const SECRET = Secret.fromUTF8('12345678901234567890').base32;
const VECTORS: [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];

describe('a code of the app', () => {
  it.each(VECTORS)('is reckoned as the standard does it, at %s seconds', (seconds, code) => {
    expect(stepOf(SECRET, code, seconds * 1_000)).toBe(Math.floor(seconds / 30));
  });

  it('is taken one step before and after its time, and not two', () => {
    const [seconds, code] = [1_234_567_890, '005924'];
    const [start, own] = [seconds * 1_000, Math.floor(seconds / 30)];
    const at = (steps: number) => stepOf(SECRET, code, start + steps * 30_000);
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, own, own, own, null]);
  });

  it('may be typed with spaces', () => {
    expect(stepOf(SECRET, ' 005 924 ', 1_234_567_890_000)).not.toBeNull();
  });

  it.each(['', '5924', '0059240', '00592a', '٠٠٥٩٢٤', '-05924', '5924.0', '0x1724'])(
    'is never %j',
    (typed) => {
      expect(stepOf(SECRET, typed, 1_234_567_890_000)).toBeNull();
    },
  );
});

describe('a new secret', () => {
  it('has 160 bits and is another each time', () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(Secret.fromBase32(secret).bytes.length).toBe(20);
  });

  it('comes to the app with the place, and no name of a person', () => {
    const uri = new URL(appUri(SECRET, 'forum.example'));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toBe('/Hearthside:forum.example');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Hearthside',
      secret: SECRET,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});

describe('the picture', () => {
  it('has a quiet zone of four around the three corners that a camera looks for', () => {
    const { size, path } = qrCode('otpauth://totp/x');
    const bars = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].map((bar) => bar.slice(1).map(Number));
    expect(bars.map(([x, y, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('')).toBe(path);
    expect(Math.min(...bars.map(([x]) => x!))).toBe(4);
    expect(Math.min(...bars.map(([, y]) => y!))).toBe(4);
    expect(Math.max(...bars.map(([x, , length]) => x! + length!))).toBe(size - 4);
    for (const [x, y] of [
      [4, 4],
      [size - 11, 4],
      [4, size - 11],
    ])
      expect(bars).toContainEqual([x, y, 7]);
  });
});
