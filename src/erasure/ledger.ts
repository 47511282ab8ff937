import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { logger } from '../platform/logging/logger.js';
import { Vault } from '../platform/vault/vault.js';
import {
  LedgerDamaged,
  ledgerPath,
  type LedgerText,
  putAside,
  readLedger,
  writeLedger,
} from './ledger-file.js';
import { ledgerKey, sealedKey } from './ledger-key.js';
import { Marks } from './marks.js';

// After each writing it is looked at again; so often at most, as somebody may leave every time.
const MOST_TRIES = 3;

/**
 * The ledger of erasures: in the database, where each tag is written with the erasure that it stands for, and in a file
 * beside the keys, which outlives the database. A restored backup is older than the file, so that nobody comes back.
 */
@Injectable()
export class Ledger {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What makes the tags. */
  async marks(): Promise<Marks> {
    return new Marks(await ledgerKey(this.database, this.vault));
  }

  /** Brings the file up to date. Where it cannot be written the database knows all the same, and it is tried again. */
  async keepFile(): Promise<void> {
    try {
      for (let tries = 0; tries < MOST_TRIES && (await this.write());) tries += 1;
    } catch (error) {
      logger.warn(
        { kind: (error as Error).name },
        'the ledger of erasures could not be written beside the keys',
      );
    }
  }

  // Compared with what lies there, not with what was written: another process may have put an older one over it.
  // @returns whether anything was missing
  private async write(): Promise<boolean> {
    const tags = await tagsIn(this.database);
    if (tags.length === 0) return false;
    const key = await sealedKey(this.database, this.vault);
    const path = ledgerPath(this.config);
    const before = readable(path);
    if (before?.key.equals(key) && tags.every((tag) => before.tags.has(tag))) return false;
    writeLedger(path, { key, tags: new Set([...(before?.tags ?? []), ...tags]) });
    return true;
  }
}

function readable(path: string): LedgerText | null {
  try {
    return readLedger(path);
  } catch (error) {
    if (!(error instanceof LedgerDamaged)) throw error;
    putAside(path);
    logger.warn('the ledger of erasures was damaged: it is kept beside, and written anew from the database');
    return null;
  }
}

/** All tags of the database, as hex digits. */
export async function tagsIn(database: DataSource): Promise<string[]> {
  const rows = await database.query<{ tag: string }[]>(`select encode(tag, 'hex') as tag from erasures`);
  return rows.map(({ tag }) => tag);
}
