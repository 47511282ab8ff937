import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Engine } from '../chaos/machine.js';
import { live, type Told } from '../chaos/a-bad-day.js';
import { hasRedis } from '../dump/running-forum.js';

const KILLS = Number(process.env.TRIAL_KILLS ?? 170);
const SEEDS = (process.env.TRIAL_SEEDS ?? '1,2,3').split(',').map(Number);
// What was lived through is not lived through again: delete the folder to begin anew.
const KEPT = process.env.TRIAL_RESULTS ?? 'trials/chaos';

const days = (['redis', 'postgres'] as const).flatMap((engine) => SEEDS.map((seed) => ({ engine, seed })));
const withRedis = await hasRedis();

describe.each(days)('a bad day with its queue on $engine, seed $seed', ({ engine, seed }) => {
  if (engine === 'redis' && !withRedis) return it.skip('there is no redis-server on this machine');

  it('loses nothing, doubles nothing, shows nothing unscreened, and comes back', async () => {
    const told = await keptOr(engine, seed);
    process.stdout.write(`${JSON.stringify(told)}\n`);
    expect(told.faults).toEqual({ lost: [], doubled: [], unscreened: [], stuck: [], wrong: [], notices: [] });
    expect(told.refused).toEqual([]);
    expect(told.acknowledged).toBeGreaterThan(KILLS);
    expect(told.pagesRead).toBeGreaterThan(KILLS);
    expect(told.longestToFirstMs).toBeLessThanOrEqual(5_000);
  });
});

async function keptOr(engine: Engine, seed: number): Promise<Told> {
  const file = join(KEPT, `${engine}-${seed}-${KILLS}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Told;
  const told = await live(engine, seed, KILLS);
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(file, JSON.stringify(told, null, 1));
  return told;
}
