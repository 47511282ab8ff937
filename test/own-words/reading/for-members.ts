import { readText, shippedFiles } from '../../../src/platform/web/own-words/own-files.js';
import { SHIPPED } from '../../../src/platform/web/own-words/texts.js';
import { usesOf } from '../../../src/platform/web/own-words/view-uses.js';
import { piecesOfView, withGaps } from './in-view.js';

/** The team’s own pages and messages. What is not named here is for members: a new folder is from its first day. */
export const FOR_THE_TEAM = [
  /^(?:context|duty|escalations|lines|protocol|quality|record|rescreenings|resource-list|reviews|terms|urgent-words|volunteers|workload)\//,
  /^(?:safeguarding|second-factor|name-openings)\//,
  /^opening\/(?:show\.hbs|messages\.json)$/,
  /^(?:follow-ups|postvention|templates)\/(?:index|show|new|someone)\.hbs$/,
  /^(?:postvention|templates)\/messages\.json$/,
  /^limits\/(?:index|new|appeal|note|settled)\.hbs$/,
  /^reports\/(?:index|post|over)\.hbs$/,
  /^second-looks\/(?:index|show)\.hbs$/,
  /^posts\/remove\.hbs$/,
  /^administration\//,
  /^circles\/(?:new|facilitating|topic|hand-over|badges)\.hbs$/,
];

// Words that a name is made of, one by one; nobody reads them as a text.
const NO_TEXT = ['accounts/names.json'];
const PARTIALS = 'partials/';
// How the code calls an entry.
const NAMES_IN_CODE = /^(?:id|slug|outcome)$/;

/** The files of `views` that hold what members and guests read. */
export function filesForMembers(): string[] {
  const files = shippedFiles({ shipped: SHIPPED, own: SHIPPED }).filter(isForMembers);
  const pages = files.filter((file) => file.endsWith('.hbs') && !file.startsWith(PARTIALS));
  const texts = files.filter((file) => file.endsWith('.json') && !NO_TEXT.includes(file));
  return [...pages, ...partialsWithin(pages), ...texts].sort();
}

/** What members read of a file, in pieces: paragraphs, headings, buttons, messages. */
export function piecesOf(file: string): string[] {
  const source = readText(SHIPPED, file);
  if (file.endsWith('.hbs')) return piecesOfView(source);
  const entries = Object.entries(JSON.parse(source) as object).filter(([key]) => isReadByMembers(file, key));
  return entries.flatMap(([key, value]) => textsIn(key, value)).map(withGaps);
}

function isForMembers(file: string): boolean {
  return !FOR_THE_TEAM.some((pattern) => pattern.test(file));
}

// The team and members share some files: the letters to somebody who came back, the words about somebody who died.
function isReadByMembers(file: string, key: string): boolean {
  if (file === 'follow-ups/messages.json') return key.startsWith('welcome_');
  if (file === 'postvention/texts.json') return key !== 'checklist';
  return file !== 'titles/messages.json' || isForMembers(`${key}.hbs`);
}

function partialsWithin(pages: string[]): string[] {
  const found = new Set<string>();
  const follow = (file: string): void => {
    const partials = [...usesOf(readText(SHIPPED, file)).partials].map((name) => `${PARTIALS}${name}.hbs`);
    for (const partial of partials.filter((name) => !found.has(name))) follow((found.add(partial), partial));
  };
  pages.forEach(follow);
  return [...found];
}

function textsIn(key: string, value: unknown): string[] {
  if (typeof value === 'string') return NAMES_IN_CODE.test(key) ? [] : [value];
  return Object.entries(value as object).flatMap(([inner, each]) => textsIn(inner, each));
}
