import { giveVerdict, render, type Text, type Words, writeThread } from '../database/hands.js';
import { type Desk, idsOf, startDesk } from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';

/** A desk with a third moderator, so that there is a blind sample, and with a lead. */
export interface SampleDesk extends Desk {
  kim: Visitor;
  lou: Visitor;
}

export async function startSampleDesk(): Promise<SampleDesk> {
  const desk = await startDesk();
  return {
    ...desk,
    kim: await desk.person('Kim Autumn', 'moderator'),
    lou: await desk.person('Lou Spring', 'lead'),
  };
}

/** A text that is up and in the sample. */
export interface Drawn extends Text {
  audit: string;
}

/** A thread that the screen cleared, whatever it said of it, and that chance has drawn. */
export async function drawnThread(
  desk: Desk,
  words: Words = {},
  tier = 'none',
  author = 'Ana',
): Promise<Drawn> {
  const text = await render(desk.sql, await writeThread(desk.sql, await idsOf(desk, author), words));
  const matches =
    tier === 'none' ? [] : [{ start: 0, end: 2, rule: 'risk.made_up', category: 'hopelessness' }];
  const verdict = await giveVerdict(desk.sql, text, {
    tier,
    matches,
    categories: matches.map((m) => m.category),
  });
  await desk.sql('select clear_revision($1)', [verdict]);
  await desk.sql('select draw_audit($1, 1)', [verdict]);
  const [row] = await desk.sql<{ id: string }>('select id from audits where verdict_id = $1', [verdict]);
  return { ...text, audit: `/audits/${row!.id}` };
}
