import { beforeAll, expect, it } from 'vitest';
import type { Links } from '../dump/linker.js';
import { AS_GOOD_AS_CHANCE, confirmed, report, type Stolen, steal } from '../dump/stolen.js';

const MEMBERS = Number(process.env.TRIAL_MEMBERS ?? 200);
const SEED = Number(process.env.TRIAL_SEED ?? 20_260_105);

let stolen: Stolen;
let again: Links | null = null;
beforeAll(async () => {
  stolen = await steal({ members: MEMBERS, seed: SEED });
  tell(stolen);
  if (stolen.honest.dump[0]!.corrected <= AS_GOOD_AS_CHANCE) return;
  say('Something looks better than chance: another month will tell.');
  again = (await steal({ members: MEMBERS, seed: SEED + 1 })).honest;
  say(report('The other month', again, again.dump));
});

function tell({ oneTimeNames, honest, withOwner, listsAtOnce }: Stolen): void {
  say(`${MEMBERS} members, ${oneTimeNames} one-time names.`);
  say(report('The dump', honest, honest.dump));
  say(report('The files of PostgreSQL', honest, honest.files));
  say(report('Control: a column for the owner', withOwner, withOwner.dump, 2));
  say(report('Control: lists written at once', listsAtOnce, aboutLists(listsAtOnce), 2));
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

function aboutLists({ dump }: Links): Links['dump'] {
  return dump.filter(({ attack }) => attack.includes('name_lists'));
}

it('links one-time names no better than 1.2 times chance', () => {
  expect(confirmed(stolen.honest.dump, again?.dump ?? [])).toEqual([]);
});

it('finds both leaks that were put in', () => {
  expect(stolen.withOwner.dump[0]!.corrected).toBeGreaterThan(5);
  expect(aboutLists(stolen.listsAtOnce)[0]!.corrected).toBeGreaterThan(AS_GOOD_AS_CHANCE);
});
