import { randomUUID } from 'node:crypto';
import { pick } from '../support/chance.js';
import { CRISIS } from '../support/people.js';
import { lettersOf } from '../dump/someone.js';

/** What is written, and what must become of it. */
export interface Text {
  /** A word that stands in this text alone. */
  marker: string;
  /** The form's key: sending the form again is the same text. */
  key: string;
  fate: 'up' | 'held';
  body: string;
  /** For a new thread. */
  title?: string;
}

const KIND = [
  'The kettle is on again, and the rain has stopped.',
  'I walked to the park this morning and sat on the bench for a while.',
  'Thank you for asking. Today was slow, and I managed the dishes.',
  'My sister came by with soup. We watched the birds in the garden.',
  'I have read this twice. I know that feeling, and I am glad you wrote.',
];
const CRISES = [CRISIS.me, CRISIS.someone_else, CRISIS.under_way];
const CRISIS_SHARE = 0.15;

/** Every marker that stands somewhere in a page. */
export function markersIn(html: string): string[] {
  return html.match(/\bHeron [A-Z][a-z]{6}\b/g) ?? [];
}

/** Texts one after the other, each with a word of its own. */
export class Texts {
  private count = 0;

  constructor(
    private readonly random: () => number,
    private readonly seed: number,
  ) {}

  next(): Text {
    const marker = this.marker();
    const held = this.random() < CRISIS_SHARE;
    const body = `${pick(this.random, held ? CRISES : KIND)} ${marker} was here.`;
    return { marker, key: randomUUID(), fate: held ? 'held' : 'up', body };
  }

  /** With a title that says nothing, so that the body decides. */
  nextThread(): Text {
    const text = this.next();
    return { ...text, title: `A quiet day, ${text.marker}` };
  }

  private marker(): string {
    this.count += 1;
    const letters = lettersOf(((this.seed * 1_000_003 + this.count) * 30_011) % 1_000_000_007, 7);
    return `Heron ${letters[0]!.toUpperCase()}${letters.slice(1)}`;
  }
}
