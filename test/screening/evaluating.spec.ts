import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../src/screening/evaluation/evaluate.js';
import { labelled } from '../../src/screening/evaluation/labelled.js';
import { table } from '../../src/screening/evaluation/table.js';
import { CONCERN, CRISIS } from '../support/people.js';

const KETTLE = 'The kettle is on.';

/** Two crises, four concerns, three that are nothing, one nobody labelled: the figures below are counted by hand. */
const SET = [
  { tier: 'crisis', text: CRISIS.me, phenomenon: 'plain', categories: ['suicide'] },
  { tier: 'crisis', text: CONCERN, phenomenon: 'hidden', categories: ['suicide'] },
  { tier: 'concern', text: CONCERN, phenomenon: 'plain', categories: ['hopelessness'] },
  { severity: 'concern', text: CRISIS.me, phenomenon: 'plain', category: 'suicide' },
  { tier: 'concern', text: KETTLE, phenomenon: 'hidden', categories: ['hopelessness'] },
  { tier: 'concern', text: KETTLE, phenomenon: 'hidden' },
  { tier: 'none', text: KETTLE, phenomenon: 'everyday', categories: [] },
  { tier: 'none', text: CONCERN, phenomenon: 'everyday', categories: [] },
  { tier: 'none', text: CRISIS.me, phenomenon: 'everyday', categories: [] },
  { label: 'unl', text: CRISIS.me },
].map((row) => JSON.stringify(row));

const counts = ({ hits, of }: { hits: number; of: number }): string => `${hits}/${of}`;

describe('evaluating the screen on labelled posts', () => {
  const found = evaluate(SET);

  it('counts flags, crises and false alarms by what people said', () => {
    const figures = Object.fromEntries(
      Object.entries(found.all).map(([name, share]) => [name, counts(share)]),
    );
    expect(figures).toEqual({
      crisisFlagged: '2/2',
      crisisCalledCrisis: '1/2',
      concernFlagged: '2/4',
      recall: '4/6',
      recallWithWatch: '4/6',
      falseAlarms: '2/3',
      falseAlarmsWithWatch: '2/3',
      noneCalledCrisis: '1/3',
      unlabelledFlagged: '1/1',
      unlabelledWithWatch: '1/1',
    });
  });

  it('gives shares with the interval of Wilson at 95 %', () => {
    const { crisisCalledCrisis, noneCalledCrisis } = found.all;
    expect(crisisCalledCrisis).toMatchObject({ share: 0.5 });
    expect([crisisCalledCrisis.low, crisisCalledCrisis.high].map(rounded)).toEqual([0.0945, 0.9055]);
    expect([noneCalledCrisis.low, noneCalledCrisis.high].map(rounded)).toEqual([0.0615, 0.7923]);
  });

  it('counts each phenomenon apart', () => {
    expect(Object.keys(found.phenomena)).toEqual(['everyday', 'hidden', 'plain', 'unl']);
    const { posts, figures } = found.phenomena.hidden!;
    expect([posts, counts(figures.recall), counts(figures.crisisCalledCrisis)]).toEqual([3, '1/3', '0/1']);
    expect(figures.falseAlarms).toMatchObject({ of: 0, share: null, low: 0, high: 1 });
  });

  it('counts categories where people named any, or said that there is none', () => {
    const { suicide, hopelessness } = found.categories;
    expect([counts(suicide!.recall), counts(suicide!.falseAlarms)]).toEqual(['2/3', '1/5']);
    expect([counts(hopelessness!.recall), counts(hopelessness!.falseAlarms)]).toEqual(['1/2', '5/6']);
  });

  it('counts what it cannot read, and goes on', () => {
    const { posts, unreadable } = evaluate(['nonsense', '[]', '{"tier":"none"}', '', SET[0]!]);
    expect([posts, unreadable]).toEqual([1, 3]);
  });

  it('says figures in a table that holds none of the texts', () => {
    const lines = table('made-up.jsonl', found).split('\n');
    expect(lines[0]).toBe('made-up.jsonl: 10 posts');
    expect(lines).toContainEqual(
      expect.stringMatching(/^all +crisis called crisis +1 +2 +0\.500 +0\.095 to 0\.905$/),
    );
    expect(lines).not.toContainEqual(expect.stringMatching(/^hidden +none/));
    for (const text of [KETTLE, CONCERN, CRISIS.me]) expect(lines.join('\n')).not.toContain(text);
  });
});

describe('the labels of development sets', () => {
  it.each([
    [{ label: 'pos', reread: 'evident' }, 'concern', 'pos, evident'],
    [{ label: 'pos', reread: 'evident', reread_crisis: true }, 'crisis', 'pos, evident'],
    [{ label: 'pos', reread: 'not_in_text' }, 'none', 'pos, not_in_text'],
    [{ label: 'pos', reread: 'historical' }, null, 'pos, historical'],
    [{ label: 'pos', reread: '' }, null, 'pos'],
    [{ label: 'pos' }, 'concern', 'pos'],
    [{ label: 'neg', reread: '' }, 'none', 'neg'],
    [{ label: 'amb' }, null, 'amb'],
    [{ label: 'wpos' }, null, 'wpos'],
    [{ label: 'wneg' }, null, 'wneg'],
    [{ label: 'ord' }, 'none', 'ord'],
    [{ label: 'spam' }, 'none', 'spam'],
    [{ tier: 'urgent' }, null, 'unnamed'],
  ])('%j is %s', (row, tier, phenomenon) => {
    expect(labelled(JSON.stringify({ ...row, text: KETTLE }))).toMatchObject({ tier, phenomenon });
  });

  it('name the category of spam, none for the ordinary, and are silent elsewhere', () => {
    const categories = ['spam', 'ord', 'neg'].map(
      (label) => labelled(JSON.stringify({ label, text: KETTLE }))?.categories,
    );
    expect(categories).toEqual([['spam'], [], null]);
  });
});

describe('npm run screen:eval', () => {
  const folder = mkdtempSync(join(tmpdir(), 'screen-eval-'));
  const file = join(folder, 'made-up.jsonl');
  writeFileSync(file, SET.join('\n'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says the figures of each file as JSON', async () => {
    const { code, stdout } = await run(file, file, '--json');
    const { sets } = JSON.parse(stdout) as { sets: { file: string; all: { recall: { hits: number } } }[] };
    expect(code).toBe(0);
    expect(sets.map((set) => [set.file, set.all.recall.hits])).toEqual([
      ['made-up.jsonl', 4],
      ['made-up.jsonl', 4],
    ]);
  });

  it('says them as a table', async () => {
    const { code, stdout } = await run(file);
    expect([code, stdout.includes('made-up.jsonl: 10 posts')]).toEqual([0, true]);
  });

  it('asks for files where none is named', async () => {
    expect(await run()).toMatchObject({ code: 1, stdout: '' });
  });
});

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

async function run(...args: string[]): Promise<{ code: number | null; stdout: string }> {
  const bin = join(import.meta.dirname, '../../bin/hearthside.mjs');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [bin, 'screen-eval', ...args], (_error, stdout) =>
      resolve({ code: child.exitCode, stdout }),
    );
  });
}
