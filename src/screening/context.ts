import type { Rule, Who } from './rule.js';
import { speakerBefore, subjectOf } from './subject.js';
import type { Token } from './tokens.js';

/** What the surroundings say of a match: about whom it is, and how much of its weight is left (0..1). */
export interface Context {
  who: Who | null;
  factor: number;
}

/** Judges one match by negation, time, quotation, condition and subject. */
export function judge(rule: Rule, tokens: Token[], start: number, end: number, board?: string): Context {
  const who =
    rule.who === 'you' || rule.frame === 'label'
      ? (rule.who ?? null)
      : whose(rule, tokens, start, end, board);
  if (rule.firm) return { who, factor: 1 };
  if (rule.frame === 'label') return { who, factor: negated(tokens, start) ? 0 : 1 };
  if (negated(tokens, start) || heldUp(tokens, start, end)) return { who, factor: 0 };
  return {
    who,
    factor: Math.min(
      byWho(rule, who),
      byQuotation(tokens, start, who),
      byTime(rule, tokens, start, end, who),
      byFear(rule, tokens, start),
      byCondition(tokens, start),
      byAddress(rule, tokens, start, who),
    ),
  };
}

function whose(rule: Rule, tokens: Token[], start: number, end: number, board?: string): Who | null {
  const found = subjectOf(tokens, start, end, rule.who === 'other');
  if (rule.who === 'other') return found === 'me' || found === 'you' || found === 'people' ? found : 'other';
  if (found === null) return rule.who === 'me' ? null : (rule.who ?? (board === 'family' ? 'other' : null));
  return found;
}

function byWho(rule: Rule, who: Who | null): number {
  if (who === 'you' || who === 'people') return 0;
  if (rule.who === 'other' && who === 'me') return 0;
  return rule.who === 'me' && who === 'other' ? 0 : 1;
}

// What a poster, a song or somebody in the past said is not said now; a message from a loved one is.
function byQuotation(tokens: Token[], start: number, who: Who | null): number {
  if (!tokens[start]?.quoted) return 1;
  const speaker = speakerBefore(tokens, start);
  return speaker === 'thing' || speaker === 'past' || (speaker === null && who !== 'me') ? 0 : 1;
}

const DENIALS = new Set([
  'not',
  'never',
  'no',
  'without',
  'nor',
  'neither',
  'hardly',
  'stopped',
  'stop',
  'quit',
  'denied',
  'instead',
  'avoid',
  'prevent',
  'zero',
  'against',
  'resist',
  'resisted',
]);
const NOT_DENYING = new Set([
  'only',
  'sure',
  'know',
  'stop',
  'help',
  'wait',
  'understand',
  'deny',
  'lie',
  'tell',
  'care',
  'okay',
  'ok',
  'joking',
  'kidding',
  'bear',
  'sleep',
  'just',
  'well',
  'safe',
  'see',
  'cope',
  'why',
  'alone',
  'fine',
  'good',
  'coping',
  'doing',
  'long',
  'longer',
  'one',
  'money',
  'friends',
  'job',
  'family',
  'mind',
  'matter',
  'afraid',
  'scared',
]);
const TURNS = new Set([
  'but',
  'however',
  'because',
  'although',
  'though',
  'yet',
  'except',
  'until',
  'unless',
  'when',
  'so',
  'then',
  'since',
  'if',
  'cause',
  "that's",
]);
const VIEWS = new Set([
  'think',
  'believe',
  'feel',
  'mean',
  'that',
  'say',
  'said',
  'saying',
  'know',
  'suppose',
  'like',
]);

/** True when something before the match, in its own clause, denies it. */
function negated(tokens: Token[], start: number): boolean {
  if (tokens[start]?.gap === 'clause' || tokens[start]?.gap === 'sentence') return false;
  for (let at = start - 1; at >= 0 && at >= start - 7; at -= 1) {
    const word = tokens[at]?.word ?? '';
    if (DENIALS.has(word)) return !exempt(tokens, at, start);
    if (TURNS.has(word) || endsScan(tokens, at)) return false;
  }
  return false;
}

function exempt(tokens: Token[], at: number, start: number): boolean {
  const next = at + 1 < start ? (tokens[at + 1]?.word ?? '') : '';
  if (NOT_DENYING.has(next)) return true;
  const before = [tokens[at - 1]?.word, tokens[at - 2]?.word, tokens[at - 3]?.word];
  const word = tokens[at]?.word ?? '';
  if (before.some((each) => STRUGGLE.has(each ?? ''))) return true;
  if (word === 'never' && start - at > 1) return ['so', 'felt', 'been'].includes(next);
  return (
    ['stop', 'stopped', 'quit', 'avoid', 'resist'].includes(word) &&
    before.some((each) => each === 'not' || each === 'hard' || each === 'to')
  );
}

const STRUGGLE = new Set(['fight', 'fighting', 'trying', 'try', 'hard', 'struggling', 'struggle', 'battle']);

// A new subject starts a new statement, unless it is what somebody does not think or say.
function endsScan(tokens: Token[], at: number): boolean {
  const here = tokens[at];
  if (here?.gap !== 'none') return true;
  return here.word === 'i' && !VIEWS.has(tokens[at - 1]?.word ?? '');
}

// "No, not any more" and "is not an option" come after the words they take back.
function heldUp(tokens: Token[], start: number, end: number): boolean {
  const after = tokens
    .slice(end, end + 4)
    .map((token) => token.word)
    .join(' ');
  return (
    /^(?:is|was|are) (?:not|never) |^not any ?more|^free|^prevention|^awareness|^is (?:bad|wrong)/.test(
      after,
    ) && tokens[start]?.word !== 'not'
  );
}

const PAST = new Set([
  'was',
  'were',
  'felt',
  'wanted',
  'tried',
  'thought',
  'used',
  'had',
  'went',
  'did',
  'overdosed',
  'attempted',
  'relapsed',
  'wished',
  'drank',
  'cut',
  'hurt',
  'harmed',
  'took',
  'burned',
  'contemplated',
  'considered',
  'planned',
  'hit',
  'became',
  'got',
  'lost',
  'gave',
]);
const STILL = new Set([
  'still',
  'again',
  'lately',
  'now',
  'tonight',
  'today',
  'recently',
  'currently',
  'yesterday',
  'am',
  'worse',
  'days',
  'back',
]);
const DISTANT =
  /\b(?:years? ago|decades? ago|months? ago|years? (?:clean|sober|free)|in (?:19|20)\d\d|back in|when i (?:was|felt|had|wanted|tried)|as a (?:teen|teenager|kid|child)|used to|last (?:year|winter|summer|spring|autumn|fall)|back then|in the past|long time ago|at (?:school|uni|university)|not any more|no longer|in my (?:teens|twenties|thirties|early)|thankful|grateful|glad (?:i|that)|recovered|recovery|better now|have not (?:since|had)|never since|before i (?:was|got|met))\b/;
const RECENT =
  /\b(?:last (?:night|week|weekend|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|this (?:morning|week|weekend|month|evening|afternoon)|days? ago|hours? ago|weeks? ago|minutes? ago|tonight|today|recently|just now|still)\b/;

/** What is over weighs little, unless it is fresh or the same sentence says that it is back. */
function byTime(rule: Rule, tokens: Token[], start: number, end: number, who: Who | null): number {
  if (!rule.past && !spokenInPast(tokens, start, end)) return 1;
  const near = around(tokens, start, 1);
  if (RECENT.test(around(tokens, start, 0))) return 1;
  if (DISTANT.test(near)) return isBack(tokens, start) ? 0.9 : 0;
  if (rule.frame === 'intent' && who === 'other') return 1;
  if (rule.frame === 'under_way' && who === 'other') return 0.6;
  return rule.past || TOLD_AFTER.has(rule.frame) ? 0.9 : isBack(tokens, start) ? 1 : 0.6;
}

// A relapse, an injury, an overdose are told in the past tense while they last.
const TOLD_AFTER = new Set<string>(['under_way', 'relapse', 'self_harm']);

// Sentences may be endless; what stands further off is not looked at.
const REACH = 60;

function isBack(tokens: Token[], start: number): boolean {
  const sentence = tokens[start]?.sentence;
  return (
    tokens
      .slice(start, start + REACH)
      .some(
        (token) =>
          token.sentence === sentence &&
          STILL.has(token.word) &&
          token.word !== 'am' &&
          token.word !== 'now' &&
          token.word !== 'days',
      ) ||
    tokens
      .slice(Math.max(0, start - 4), start)
      .some((token) => token.word === 'still' || token.word === 'again')
  );
}

function spokenInPast(tokens: Token[], start: number, end: number): boolean {
  const before = tokens
    .slice(Math.max(0, start - 3), start)
    .filter((token) => token.sentence === tokens[start]?.sentence);
  const perfect = [...before, ...tokens.slice(start, start + 1)].some(
    (token) => token.word === 'have' || token.word === 'am' || token.word === 'is' || token.word === 'has',
  );
  return (
    !perfect &&
    [...before, ...tokens.slice(start, Math.min(end, start + 2))].some((token) => PAST.has(token.word))
  );
}

/** The words of the sentence of a match and of `more` sentences on either side. */
function around(tokens: Token[], start: number, more: number): string {
  const own = tokens[start]?.sentence ?? 0;
  const words: string[] = [];
  for (let at = Math.max(0, start - 60); at < Math.min(tokens.length, start + 60); at += 1)
    if (Math.abs((tokens[at]?.sentence ?? 0) - own) <= more) words.push(tokens[at]?.word ?? '');
  return words.join(' ');
}

// Afraid of doing harm is not meaning to.
function byFear(rule: Rule, tokens: Token[], start: number): number {
  if (rule.frame !== 'harm_intent') return 1;
  return tokens.slice(Math.max(0, start - 5), start).some((token) => FEARS.has(token.word)) ? 0.5 : 1;
}

const FEARS = new Set(['afraid', 'scared', 'fear', 'worried', 'terrified', 'frightened', 'thoughts', 'if']);

// "if she talks about ending it" is advice; "if nothing changes I will" is not, so only a near "if" counts.
function byCondition(tokens: Token[], start: number): number {
  for (let at = start - 1; at >= Math.max(0, start - 4); at -= 1) {
    if (tokens[at]?.gap !== 'none' && at < start - 1) return 1;
    if (tokens[at]?.word === 'if' || tokens[at]?.word === 'whether' || tokens[at]?.word === 'anyone')
      return CONDITION;
  }
  return 1;
}

const CONDITION = 0.4;

// Said of nobody, in the middle of a sentence or to a "you": more often about the thing than out of it.
function byAddress(rule: Rule, tokens: Token[], start: number, who: Who | null): number {
  if (who !== null || rule.who === 'me') return 1;
  const opening = start < 5 || [0, 1, 2, 3, 4].some((back) => tokens[start - back]?.gap === 'sentence');
  return opening && count(near(tokens, start), YOU) <= count(near(tokens, start), ME) + 1 ? 1 : ADDRESSED;
}

function near(tokens: Token[], start: number): Token[] {
  return tokens.slice(Math.max(0, start - 2 * REACH), start + 2 * REACH);
}

function count(tokens: Token[], words: Set<string>): number {
  return tokens.reduce((total, token) => total + (words.has(token.word) ? 1 : 0), 0);
}

const ADDRESSED = 0.4;
const YOU = new Set(['you', 'your', 'yourself']);
const ME = new Set(['i', 'me', 'my', 'myself']);
