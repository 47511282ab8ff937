import type { Board } from '../boards/board.entity.js';
import { boardView } from '../boards/boards.js';
import { laterDay, localTime } from '../platform/time/zoned-time.js';
import { emptyForm, type Form, withError } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import { withKey } from '../threads/forms.js';
import { titleOf, whoReads } from '../threads/thread.view.js';
import type { CircleRow } from './circle-reading.js';
import { phaseWords, usualPrompts } from './composing.js';
import { LONGEST_PROMPT } from './forms.js';
import { LENGTHS, PHASES } from './phases.js';
import type { Topic } from './topics.js';

const USUAL_LENGTHS = ['12', '24', '24', '12'];
const USUAL_HOUR = '18';
const HOUR_CHOICES = Array.from({ length: 24 }, (_, hour) => ({
  id: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** What the form of a new circle begins with. @param topic that it was asked for, if any */
export function firstValues(zone: string, topic: Topic | undefined, now: Date): Form<never> {
  const usual = usualPrompts();
  const values: Record<string, string> = {
    title: topic?.title ?? '',
    day: tomorrow(zone, now),
    hour: USUAL_HOUR,
    zone,
  };
  for (const [at, phase] of PHASES.entries()) {
    values[`prompt_${at + 1}`] = topic?.prompts[at] ?? usual[phase];
    values[`length_${at + 1}`] = USUAL_LENGTHS[at]!;
  }
  return emptyForm(values);
}

/** The page on which a facilitator opens a circle. */
export function newCircleView(board: Board, topics: Topic[], form: Form<unknown>): object {
  const { values, errors } = form;
  return {
    board: boardView(board),
    whoReads: whoReads(board.membersOnly),
    inGroup: board.closed,
    topics: topics.map(({ id, title }) => ({ id, title })),
    parts: PHASES.map((phase, at) => ({
      ...promptField(phase, at, form),
      ...lengthField(at, values, errors),
    })),
    hours: HOUR_CHOICES,
    zones: ZONES.map((id) => ({ id, label: id.replaceAll('_', ' ') })),
    form: withKey(form),
  };
}

/** What one part asks, as a field. */
export function promptField(phase: (typeof PHASES)[number], at: number, { values, errors }: Form<unknown>) {
  const id = `prompt_${at + 1}`;
  return {
    phase: phaseWords(phase),
    id,
    value: values[id] ?? '',
    error: errors?.[id],
    longest: LONGEST_PROMPT,
  };
}

/** The page on which whoever leads a circle changes what is left of its times. @param first part that has not begun */
export function timesView(circle: CircleRow, first: number, form: Form<unknown>): object {
  return {
    circle: { id: circle.thread_id, title: titleOf(circle), zone: circle.zone.replaceAll('_', ' ') },
    running: first > 1 ? phaseWords(PHASES[first - 2]!) : null,
    parts: PHASES.map((phase, at) => ({
      phase: phaseWords(phase),
      ...lengthField(at, form.values, form.errors),
    })).slice(first - 1),
    first: { value: String(first), phase: phaseWords(PHASES[first - 1]!) },
    hours: HOUR_CHOICES,
    form,
  };
}

function lengthField(at: number, values: Record<string, string>, errors: Form<unknown>['errors']) {
  const id = `length_${at + 1}`;
  const lengths = LENGTHS.map((hours) => ({ id: String(hours), label: lengthWords(hours) }));
  return { lengthId: id, lengths, length: values[id] ?? '', lengthError: errors?.[id] };
}

function lengthWords(hours: number): string {
  if (hours < 48) return message('circles.hours', { hours: String(hours) });
  return message('circles.days', { days: String(hours / 24) });
}

const EARLIEST_MS = 3_600_000;
const LATEST_MS = 120 * 24 * EARLIEST_MS;

/** The form, with what is wrong about when it begins. */
export function withTimes<Fields>(form: Form<Fields>, begins: Date, now: Date): Form<Fields> {
  const away = begins.getTime() - now.getTime();
  if (away < -EARLIEST_MS) return withError(form, 'day', 'circles.begun_already');
  return away > LATEST_MS ? withError(form, 'day', 'circles.too_far') : form;
}

function tomorrow(zone: string, now: Date): string {
  const { year, month, day } = laterDay(localTime(now, zone), 1);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
