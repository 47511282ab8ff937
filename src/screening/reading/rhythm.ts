import { wordSet } from '../lists.js';

/** What may part two words: a picture, a new line, the end of a sentence, a pause in it. */
type Break = 'picture' | 'line' | 'stop' | 'stops' | 'pause';

/** How two words are parted, as Token says it. */
export type Gap = 'none' | 'clause' | 'sentence';

const BREAKS: Record<Break, RegExp> = {
  picture: /\p{Extended_Pictographic}/u,
  line: /\n/,
  stop: /[.?!;]/,
  stops: /[.?!;]{2}/,
  pause: /[,:()"/]| - |--/,
};

/** Reads what stands between the words of one text: signs after nearly every word part nothing. */
export class Rhythm {
  private readonly found: Break[][];
  private readonly beats: ReadonlySet<Break>;

  /** @param gaps all that stands between two words of the text, in order */
  constructor(private readonly gaps: string[]) {
    this.found = gaps.map(breaksIn);
    this.beats = new Set(KINDS.filter((one) => this.isBeat(one)));
  }

  /** How the words are parted that stand before and after the nth gap. */
  gapOf(nth: number, before: string, after: string): Gap {
    if (this.found[nth] === NONE) return 'none';
    const found = this.found[nth]!.filter((one) => !this.beats.has(one));
    const wrapped = found.includes('line') && isWrapped(this.gaps[nth]!, before, after);
    if (found.some((one) => one !== 'pause' && !(one === 'line' && wrapped))) return 'sentence';
    return found.includes('pause') ? 'clause' : 'none';
  }

  private isBeat(one: Break): boolean {
    const count = this.found.filter((breaks) => breaks.includes(one)).length;
    return count >= FEWEST && count > this.gaps.length * SHARE;
  }
}

function breaksIn(gap: string): Break[] {
  return gap === ' ' ? NONE : KINDS.filter((one) => BREAKS[one].test(gap));
}

const KINDS = Object.keys(BREAKS) as Break[];
const NONE: Break[] = [];

const FEWEST = 2;
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
