import Handlebars from 'handlebars';
import { readText } from '../../../src/platform/web/own-words/own-files.js';
import { SHIPPED } from '../../../src/platform/web/own-words/texts.js';
import { message } from '../../../src/platform/web/messages.js';

/** Stands for a name, a number or a moment that is not known before the page is made: one plain word. */
export const GAP = 'Sam';

/** A break: what stands before and after it is read apart. */
const APART = '\n';
const INLINE = /<\/?(?:a|abbr|b|bdi|code|em|i|kbd|span|strong|time|q|wbr)\b[^>]*>/gi;
const NOT_READ = /<!--[\s\S]*?-->|<(svg|script|style)\b[\s\S]*?<\/\1>/gi;
const SAID_ASIDE = /\b(?:aria-label|placeholder|alt|title|data-label)="([^"]*)"/g;
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&quot;': '"',
};

/**
 * The pieces of text that a view can put before a reader: each paragraph, heading, entry, button or label by itself.
 * Where a view says one thing or another, both are here, each in its sentence.
 */
export function piecesOfView(source: string): string[] {
  return [...new Set(waysOf(Handlebars.parse(source)).flatMap(piecesOf))];
}

// Every branch stands in at least one of the ways; not every branch with every other.
function waysOf({ body }: hbs.AST.Program): string[] {
  const parts = body.map(waysOfStatement);
  const most = Math.max(1, ...parts.map((ways) => ways.length));
  return Array.from({ length: most }, (_, at) => parts.map((ways) => ways[at % ways.length]).join(''));
}

function waysOfStatement(statement: hbs.AST.Statement): string[] {
  switch (statement.type) {
    case 'ContentStatement':
      return [(statement as hbs.AST.ContentStatement).value.replace(/\s+/g, ' ')];
    case 'MustacheStatement':
      return [wordsOf(statement as hbs.AST.MustacheStatement)];
    case 'BlockStatement':
      return waysOfBlock(statement as hbs.AST.BlockStatement);
    case 'PartialStatement':
      return waysOfPartial(statement as hbs.AST.PartialStatement);
    default:
      return [''];
  }
}

function waysOfBlock({ program, inverse }: hbs.AST.BlockStatement): string[] {
  const otherwise = inverse as hbs.AST.Program | undefined;
  return [...waysOf(program), ...(otherwise ? waysOf(otherwise) : [''])];
}

function wordsOf({ path, params }: hbs.AST.MustacheStatement): string {
  const [first] = params;
  if (path.type !== 'PathExpression' || (path as hbs.AST.PathExpression).original !== 'message') return GAP;
  return first?.type === 'StringLiteral' ? withGaps(message((first as hbs.AST.StringLiteral).value)) : GAP;
}

// A partial within a sentence is read there. One with blocks of its own is read as its own file.
function waysOfPartial({ name, hash }: hbs.AST.PartialStatement): string[] {
  const given = (hash as hbs.AST.Hash | undefined)?.pairs.map(({ value }) => saidBy(value)) ?? [];
  const ways = waysOf(Handlebars.parse(partial((name as hbs.AST.PathExpression).original)));
  return ways.every((way) => inSentence(way)) ? ways : [[APART, ...given, APART].join(APART)];
}

// What a partial is given: a text where it reads like one, else the name of something.
function saidBy(value: hbs.AST.Expression): string {
  const said = value.type === 'StringLiteral' ? (value as hbs.AST.StringLiteral).value : '';
  return /^[A-Z“]|\s/.test(said) ? said : '';
}

function partial(name: string): string {
  return readText(SHIPPED, `partials/${name}.hbs`);
}

function inSentence(html: string): boolean {
  return !html.includes(APART) && !/<\w/.test(html.replace(NOT_READ, '').replace(INLINE, ''));
}

function piecesOf(html: string): string[] {
  const read = html.replace(NOT_READ, '');
  const aside = [...read.matchAll(SAID_ASIDE)].map(([, words]) => words!);
  const pieces = read
    .replace(INLINE, '')
    .replace(/<[^>]*>/g, APART)
    .split(APART);
  return [...pieces, ...aside].map(tidy).filter((piece) => /\p{L}/u.test(piece.replaceAll(GAP, '')));
}

/** A message with plain words in its gaps. */
export function withGaps(text: string): string {
  return text.replace(/\{\w+\}/g, GAP);
}

function tidy(text: string): string {
  return text
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
