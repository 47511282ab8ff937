import Handlebars from 'handlebars';
import { COMPILING, HELPER_NAMES } from './helper-names.js';
import { type Uses, usesOf } from './view-uses.js';

/** Which names a view may use. */
export interface Known {
  partials: Set<string>;
  messages: Set<string>;
  assets: Set<string>;
}

// Without these a page would have no way to help, or a form would lose what somebody wrote.
const NEVER_LOST = [
  'csrf',
  'exit',
  'help',
  'help-first',
  'help-more',
  'emergency',
  'lines',
  'error-summary',
  'kept-words',
  'words-wait',
];
const BUILT_IN = ['if', 'unless', 'each', 'with', 'lookup', 'log', ...HELPER_NAMES];
const TIES = /\b(?:name|action|formaction|method)="[^"]*"|\bhref="(?:tel:|sms:|\/crisis-lines)[^"]*"/g;
const COMMENTS = /\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}|<!--[\s\S]*?-->/g;

/** Why a view cannot stand for the shipped one, each in half a sentence; none where it can. */
export function viewFaults(own: string, shipped: string, known: Known): string[] {
  const broken = whyBroken(own);
  if (broken) return [broken];
  const uses = usesOf(own);
  const before = usesOf(shipped);
  return [
    ...unknownNames(uses, known),
    ...added(uses, before),
    ...lost(uses, before),
    ...untied(own, shipped),
  ];
}

/** What a view asks for that does not exist. */
export function unknownNames(uses: Uses, known: Known): string[] {
  return [
    ...missing(uses.partials, known.partials, (name) => `there is no partial ${name}`),
    ...missing(uses.messages, known.messages, (key) => `there is no message ${key}`),
    ...missing(uses.assets, known.assets, (file) => `there is no file public/${file}`),
    ...(uses.unknowable ? ['it has parts that only show while a page is made'] : []),
  ];
}

/** Why a text is no view; null where it is one. */
export function whyBroken(source: string): string | null {
  try {
    Handlebars.precompile(source, COMPILING);
    return null;
  } catch (error) {
    return `it is no view (${firstLine(error)})`;
  }
}

function added(uses: Uses, before: Uses): string[] {
  const values = new Set([...before.values, ...BUILT_IN]);
  return [
    ...missing(uses.values, values, (name) => `the text that came with the forum has no value ${name}`),
    ...missing(uses.raw, before.raw, (name) => `it puts ${name || 'a value'} in as it is, with three braces`),
  ];
}

function lost(uses: Uses, before: Uses): string[] {
  const partials = [...before.partials].filter((name) => NEVER_LOST.includes(name));
  return [
    ...missing(partials, uses.partials, (name) => `it must keep the partial ${name}`),
    ...missing(before.raw, uses.raw, (name) => `it must keep {{{${name}}}}`),
  ];
}

function untied(own: string, shipped: string): string[] {
  return missing(tiesOf(shipped), tiesOf(own), (tie) => `it must keep ${tie}`);
}

function tiesOf(source: string): Set<string> {
  return new Set(source.replace(COMMENTS, '').match(TIES));
}

function missing(wanted: Iterable<string>, there: Set<string>, say: (name: string) => string): string[] {
  return [...wanted].filter((name) => !there.has(name)).map(say);
}

function firstLine(error: unknown): string {
  const [line] = (error as Error).message.split('\n');
  return line!.replace(/[:.]$/, '');
}
