import { expect, it } from 'vitest';
import { minutesAgo } from '../../src/reviews/escalation.view.js';

const MINUTE = 60_000;

it.each([
  [-5, 'just now'],
  [0, 'just now'],
  [1, '1 minute ago'],
  [119, '119 minutes ago'],
  [120, '2 hours ago'],
  [47 * 60 + 59, '47 hours ago'],
  [48 * 60, '2 days ago'],
])('what is %s minutes past was %s', (minutes, words) => {
  const now = Date.parse('2026-01-01T12:00:30Z');
  expect(minutesAgo(new Date(now - minutes * MINUTE), now)).toBe(words);
});
