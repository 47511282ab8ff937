import { percent } from '../platform/pictures/percent.js';
import { message } from '../platform/web/messages.js';
import type { FollowUpCounts, LookRow } from './afterwards.js';
import { type BarGroup, type BarRow, barChart } from './bars.js';
import { inWords } from './durations.js';
import type { FirstReplyRow } from './first-replies.js';
import { TIERS } from './period.js';
import {
  type Basis,
  ENOUGH_PEOPLE,
  ENOUGH_TEXTS,
  isEnough,
  type OutcomeRow,
  type TierWaitRow,
} from './waiting.js';

/** Bars with their words; `empty` where there is nothing that may be shown yet. */
export interface BarPicture {
  id: string;
  title: string;
  text: string;
  empty: boolean;
  chart: object;
  groups: BarGroup[];
}

/** How long authors waited, by tier. @param kind what for: a decision, or the first words */
export function waitPicture(kind: 'waits' | 'words', rows: TierWaitRow[]): BarPicture {
  const groups = TIERS.map((tier) => {
    const row = rows.find((found) => found.tier === tier);
    const known = row && isEnough(row) ? row : null;
    return {
      title: tierTitle(tier, known),
      rows: known ? [waitRow('half', known.half), waitRow('most', known.most)] : [tooFew(row?.texts ?? 0)],
    };
  });
  return picture(kind, groups);
}

function tierTitle(tier: string, known: Basis | null): string {
  const name = message(`reviews.tier_${tier}`);
  return known ? message('workload.of_texts', { name, number: String(known.texts) }) : name;
}

function waitRow(key: 'half' | 'most', minutes: number): BarRow {
  return { label: message(`workload.line_${key}`), value: minutes, words: inWords(minutes) };
}

function tooFew(texts: number): BarRow {
  const words = message(texts === 0 ? 'workload.none' : 'workload.too_few');
  return { label: '', value: null, words };
}

/** How long people waited for the first answer to a thread: those who wrote here for the first time, and the others. */
export function firstReplyPicture(rows: FirstReplyRow[]): BarPicture {
  const groups = [true, false].map((first) => {
    const row = rows.find((found) => found.first === first);
    const name = message(first ? 'workload.threads_first' : 'workload.threads_later');
    const known = row && isEnough(row) ? row : null;
    if (!known) return { title: name, rows: [tooFew(row?.texts ?? 0)] };
    const title = message('workload.of_threads', { name, number: String(known.texts) });
    return { title, rows: [replyRow('half', known.half), replyRow('most', known.most)] };
  });
  // Where so many wait that there is no figure, that is what there is to see.
  return { ...picture('first_replies', groups), empty: !rows.some(isEnough) };
}

function replyRow(key: 'half' | 'most', minutes: number | null): BarRow {
  const words = minutes === null ? message('workload.not_yet') : inWords(minutes);
  return { label: message(`workload.line_${key}`), value: minutes, words };
}

const OUTCOMES = ['publish', 'mask', 'return', 'keep', 'decline'] as const;

/** What was decided, by tier: shares, so that tiers can be told apart. */
export function outcomePicture(rows: OutcomeRow[]): BarPicture {
  const groups = TIERS.map((tier) => {
    const ofTier = rows.filter((row) => row.tier === tier);
    const all = ofTier.find(({ outcome }) => outcome === null);
    const known = all && isEnough(all) ? all : null;
    const title = tierTitle(tier, known);
    if (!known) return { title, rows: [tooFew(all?.texts ?? 0)] };
    return { title, rows: OUTCOMES.map((outcome) => outcomeRow(outcome, ofTier, known.texts)) };
  });
  return picture('outcomes', groups);
}

function outcomeRow(outcome: string, rows: OutcomeRow[], all: number): BarRow {
  const share = (rows.find((row) => row.outcome === outcome)?.texts ?? 0) / all;
  return { label: message(`workload.outcome_${outcome}`), value: share, words: `${percent(share)} %` };
}

/** Second looks: what came of them, where that says nothing of one person. */
export function lookPicture(rows: LookRow[]): BarPicture {
  const groups = rows
    .filter(({ asked }) => asked > 0)
    .map((row) => ({ title: message(`workload.looks_${row.kind}`), rows: lookRows(row) }));
  return picture('looks', groups);
}

function lookRows({ asked, changed, stays, people }: LookRow): BarRow[] {
  const answered = changed + stays;
  const rows = [countRow('look_asked', asked), countRow('look_open', asked - answered)];
  if (answered < ENOUGH_TEXTS || people < ENOUGH_PEOPLE)
    return [
      ...rows,
      { label: message('workload.look_changed'), value: null, words: message('workload.too_few') },
    ];
  return [...rows, countRow('look_changed', changed), countRow('look_stays', stays)];
}

/** Looks after somebody that are open: in time, or late. */
export function followUpPicture(rows: FollowUpCounts[]): BarPicture {
  const groups = rows.map(({ hours, not_due, due, late }) => ({
    title: message(`workload.after_${hours}`),
    rows: [
      countRow('follow_up_not_due', not_due),
      countRow('follow_up_due', due),
      countRow('follow_up_late', late),
    ],
  }));
  return picture('follow_ups', groups);
}

function countRow(key: string, count: number): BarRow {
  return { label: message(`workload.${key}`), value: count, words: String(count) };
}

function picture(kind: string, groups: BarGroup[]): BarPicture {
  const known = groups.some(({ rows }) => rows.some(({ value }) => value !== null));
  return {
    id: `picture-${kind}`,
    title: message(`workload.picture_${kind}`),
    text: message(`workload.picture_${kind}_text`),
    empty: !known,
    chart: barChart(groups),
    groups,
  };
}
