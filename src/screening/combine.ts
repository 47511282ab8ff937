import type { Frame, Who } from './rule.js';
import type { Signal } from './signals.js';
import type { About, Category, Tier } from './verdict.js';

/** What the signals of a text amount to together. */
export interface Combined {
  tier: Tier;
  about: About | null;
  score: number;
  categories: Category[];
}

/**
 * The tier by combination: intent, an attempt under way and intent to hurt someone are crisis alone; ideation
 * is crisis with means, place, preparation, farewell or a time beside it, and concern without.
 */
export function combine(signals: Signal[]): Combined {
  const tier = tierOf(signals);
  return {
    tier,
    about: aboutOf(signals, tier),
    score: scoreOf(signals, tier),
    categories: categoriesOf(signals, tier),
  };
}

function tierOf(signals: Signal[]): Tier {
  if (isCrisis(signals)) return 'crisis';
  if (RISKS.some((frame) => most(signals, frame) >= CONCERN)) return 'concern';
  if (
    sum(signals, 'despair') >= 0.9 ||
    CUES.some((frame) => frame !== 'time' && most(signals, frame) >= STRONG_CUE)
  )
    return 'concern';
  return risks(signals).some((each) => each.weight >= WATCH) ? 'watch' : 'none';
}

const CONCERN = 0.5;
const WATCH = 0.3;
const BESIDE = 0.45;
const STRONG_CUE = 0.9;
const ALONE: Frame[] = ['intent', 'under_way', 'harm_intent'];
const RISKS: Frame[] = [
  'intent',
  'under_way',
  'harm_intent',
  'ideation',
  'attempt',
  'self_harm',
  'relapse',
  'despair',
  'harm_thought',
  'method',
];
const CUES: Frame[] = ['means', 'place', 'preparation', 'farewell', 'time'];

function isCrisis(signals: Signal[]): boolean {
  if (ALONE.some((frame) => most(signals, frame) >= 0.8)) return true;
  return (
    beside(signals) ||
    cuesTogether(signals) ||
    most(signals, 'harm_thought') + most(signals, 'harm_cue') + timeNear(signals, 'harm_thought') >= 1.1
  );
}

/** Ideation, seeking a method or a half-stated intent with a cue beside it. */
function beside(signals: Signal[]): boolean {
  const wish = Math.max(most(signals, 'ideation'), most(signals, 'intent'), most(signals, 'method'));
  const cue = Math.max(
    most(signals, 'means'),
    most(signals, 'place'),
    preparation(signals),
    most(signals, 'farewell'),
  );
  if (
    most(signals, 'method') >= CONCERN &&
    Math.max(most(signals, 'ideation'), most(signals, 'intent')) >= CONCERN
  )
    return true;
  return (
    (wish >= CONCERN && cue >= BESIDE) ||
    (most(signals, 'despair') >= CONCERN &&
      Math.max(most(signals, 'means'), most(signals, 'farewell')) >= BESIDE)
  );
}

// Being calm is a cue only beside another one.
function preparation(signals: Signal[]): number {
  return most(
    signals.filter((each) => each.rule.id !== 'cue.calm'),
    'preparation',
  );
}

/** Without any word of death: two different cues, or one with a time, say it between the lines. */
function cuesTogether(signals: Signal[]): boolean {
  const ids = new Map<string, number>();
  for (const each of signals)
    if (CUES.includes(each.rule.frame))
      ids.set(each.rule.id, Math.max(ids.get(each.rule.id) ?? 0, each.weight));
  const time = ids.get('cue.time') ?? 0;
  ids.delete('cue.time');
  const cues = [...ids.values()].reduce((total, weight) => total + weight, 0);
  return (ids.size >= 2 && cues >= 1) || cues >= 1 || (cues >= 0.6 && time > 0 && nearTime(signals, CUES));
}

function timeNear(signals: Signal[], frame: Frame): number {
  return nearTime(signals, [frame]) ? 0.35 : 0;
}

function nearTime(signals: Signal[], frames: Frame[]): boolean {
  const times = signals.filter((each) => each.rule.frame === 'time');
  const others = signals.filter((each) => each.rule.frame !== 'time' && frames.includes(each.rule.frame));
  return times.some((time) => others.some((other) => Math.abs(time.sentence - other.sentence) <= 1));
}

function most(signals: Signal[], frame: Frame): number {
  return signals.reduce((best, each) => (each.rule.frame === frame ? Math.max(best, each.weight) : best), 0);
}

function sum(signals: Signal[], frame: Frame): number {
  const places = new Map(
    signals
      .filter((each) => each.rule.frame === frame)
      .map((each) => [each.sentence * 1000 + each.start, each.weight]),
  );
  return [...places.values()].reduce((total, weight) => total + weight, 0);
}

function risks(signals: Signal[]): Signal[] {
  return signals.filter((each) => RISKS.includes(each.rule.frame));
}

/** Bands: crisis from 0.8, concern from 0.5, watch from 0.25; more evidence moves it up inside its band. */
function scoreOf(signals: Signal[], tier: Tier): number {
  const [low, high] = BANDS[tier];
  const evidence = Math.min(
    1,
    signals.filter((each) => each.rule.frame !== 'label').reduce((total, each) => total + each.weight, 0) / 3,
  );
  return Math.round((low + (high - low) * evidence) * 1000) / 1000;
}

const BANDS: Record<Tier, [number, number]> = {
  crisis: [0.8, 1],
  concern: [0.5, 0.79],
  watch: [0.25, 0.49],
  none: [0, 0.24],
};

function aboutOf(signals: Signal[], tier: Tier): About | null {
  if (tier === 'none' || tier === 'watch') return null;
  const deciding =
    tier === 'crisis'
      ? signals.filter(
          (each) =>
            ALONE.includes(each.rule.frame) ||
            CUES.includes(each.rule.frame) ||
            each.rule.frame === 'ideation',
        )
      : risks(signals);
  if (tier === 'crisis' && most(signals, 'under_way') >= 0.8) return 'under_way';
  if (
    Math.max(most(signals, 'harm_intent'), most(signals, 'harm_thought')) >= CONCERN &&
    most(deciding, 'ideation') < CONCERN
  )
    return 'harm_to_others';
  return person(new Set(deciding.filter((each) => each.rule.frame !== 'time').map((each) => each.who)), tier);
}

function person(who: Set<Who | null>, tier: Tier): About {
  if (who.has('me')) return who.has('other') && tier === 'concern' ? 'unclear' : 'me';
  if (who.has('other')) return 'someone_else';
  return tier === 'crisis' ? 'unclear' : 'me';
}

// Where no risk was found, a half-heard word of risk is no category either.
function categoriesOf(signals: Signal[], tier: Tier): Category[] {
  const found = new Set<Category>();
  for (const each of signals) {
    if (!explains(each, tier) || each.rule.frame === 'time' || each.rule.frame === 'harm_cue') continue;
    found.add(each.rule.category);
    if (each.who === 'other' && each.rule.frame !== 'label') found.add('third_party');
  }
  return [...found];
}

/** Whether a signal helps to explain the verdict: a time or place says something only beside a crisis. */
export function explains(signal: Signal, tier: Tier): boolean {
  if (signal.rule.frame === 'label') return true;
  if (tier === 'none' || signal.weight < WATCH) return false;
  return tier === 'crisis' || !['time', 'harm_cue'].includes(signal.rule.frame);
}
