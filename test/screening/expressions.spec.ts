import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../src/screening/', import.meta.url).pathname;

/** Every regular expression of the screen, with the file it stands in. */
const EXPRESSIONS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => expressionsIn(file).map((expression): [string, string] => [file, expression]));

describe('every regular expression', () => {
  it('is seen', () => {
    expect(EXPRESSIONS.length).toBeGreaterThan(30);
  });

  it.each(EXPRESSIONS)('takes time linear in the text, in %s: %s', (_file, expression) => {
    expect(faultsOf(expression)).toEqual([]);
  });

  it.each([
    ['/(?:a+)+/', 'nested'],
    ['/(?:a{2,3} ){1,2}/', 'nested'],
    ['/(?:b(?:c)?)?/', 'nested'],
    ['/a+$/', 'unbounded'],
    ['/"[^"]+"/', 'unbounded'],
    [String.raw`/\d+p/g`, 'unbounded'],
  ])('would be found out: %s', (expression, fault) => {
    expect(faultsOf(expression)).toContain(fault);
  });
});

function expressionsIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(FOLDER, file), 'utf8'), ts.ScriptTarget.ES2023));
  return found;
}

/**
 * What could make an expression take longer than a text's length times a constant: a repetition inside a repeated
 * group, and one without bound that is not the last thing asked for (where it stands last, it takes what it read).
 */
function faultsOf(expression: string): string[] {
  const body = expression.slice(1, expression.lastIndexOf('/'));
  const anchored = body.startsWith('^') && !body.includes('|');
  const faults = new Set<string>();
  const groups: { repeats: boolean }[] = [{ repeats: false }];
  let closed: { repeats: boolean } | null = null;
  for (const { text, last } of piecesOf(body)) {
    if (/^[*+?{]/.test(text)) {
      if (closed?.repeats) faults.add('nested');
      if (/^(?:[*+]|\{\d+,\})/.test(text) && !last && !anchored) faults.add('unbounded');
      for (const group of groups) group.repeats = true;
    }
    if (text === '(') groups.push({ repeats: false });
    closed = text === ')' ? (groups.pop() ?? null) : null;
  }
  return [...faults];
}

/** Escapes, classes, group heads, repetitions and single characters; `last` when nothing has to follow. */
function piecesOf(body: string): { text: string; last: boolean }[] {
  const pieces = body.matchAll(
    /\\[pu]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]))?|[*+?]\??|\{\d+(?:,\d*)?\}|./gsu,
  );
  return [...pieces].map((found) => ({
    text: found[0].startsWith('(') ? '(' : found[0],
    last: /^(?:$|\|)/.test(body.slice(found.index + found[0].length)),
  }));
}
