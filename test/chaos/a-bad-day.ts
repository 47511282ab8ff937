import { setTimeout as delay } from 'node:timers/promises';
import { chance } from '../support/chance.js';
import { Crowd } from './crowd.js';
import type { Faults } from './ledger.js';
import { type Engine, Machine } from './machine.js';
import { Observer } from './observer.js';
import { type Deaths, Storm } from './storm.js';

const TEXT_EVERY_MS = 120;
const KILL_EVERY_MS = 2_000;
/** How long after the last kill everything must have its verdict. */
const QUIET_MS = 60_000;

/** What a day was like. */
export interface Told {
  engine: Engine;
  seed: number;
  minutes: number;
  deaths: Deaths;
  sent: number;
  acknowledged: number;
  /** Tries of those that were acknowledged. */
  tries: number;
  gaveUp: number;
  /** Answers that were neither yes nor "later", by status. */
  refused: number[];
  pagesRead: number;
  textsRead: number;
  /** From a recovery to the first text that was taken in, at most. */
  longestToFirstMs: number;
  recoveries: number;
  /** From the last kill until nothing waited for its verdict any more. */
  quietAfterMs: number;
  faults: Faults;
}

/** Lives through one day on which things die, and tells what was found afterwards. */
export async function live(engine: Engine, seed: number, kills: number): Promise<Told> {
  const machine = await Machine.start(engine);
  try {
    return await through(machine, seed, kills);
  } finally {
    await machine.stop();
  }
}

async function through(machine: Machine, seed: number, kills: number): Promise<Told> {
  const random = chance(seed);
  const crowd = new Crowd(machine, random, seed);
  await crowd.gather();
  const observer = new Observer(machine.origins, random);
  const storm = new Storm(machine, random, KILL_EVERY_MS);
  const begun = Date.now();
  observer.start(crowd.threads, crowd.lately);
  const quietAfterMs = await weather(machine, crowd, storm.rage(kills)).finally(() => observer.stop());
  const { ledger } = crowd;
  const moments = [...ledger.acknowledged.values()].map(({ at }) => at);
  return {
    engine: machine.engine,
    seed,
    minutes: Math.round((Date.now() - begun) / 6_000) / 10,
    deaths: storm.deaths,
    sent: ledger.sent.size,
    acknowledged: ledger.acknowledged.size,
    tries: ledger.tries,
    gaveUp: ledger.gaveUp,
    refused: ledger.refused,
    pagesRead: observer.pages,
    textsRead: observer.seen.size,
    longestToFirstMs: machine.outages.longestUntil(moments),
    recoveries: machine.outages.recoveries.length,
    quietAfterMs,
    faults: await ledger.faults(observer.seen),
  };
}

/** @returns milliseconds from the end of it until nothing waits any more */
async function weather(machine: Machine, crowd: Crowd, storm: Promise<void>): Promise<number> {
  await crowd.writeUntil(storm, TEXT_EVERY_MS);
  return untilQuiet(machine);
}

async function untilQuiet(machine: Machine): Promise<number> {
  const begun = Date.now();
  while (Date.now() - begun < QUIET_MS) {
    const [row] = await machine.sql<{ waiting: number }>(WAITING);
    if (row!.waiting === 0) break;
    await delay(250);
  }
  return Date.now() - begun;
}

const WAITING = `select count(*)::int as waiting from revisions where state = 'pending'`;
