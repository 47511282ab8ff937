import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Category, Tier } from '../screening/verdict.js';
import type { Labelled } from './lesson.js';

/** Lines that were written together are neighbours: contrasts share their words, so they stay together. */
const TOGETHER = 25;

/** Ordinary comments are many; some teach, the others measure. */
const ORDINARY_SHARE = 6;

/** The posts written for the project: JSON Lines `{tier, categories, phenomenon, text}` in every file of a folder. */
export function ownPosts(folder: string): Labelled[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) =>
      lines(join(folder, file)).map((row, nth) => own(row, `${file} ${Math.floor(nth / TOGETHER)}`)),
    );
}

/** The development sets that are fit for training, from the folder that holds them; missing ones are an error. */
export function givenPosts(folder: string): Labelled[] {
  const read = (name: string): Row[] => lines(join(folder, `${name}.jsonl`));
  return [
    ...read('cssrs_posts').flatMap(cssrs),
    ...read('goemotions')
      .filter(teaches)
      .map((row) => ordinary(row, 0.25)),
    ...read('sms_spam')
      .filter((row, nth) => row.label === 'ord' && nth % 2 === 1)
      .map((row) => ordinary(row, 0.25)),
  ];
}

/** Whether the nth ordinary comment is one to learn from; the rest are left for measuring. */
export function teaches(_row: unknown, nth: number): boolean {
  return nth % ORDINARY_SHARE === 0;
}

interface Row {
  text: string;
  tier?: Labelled['tier'];
  categories?: Category[];
  label?: string;
  group?: string;
  reread?: string;
  reread_crisis?: boolean;
}

function own({ text, tier = 'none', categories = [] }: Row, group: string): Labelled {
  return { text, tier, categories, group, weight: 1 };
}

// A clinician's class of the whole person says little of one post: those re-read on the text alone count.
function cssrs({ text, group = '', label, reread, reread_crisis }: Row): Labelled[] {
  const risk: Tier = reread_crisis ? 'crisis' : 'concern';
  if (reread === 'evident') return [{ text, tier: risk, categories: [], group, weight: 1.5 }];
  return label === 'neg' || reread === 'not_in_text' ? [{ ...ordinary({ text, group }, 0.6), group }] : [];
}

function ordinary({ text, group = text }: Row, weight: number): Labelled {
  return { text, tier: 'none', categories: [], group, weight };
}

function lines(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
