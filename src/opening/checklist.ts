import type { ServedCountry } from '../crisis-lines/keeping/served.js';
import type { Answer, AnswerItem, OpeningRow } from './opening-reading.js';

/** What has to be settled before people may sign up at a public address, in the order of the page. */
export const ITEMS = [
  'hours',
  'on_call',
  'minimum_age',
  'safeguarding',
  'lines',
  'second_person',
  'backup',
] as const;

export type ItemName = (typeof ITEMS)[number];

/** All that the checklist is judged by. */
export interface Facts {
  row: OpeningRow;
  answers: Answer[];
  served: ServedCountry[];
  minimumAge: number;
}

/** How one item stands. */
export interface Item {
  name: ItemName;
  done: boolean;
  /** Which words say so: `opening.{name}_{how}`. */
  how: string;
  values: Record<string, string>;
  /** What an admin can answer for here; null where nothing is to be answered. */
  asks: AnswerItem | null;
  /** The answer that counts, or will. */
  answer: Answer | null;
}

/** The checklist as it stands. */
export function checklist(facts: Facts): Item[] {
  return ITEMS.map((name) => ({
    name,
    values: {},
    asks: null,
    answer: null,
    ...JUDGES[name](facts),
  }));
}

type Judged = Pick<Item, 'done' | 'how'> & Partial<Item>;

const JUDGES: Record<ItemName, (facts: Facts) => Judged> = {
  hours: ({ row, answers }) => {
    if (row.mode === 'rota') return row.staffed ? done('rota') : open('no_shift');
    return asked('no_fixed_hours', answers, 'none_said', 'none');
  },
  on_call: ({ row: { contacts, reached } }) => {
    if (reached > 0) return done('reached');
    return open(contacts === 0 ? 'nobody' : 'unreached');
  },
  minimum_age: ({ answers, minimumAge }) => {
    const values = { age: String(minimumAge) };
    const said = answerTo('minimum_age', answers);
    if (said?.fact !== values.age)
      return { ...open(said ? 'changed' : 'unsaid'), values, asks: 'minimum_age' };
    return { ...done('said'), values, asks: 'minimum_age', answer: said };
  },
  safeguarding: ({ row }) => {
    if (row.safeguarding_ready > 0) return done('named');
    return open(row.safeguarding === 0 ? 'nobody' : 'no_code');
  },
  lines: ({ served }) => {
    if (served.length === 0) return open('no_country');
    const waiting = served.filter(({ confirmed }) => !confirmed).map(({ name }) => name);
    const values = { countries: new Intl.ListFormat('en').format(waiting) };
    return waiting.length === 0 ? done('confirmed') : { ...open('unconfirmed'), values };
  },
  second_person: ({ row, answers }) => {
    if (row.ready > 1) return done('there');
    if (row.team > 1) return open('no_code');
    const said = asked('alone', answers, 'alone', 'nobody');
    return said.answer && !said.answer.rested ? { ...said, done: false, how: 'alone_soon' } : said;
  },
  backup: ({ answers }) => asked('backup', answers, 'said', 'unsaid'),
};

function asked(item: AnswerItem, answers: Answer[], yes: string, no: string): Judged {
  const answer = answerTo(item, answers);
  return { ...(answer ? done(yes) : open(no)), asks: item, answer };
}

function answerTo(item: AnswerItem, answers: Answer[]): Answer | null {
  return answers.find((answer) => answer.item === item) ?? null;
}

function done(how: string): { done: boolean; how: string } {
  return { done: true, how };
}

function open(how: string): { done: boolean; how: string } {
  return { done: false, how };
}
