import { describe, expect, it } from 'vitest';
import { DailyKey } from '../../src/platform/pace/daily-key.js';
import { PACES } from '../../src/platform/pace/doors.js';
import { NetworkCounts } from '../../src/platform/pace/network-counts.js';
import { networkOf } from '../../src/platform/pace/network.js';

const DAY = 24 * 3600 * 1000;

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8:1::', '2001:db8:1:0::/64'],
    ['2001:db8::1:2:3:4:5', '2001:db8:0:1::/64'],
    ['2001:db8:1:2::203.0.113.7', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', null],
    ['127.0.0.1', null],
    ['::1', null],
    ['::ffff:127.0.0.1', null],
    ['10.1.2.3', null],
    ['172.17.0.1', null],
    ['172.32.0.1', '172.32.0.1'],
    ['192.168.1.9', null],
    ['100.64.0.1', null],
    ['fd00::7', null],
    ['unknown', null],
    ['', null],
    [undefined, null],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('counting', () => {
  it('takes a household of IPv6 for one, and its neighbour for another', () => {
    const counts = new NetworkCounts();
    expect(counts.add('words', '2001:db8:1:2::1')?.count).toBe(1);
    expect(counts.add('words', '2001:db8:1:2:ffff:ffff:ffff:ffff')?.count).toBe(2);
    expect(counts.add('words', '2001:db8:1:3::1')?.count).toBe(1);
    expect(counts.add('way_in', '2001:db8:1:2::1')?.count).toBe(1);
  });

  it('begins anew when the minutes of the door are over, for everybody at once', () => {
    let now = 5 * DAY;
    const counts = new NetworkCounts(() => now);
    expect(counts.add('words', '203.0.113.7')).toMatchObject({
      count: 1,
      overInMs: PACES.words.minutes * 60_000,
    });
    now += PACES.words.minutes * 60_000 - 1;
    expect(counts.add('words', '203.0.113.7')).toMatchObject({ count: 2, overInMs: 1 });
    now += 1;
    expect(counts.add('words', '203.0.113.7')?.count).toBe(1);
  });

  it('holds nothing that is an address, nor a hash of one that another process could make', () => {
    const [one, other] = [new NetworkCounts(), new NetworkCounts()];
    for (const counts of [one, other]) counts.add('words', '203.0.113.7');
    const tagsOf = (counts: NetworkCounts) =>
      [
        ...(counts as unknown as { windows: Map<string, { counts: Map<string, number> }> }).windows.values(),
      ].flatMap((window) => [...window.counts.keys()]);
    expect(tagsOf(one)).toHaveLength(1);
    expect(tagsOf(one)[0]).toMatch(/^[\w-]{43}$/);
    expect(tagsOf(one)).not.toEqual(tagsOf(other));
  });
});

it('the key is another one each day', () => {
  let now = 5 * DAY;
  const key = new DailyKey(() => now);
  const today = key.tag('203.0.113.7');
  now += DAY - 1;
  expect(key.tag('203.0.113.7')).toBe(today);
  now += 1;
  const tomorrow = key.tag('203.0.113.7');
  expect(tomorrow).not.toBe(today);
  now -= DAY;
  expect(key.tag('203.0.113.7')).not.toBe(today);
});
