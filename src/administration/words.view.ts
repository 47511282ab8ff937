import { message } from '../platform/web/messages.js';
import { type OwnText, ownTexts } from '../platform/web/own-words/texts.js';
import type { WordsInPages } from './words-reading.js';

// Where each is changed, in the order of the page.
const PAGES: Record<keyof WordsInPages, string> = {
  boards: '/board-settings',
  templates: '/templates',
  protocol: '/protocol',
  guidance: '/safeguarding/guidance',
  postvention: '/postvention',
  topics: '/facilitating',
  lines: '/lines',
  resources: '/resource-list',
};

/** Which texts of the place are its own: in files, and in pages. @param texts those of the operator's folder */
export function ownTextsView(own: WordsInPages, texts = ownTexts()): object {
  return {
    files: texts.map(fileView),
    pages: Object.entries(PAGES).map(([name, href]) => pageView(name, href, own)),
  };
}

function fileView({ file, age }: OwnText): object {
  return { file, age: message(`administration.age_${age.replace(' ', '_')}`), old: age !== 'current' };
}

function pageView(name: string, href: string, own: WordsInPages): object {
  return { href, title: message(`administration.words_${name}`), own: own[name as keyof WordsInPages] };
}
