import { wordSet } from '../lists.js';

/** What may part two words: a picture, a new line, the end of a sentence, a pause in it. */
type Break = 'picture' | 'line' | 'stop' | 'pause';

/** How two words are parted, as Token says it. */
export type Gap = 'none' | 'clause' | 'sentence';

const BREAKS: Record<Break, RegExp> = {
  picture: /\p{Extended_Pictographic}/u,
  line: /\n/,
  stop: /[.?!;]/,
  pause: /[,:()"/]| - |--/,
};

/** Reads what stands between the words of one text: signs after nearly every word part nothing. */
export class Rhythm {
  private readonly kept: Break[];

  /** @param gaps all that stands between two words of the text */
  constructor(gaps: string[]) {
    this.kept = (Object.keys(BREAKS) as Break[]).filter((one) => !isBeat(one, gaps));
  }

  /** How the words are parted that stand before and after a gap. */
  gapOf(between: string, before: string, after: string): Gap {
    const found = this.kept.filter((one) => BREAKS[one].test(between));
    const hard = found.filter((one) => one !== 'pause' && !(one === 'line' && isWrapped(between, before, after)));
    if (hard.length > 0) return 'sentence';
    return found.includes('pause') ? 'clause' : 'none';
  }
}

function isBeat(one: Break, gaps: string[]): boolean {
  const count = gaps.filter((gap) => BREAKS[one].test(gap)).length;
  return count >= FEWEST && count > gaps.length * SHARE;
}

const FEWEST = 3;
const SHARE = 0.6;

// A line that breaks in the middle of a sentence: after a word that cannot end one, or before one that cannot begin one.
function isWrapped(between: string, before: string, after: string): boolean {
  return between.indexOf('\n') === between.lastIndexOf('\n') && (OPEN.has(before) || CONTINUING.has(after));
}

const OPEN = wordSet(`
  a an the i to my your his her their our of for with from in on at by and or but if because as than that am is are was
  were be been have has had can could will would should want wanted wanna going gonna trying need kill hurt end cut take
  taken took like just really very so not don't can't i'm i've who which
`);

const CONTINUING = wordSet(`
  myself yourself himself herself themselves itself tonight anymore to of and or with from than because until
`);
