import { message } from '../platform/web/messages.js';
import type { Form } from '../platform/web/form.js';
import { dayWords } from './days.js';
import { LONGEST_GOAL, LONGEST_NAME } from './forms.js';
import { type Goal, isDue } from './goals.js';
import { daysOf, isOver, type Milestone, totalOf, WAYS } from './milestone.js';
import { onDay, type Today } from './today.js';

/** What all of its pages know: for which day they are made, and how to say that it is another. */
export function dayPart(today: Today, path: string): object {
  return {
    today: {
      day: today.day,
      words: dayWords(today.day),
      asked: today.asked,
      others: today.others.map((day) => ({ href: `${path}?day=${day}`, words: dayWords(day) })),
    },
    home: onDay('/milestones', today),
  };
}

/** All that one counts days for. */
export function listView(all: Milestone[], today: Today): object {
  return {
    ...dayPart(today, '/milestones'),
    milestones: all.map((each) => ({ ...headOf(each, today), due: dueOf([each], today).length > 0 })),
    begin: onDay('/milestones/new', today),
  };
}

/** One of them, whole. */
export function oneView(milestone: Milestone, today: Today): object {
  const path = `/milestones/${milestone.id}`;
  return {
    ...dayPart(today, path),
    ...headOf(milestone, today),
    reasons: milestone.reasons,
    goals: milestone.goals.map((goal) => goalView(milestone, goal, today)),
    setbacks: milestone.setbacks.map(({ on, note }) => ({ on: dayWords(on), note })).reverse(),
    begins: milestone.earlier.runs === 0 && dayWords(milestone.runs[0]!.from),
    to: {
      edit: onDay(`${path}/edit`, today),
      setback: onDay(`${path}/setback`, today),
      goal: onDay(`${path}/goals/new`, today),
      ending: onDay(`${path}/ending`, today),
      sharing: onDay(`${path}/sharing`, today),
    },
  };
}

/** The form of one, new or changed. */
export function planView(form: Form<unknown>, today: Today, milestone: Milestone | null): object {
  const path = milestone ? `/milestones/${milestone.id}` : '/milestones';
  return {
    ...dayPart(today, milestone ? `${path}/edit` : `${path}/new`),
    back: onDay(path, today),
    action: milestone ? `${path}/changes` : path,
    longest: LONGEST_NAME,
    ways: WAYS.map((value) => ({ value, label: `milestones.way_${value}`, chosen: form.values.way })),
    form,
    fresh: form.errors === null,
    known: milestone !== null,
  };
}

/** A page with a form about one of them. @param page what comes after its path */
export function formView(milestone: Milestone, form: Form<unknown>, today: Today, page: string): object {
  const path = `/milestones/${milestone.id}`;
  return {
    ...dayPart(today, `${path}/${page}`),
    ...headOf(milestone, today),
    back: onDay(path, today),
    longest: LONGEST_GOAL,
    form,
    fresh: form.errors === null,
  };
}

/** The goals whose day has come. */
export function dueOf(all: Milestone[], { day }: Pick<Today, 'day'>): Goal[] {
  return all.flatMap(({ goals }) => goals.filter((goal) => isDue(goal, day)));
}

/** How the days are said: all of them together, and the run that goes on. */
export function countWords(milestone: Milestone, { day }: Pick<Today, 'day'>): string {
  const { runs, earlier, way } = milestone;
  const last = runs.at(-1)!;
  const fresh = last.to === null && last.from >= day;
  const many = earlier.runs + runs.length - (fresh ? 1 : 0);
  const total = totalOf(milestone, day);
  if (many === 0) return message('milestones.begins_today');
  if (many === 1 && !fresh) return total === 0 ? message('milestones.begins_today') : days(total);
  const soFar = message('milestones.so_far', { days: days(total), runs: runsWords(many) });
  if (last.to !== null) return soFar;
  const now = fresh ? 'a_new_one' : 'this_run';
  return `${soFar} ${message(`milestones.${now}`, { days: days(daysOf(way, last, day)) })}`;
}

function headOf(milestone: Milestone, today: Today): object {
  const { id, name } = milestone;
  const href = onDay(`/milestones/${id}`, today);
  return { id, name, href, count: countWords(milestone, today), over: isOver(milestone) };
}

function goalView(milestone: Milestone, goal: Goal, today: Today): object {
  return {
    words: goal.words,
    reached: goal.reached,
    review: goal.review && dayWords(goal.review),
    due: isDue(goal, today.day),
    href: onDay(`/milestones/${milestone.id}/goals/${goal.id}`, today),
  };
}

function days(count: number): string {
  return message(count === 1 ? 'milestones.one_day' : 'milestones.days', { count: String(count) });
}

function runsWords(count: number): string {
  const words = message('milestones.numbers').split(' ');
  return message(count === 1 ? 'milestones.one_run' : 'milestones.runs', {
    count: words[count - 1] ?? String(count),
  });
}
