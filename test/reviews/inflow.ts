import { chance, pick } from '../support/chance.js';

export const DAY = 24 * 60;
export const WEEK = 7 * DAY;
export const BOARDS = ['depression', 'anxiety', 'bipolar', 'addiction', 'family'] as const;
export type Board = (typeof BOARDS)[number];

/** A text that will be held. Times are minutes since Monday 00:00. */
export interface Arrival {
  id: string;
  at: number;
  board: Board;
  level: Level;
  /** Minutes that reading and answering take. */
  takes: number;
  /** Whoever takes it first is called away. */
  leftAlone: boolean;
}

/** What the screen says, and how urgent that is in the list. */
export const LEVELS = {
  under_way: { tier: 'crisis', about: 'under_way', why: 'crisis', urgency: 1 },
  crisis: { tier: 'crisis', about: 'me', why: 'crisis', urgency: 2 },
  concern: { tier: 'concern', about: null, why: 'strict', urgency: 4 },
  other: { tier: 'none', about: null, why: 'unkind', urgency: 5 },
} as const;
export type Level = keyof typeof LEVELS;

// Texts an hour; most come in the evening and the night, more on the weekend.
const BY_HOUR = [
  3, 3, 2.5, 2, 1, 0.5, 0.5, 1, 1, 1, 1.5, 1.5, 2, 1.5, 1.5, 2, 2, 2.5, 3, 3.5, 4, 4.5, 4.5, 4,
];
const WEEKEND = 1.4;
// On Thursday evening something is in the news, and one board fills.
const BURST = { from: 3 * DAY + 19 * 60, to: 3 * DAY + 22 * 60, an_hour: 30, board: 'depression' } as const;

/** Everything that comes within one week, the same for the same seed. */
export function aWeek(seed: number): Arrival[] {
  const random = chance(seed);
  return Array.from({ length: WEEK }, (_, minute) => minute).flatMap((minute) => [
    ...arrivals(random, minute, usual(minute) / 60, () => boardOf(random)),
    ...arrivals(random, minute, inBurst(minute) ? BURST.an_hour / 60 : 0, () => BURST.board),
  ]);
}

function arrivals(random: () => number, at: number, share: number, board: () => Board): Arrival[] {
  if (random() >= share) return [];
  const level = levelOf(random());
  const takes = (LEVELS[level].tier === 'crisis' ? 12 : 3) + Math.floor(random() * 14);
  return [{ id: uuid(random), at, board: board(), level, takes, leftAlone: random() < 0.12 }];
}

function usual(minute: number): number {
  return BY_HOUR[Math.floor((minute % DAY) / 60)]! * (minute >= 5 * DAY ? WEEKEND : 1);
}

function inBurst(minute: number): boolean {
  return minute >= BURST.from && minute < BURST.to;
}

// The boards are not alike either: one has more than the other four.
function boardOf(random: () => number): Board {
  return random() < 0.45 ? 'depression' : pick(random, BOARDS.slice(1));
}

function levelOf(number: number): Level {
  if (number < 0.03) return 'under_way';
  if (number < 0.25) return 'crisis';
  return number < 0.6 ? 'concern' : 'other';
}

// Of chance too: where two came in the same minute, the id decides.
function uuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return [8, 4, 4, 4, 12]
    .reduce<[string[], string]>(
      ([parts, rest], length) => [[...parts, rest.slice(0, length)], rest.slice(length)],
      [[], hex],
    )[0]
    .join('-');
}
