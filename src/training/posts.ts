import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Category } from '../screening/verdict.js';
import type { Labelled } from './lesson.js';

/** Lines that were written together are neighbours: contrasts share their words, so they stay together. */
const TOGETHER = 25;

/** Everyday comments are many; some teach, the others measure. */
const EVERYDAY_SHARE = 8;
const EVERYDAY_WEIGHT = 0.7;

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
    ...read('goemotions').filter(teaches).map(everyday),
    ...read('sms_spam')
      .filter(({ label }, nth) => label === 'ord' && nth % 2 === 1)
      .map(everyday),
  ];
}

function teaches(_row: unknown, nth: number): boolean {
  return nth % EVERYDAY_SHARE === 0;
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
  return { text, tier, categories, group, weight: 1, everyday: false };
}

// A clinician's class of the whole person says little of one post: those re-read on the text alone count.
function cssrs({ text, group = '', label, reread, reread_crisis }: Row): Labelled[] {
  const said = (tier: Labelled['tier'], weight: number): Labelled[] => [
    { text, tier, categories: [], group, weight, everyday: false },
  ];
  if (reread === 'evident') return said(reread_crisis ? 'crisis' : 'concern', 1.5);
  return label === 'neg' || reread === 'not_in_text' ? said('none', 0.6) : [];
}

function everyday({ text, group = text }: Row): Labelled {
  return { text, tier: 'none', categories: [], group, weight: EVERYDAY_WEIGHT, everyday: true };
}

function lines(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
