import { once, EventEmitter } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Child } from '../../src/commands/start/child.js';
import { temporaryFolder } from './workshop.js';

const SERVES = `process.send('ready'); process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);`;
const DEAF = `process.on('SIGTERM', () => process.send('ready')); process.send('ready'); setInterval(() => {}, 1000);`;

describe('keeping a process of the forum running', () => {
  it('starts it again when it dies, and ends when it is stopped', async () => {
    const dies = `if (!process.env.HAS_DIED) { process.send('ready', () => process.kill(process.pid, 'SIGKILL')); } else { ${SERVES} }`;
    const { child, ready, said } = await childOf(dies);
    const over = child.keepRunning(() => ready.emit('ready'));
    await once(ready, 'ready');
    child.env.HAS_DIED = 'yes';
    await once(ready, 'ready');
    await child.stop();
    await over;
    expect(said).toEqual(['The worker stopped by itself. Starting it again …']);
  });

  it('ends one at once that does not listen', async () => {
    const { child, ready } = await childOf(DEAF);
    const over = child.keepRunning(() => ready.emit('ready'));
    await once(ready, 'ready');
    const stopped = child.stop();
    await once(ready, 'ready');
    child.hurry();
    await Promise.all([stopped, over]);
  });

  it('gives up on one that cannot live', async () => {
    const { child } = await childOf('process.exit(1);', [100, null]);
    await expect(child.keepRunning(() => undefined)).rejects.toThrow(
      'The worker stopped five times within a minute',
    );
  });
});

async function childOf(script: string, pauses: (number | null)[] = [1]) {
  const file = join(await temporaryFolder(), 'script.mjs');
  await writeFile(file, script);
  const said: string[] = [];
  const restarts = { afterDeath: () => (pauses.length > 1 ? pauses.shift()! : pauses[0]!) };
  const child = new Child('worker', file, { ...process.env }, (words) => said.push(words), restarts);
  return { child, said, ready: new EventEmitter() };
}
