import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { logger } from '../logging/logger.js';
import type { Vault } from './vault.js';
import { has, tagsOf } from './vault-check.js';

/** The vault that a process seals and opens with; null for one that has no key of the forum's. */
export const HELD_VAULT = Symbol('held vault');

const BEAT_MS = 60_000;
// A process that says nothing for so long is gone.
const ALIVE = `seen_at > now() - interval '4 minutes'`;

/** Says in the database which keys this process knows, each minute: nothing is sealed under a key that one of them lacks. */
@Injectable()
export class KeyHolder implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly id = randomUUID();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: DataSource,
    @Inject(HELD_VAULT) private readonly vault: Vault | null,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.vault) return;
    this.timer = setInterval(() => void this.beat(), BEAT_MS).unref();
    await this.beat();
  }

  async onModuleDestroy(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    await this.quietly('delete from key_holders where id = $1', [this.id]);
  }

  private async beat(): Promise<void> {
    await this.quietly(SAY, [this.id, tagsOf(this.vault!)]);
    await this.quietly(`delete from key_holders where seen_at < now() - interval '1 hour'`);
  }

  // PostgreSQL may be away for a while: the next beat says it again.
  private async quietly(sql: string, values: unknown[] = []): Promise<void> {
    await this.database
      .query(sql, values)
      .catch((error: unknown) =>
        logger.warn({ kind: (error as Error).name }, 'the keys of this process were not noted'),
      );
  }
}

const SAY = `
  insert into key_holders (id, tags) values ($1, $2)
  on conflict (id) do update set tags = $2, seen_at = date_trunc('minute', now())`;

/** How many living processes do not know a key. */
export async function lacking(database: DataSource, tag: Buffer): Promise<number> {
  return (await holders(database)).filter((tags) => !has(tags, tag)).length;
}

/** How many living processes seal under another key than this. */
export async function sealingOtherwise(database: DataSource, tag: Buffer): Promise<number> {
  return (await holders(database)).filter(([first]) => !first!.equals(tag)).length;
}

/** How many processes live that have a key of the forum's. */
export async function countHolders(database: DataSource): Promise<number> {
  return (await holders(database)).length;
}

async function holders(database: DataSource): Promise<Buffer[][]> {
  const rows = await database.query<{ tags: Buffer[] }[]>(`select tags from key_holders where ${ALIVE}`);
  return rows.map(({ tags }) => tags);
}
