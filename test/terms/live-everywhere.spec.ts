import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { screen } from '../../src/screening/screen.js';
import { Terms } from '../../src/terms/terms.js';
import { type Forum, startForum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';
import { BUILD_MS, WorkerProcesses } from '../threads/worker-process.js';
import { addTerm, judgedPost, judgedWith, switchTo, versionOf } from './words.js';

let forum: Forum;
let lea: Visitor;
let workers: WorkerProcesses;
beforeAll(async () => {
  workers = await WorkerProcesses.build();
  forum = await startForum({ worker: false });
  lea = await forum.person('Lea', 'lead');
}, BUILD_MS);
afterAll(async () => {
  workers.clear();
  await forum.stop();
});
afterEach(() => vi.useRealTimers());

const PLAIN = 'We walked to the Greylark viaduct after lunch.';

describe('a term that is added in the web process', () => {
  it('is live in a worker that runs already, and in shadow there again', async () => {
    await workers.start(forum.config);
    const ana = await forum.person('Ana');
    expect(await judgedPost(forum, ana, PLAIN)).toMatchObject({ state: 'published', terms_version: 0 });
    const id = await addTerm(lea);
    await switchTo(lea, id, 'live');
    expect(await judgedWith(forum, ana, PLAIN, await versionOf(forum))).toMatchObject({ state: 'held' });
    await switchTo(lea, id, 'shadow');
    expect(await judgedWith(forum, ana, PLAIN, await versionOf(forum))).toMatchObject({ state: 'published' });
  });
});

describe("a process's copy of the terms", () => {
  const open = (url: string) => new DataSource(dataSourceOptions(url)).initialize();
  const later = () => vi.advanceTimersByTime(1_000);

  it('is looked after when it is older than a second, in the background for what cannot wait', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const source = await open(forum.config.databaseUrl!);
    const terms = new Terms(source);
    expect(terms.known().version).toBe(0);
    const { version } = await terms.current();
    expect(version).toBe(await versionOf(forum));
    await addTerm(lea, { phrase: `lantern ${randomUUID().slice(0, 4)}` });
    expect((await terms.current()).version).toBe(version);
    later();
    expect(terms.known().version).toBe(version);
    expect((await terms.current()).version).toBe(version + 1);
    await source.destroy();
  });

  it('stays while the database is away', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const id = await addTerm(lea, { phrase: 'orrin weir' });
    await switchTo(lea, id, 'live');
    const source = await open(forum.config.workerDatabaseUrl!);
    const terms = new Terms(source);
    const before = await terms.current();
    await source.destroy();
    later();
    expect(await terms.current()).toBe(before);
    expect(screen('at the orrin weir', { terms: terms.known() }).tier).toBe('crisis');
  });

  it('is asked for once, however many ask at once', async () => {
    const source = await open(forum.config.databaseUrl!);
    const terms = new Terms(source);
    const copies = await Promise.all(Array.from({ length: 50 }, () => terms.current()));
    expect(new Set(copies).size).toBe(1);
    expect(copies[0]!.version).toBe(await versionOf(forum));
    await source.destroy();
  });
});
