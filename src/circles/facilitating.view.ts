import type { BoardView } from '../boards/boards.js';
import type { Form } from '../platform/web/form.js';
import { titleOf } from '../threads/thread.view.js';
import type { BadgeRow } from './badges.js';
import type { CircleRow, OfferedRow } from './circle-reading.js';
import { phaseWords } from './composing.js';
import { promptField } from './new-circle.view.js';
import { PHASES, standingAt } from './phases.js';
import { momentView } from './times.view.js';
import { type Topic, type TopicVersion, wordsOf } from './topics.js';

/** What a facilitator finds on their page. */
interface Tools {
  led: (CircleRow & { offered: boolean })[];
  open: OfferedRow[];
  boards: BoardView[];
  topics: { own: TopicVersion[]; shipped: Topic[] };
  now: Date;
}

export function facilitatingView({ led, open, boards, topics, now }: Tools): object {
  return {
    led: led.map((row) => ({ ...lineOf(row, now), offered: row.offered })),
    open: open.map((row) => ({ ...lineOf(row, now), note: row.note })),
    boards: boards.map(({ slug, name }) => ({ slug, name })),
    own: topics.own.map((topic) => ({ ...topicLine(topic), retired: topic.retired })),
    shipped: topics.shipped.map(topicLine),
  };
}

function lineOf(row: CircleRow, now: Date): object {
  const { now: phase, until, over } = standingAt(row.edges, now);
  const { thread_id: id, board_name: board, zone } = row;
  return {
    id,
    href: `/threads/${id}`,
    title: titleOf(row),
    board,
    phase: phase && phaseWords(phase),
    until: until && momentView(until, zone, now),
    over,
  };
}

function topicLine({ id, title, prompts }: Topic): object {
  return { id, title, prompts: prompts.map((prompt, at) => ({ phase: phaseWords(PHASES[at]!), prompt })) };
}

/** A topic to write or change. @param versions of it, the newest first; none for a new one */
export function topicView(versions: TopicVersion[], form: Form<unknown>): object {
  const [newest] = versions;
  const filled = Object.keys(form.values).length > 0 ? form : { ...form, values: valuesOf(newest) };
  return {
    topic: newest && { id: newest.id, version: String(newest.version) },
    parts: PHASES.map((phase, at) => promptField(phase, at, filled)),
    before: versions.slice(1).map((version) => ({ version: version.version, ...topicLine(version) })),
    form: filled,
  };
}

function valuesOf(topic: TopicVersion | undefined): Record<string, string> {
  if (!topic) return {};
  return { ...wordsOf(topic.title, topic.prompts), ...(topic.retired && { retired: 'yes' }) };
}

/** Everybody who can lead a circle, and a form for one of their badges. */
export function badgesView(badges: BadgeRow[], form: Form<unknown>): object {
  return { badges, form };
}
