import { describe, expect, it } from 'vitest';
import { shippedLines } from '../../src/crisis-lines/all-lines.js';
import { keptFacts, reachOf } from '../../src/crisis-lines/keeping/facts.js';
import { lineForm } from '../../src/crisis-lines/keeping/forms.js';
import { factsFrom, valuesOf } from '../../src/crisis-lines/keeping/line-form.js';
import { kept, overlaid } from '../../src/crisis-lines/keeping/overlay.js';
import type { VersionRow } from '../../src/crisis-lines/keeping/line-reading.js';
import { lineView } from '../../src/crisis-lines/line-view.js';
import { say } from './say.js';

const NOW = new Date('2026-11-22T12:00:00Z');

describe('every entry that comes with the forum', () => {
  it.each(shippedLines.map((line) => [`${line.country} ${line.name}`, line] as const))(
    'goes through its form and back without a change: %s',
    (_, line) => {
      const sent = lineForm.parse({ ...valuesOf(line), how: 'not_checked', number: '0' });
      const facts = factsFrom(sent, line);
      expect(keptFacts.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
      expect(reachOf(facts)).toBe(reachOf(line));
      expect(lineView({ ...facts, id: line.id }, NOW, say)).toEqual(lineView(line, NOW, say));
    },
  );
});

describe('a version that cannot be read', () => {
  const version = (line_id: string, facts: unknown): VersionRow => ({
    ...{ line_id, version: 1, deed: 'changed', country: 'GB', facts, hidden: false },
    ...{ checked_on: null, checked_by: null, checked_how: null, checked_reach: null },
  });
  const samaritans = shippedLines.find(({ name }) => name === 'Samaritans')!;
  const torn = { calls: [{ number: '1' }], texts: [], chat: null };

  it('lets the entry that came with the forum stand', () => {
    expect(kept(samaritans.id, version(samaritans.id, torn))?.line).toEqual(samaritans);
  });

  it('is left out where nothing came with the forum, and takes nothing else with it', () => {
    const id = '00000000-0000-4000-8000-000000000000';
    expect(kept(id, version(id, torn))).toBeNull();
    expect(overlaid([version(id, torn)])).toHaveLength(shippedLines.length);
  });
});
