import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import pg from 'pg';
import type { Forum } from './forum.js';

/** What PostgreSQL was asked. */
export interface Asked {
  /** Its name, or its first words. */
  name: string;
  text: string;
}

const asked = new AsyncLocalStorage<Asked[]>();

let hooked = false;

/** What PostgreSQL was asked by the requests that came while `work` ran. */
export async function statementsOf(forum: Forum, work: () => Promise<unknown>): Promise<Asked[]> {
  hookStatements();
  const server = forum.app.getHttpServer() as Server;
  const emit = server.emit.bind(server) as (...event: unknown[]) => boolean;
  const all: Asked[] = [];
  server.emit = (...event: unknown[]) => asked.run(all, () => emit(...event));
  await work().finally(() => (server.emit = emit));
  return all;
}

// What the pool asks for a request counts once, and what a transaction asks on its connection each time. What the process
// does beside its requests has no list to stand on.
function hookStatements(): void {
  if (hooked) return;
  hooked = true;
  const [pool, client] = [pg.Pool.prototype, pg.Client.prototype] as unknown as Asks[];
  const [onPool, onClient] = [pool!.query, client!.query];
  pool!.query = function (...query) {
    note(query[0]);
    return asked.exit(() => onPool.apply(this, query));
  };
  client!.query = function (...query) {
    note(query[0]);
    return onClient.apply(this, query);
  };
}

interface Asks {
  query: (this: unknown, ...query: unknown[]) => unknown;
}

function note(query: unknown): void {
  const { name, text } = typeof query === 'string' ? { name: null, text: query } : (query as Query);
  asked.getStore()?.push({ name: name ?? text.trim().replace(/\s+/g, ' ').slice(0, 90), text });
}

interface Query {
  name?: string | null;
  text: string;
}
