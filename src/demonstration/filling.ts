import type { INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Accounts } from '../accounts/accounts.js';
import { OneTimeNames } from '../personas/one-time-names.js';
import { type Life, lifeOf } from './life.js';
import { own } from './own.js';
import { People } from './people.js';
import { rituals } from './rituals.js';
import { Scene } from './scene.js';
import type { Act } from './story.js';
import { talk } from './talk.js';
import { furnish, team } from './team.js';
import { TimePassing } from './time-passes.js';
import { midnightsBetween } from './when.js';

/** What a demonstration is filled with and by. */
export interface Filling {
  web: INestApplicationContext;
  worker: INestApplicationContext;
  /** The superuser of its own database, who alone can let time pass. */
  owner: DataSource;
  /** What opens the doors for visitors, by name. */
  passwords: ReadonlyMap<string, string>;
  /** Only these boards; all of them where none is named. */
  boards: readonly string[];
}

// The first people come some days before the first words.
const BEGINNING = 30 * 1_440;

/**
 * Lives the weeks of a demonstration: each thing by the services that people's forms use, and every text by the screen.
 * @param tell is told of each tenth that is done
 */
export async function fill(
  { web, worker, owner, passwords, boards }: Filling,
  tell: (tenth: number) => void,
): Promise<void> {
  const people = new People(web.get(Accounts), web.get(OneTimeNames), passwords);
  const scene = new Scene(web, worker, people, new Date());
  const life = lifeOf(boards);
  const time = await TimePassing.of(owner);
  await furnish(scene, life.switchedOn);
  await live(actsOf(scene, life), scene.now, time, tell);
}

function actsOf(scene: Scene, life: Life): Act[] {
  const acts = [
    ...talk(scene, life.threads),
    ...rituals(scene, life.rituals, life.isOn),
    ...team(scene, life.team, life.isOn),
    ...own(scene, life.own),
  ];
  // At the same minute, what is written first happens first.
  return acts.toSorted((a, b) => b.ago - a.ago);
}

async function live(acts: Act[], now: Date, time: TimePassing, tell: (tenth: number) => void): Promise<void> {
  let before = BEGINNING;
  for (const [at, { ago, happens }] of acts.entries()) {
    await time.pass(before - ago, midnightsBetween(before, ago, now));
    await happens();
    before = ago;
    if (isTenth(at + 1, acts.length)) tell(Math.floor(((at + 1) * 10) / acts.length));
  }
  await time.pass(before, midnightsBetween(before, 0, now));
}

function isTenth(done: number, all: number): boolean {
  return Math.floor((done * 10) / all) > Math.floor(((done - 1) * 10) / all);
}
