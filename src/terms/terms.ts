import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { logger } from '../platform/logging/logger.js';
import { NO_TERMS, ownTerms, type OwnTerm, type OwnTerms } from '../screening/terms/own-terms.js';

// Milliseconds for which a copy is believed: what a lead changes is live everywhere after it.
const FRESH_MS = 1_000;

const termsVersion = new Statement<{ version: number }>('terms-version', 'select version from terms_version');

// Version and terms in one statement, so that both are of the same moment.
const termsInUse = new Statement<{ version: number; terms: OwnTerm[] }>(
  'terms-in-use',
  `select v.version, coalesce(json_agg(json_build_object('id', t.id, 'phrase', t.phrase, 'category', t.category,
     'tier', t.tier, 'shadow', t.state = 'shadow') order by t.id) filter (where t.id is not null), '[]') as terms
   from terms_version v left join terms t on t.state <> 'off' group by v.version`,
);

/** The own terms could not be read since the process began; what waits for its verdict goes on waiting. */
class TermsUnknown extends Error {
  override name = 'TermsUnknown';
}

/** The own terms as this process knows them: a copy that is looked after whenever somebody asks for it. */
@Injectable()
export class Terms implements OnApplicationBootstrap {
  private copy: OwnTerms | null = null;
  private askedAt = -Infinity;
  private asking: Promise<void> | null = null;

  constructor(private readonly database: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
  }

  /**
   * The terms, at most a second old; the last that are known while the database is away.
   * @throws TermsUnknown when they could never be read: nothing may go up without them
   */
  async current(): Promise<OwnTerms> {
    await this.refresh();
    if (this.copy === null) throw new TermsUnknown();
    return this.copy;
  }

  /** The terms as last seen, for what only advises; they are looked after meanwhile. */
  known(): OwnTerms {
    void this.refresh();
    return this.copy ?? NO_TERMS;
  }

  private async refresh(): Promise<void> {
    if (this.asking === null && performance.now() - this.askedAt < FRESH_MS) return;
    this.asking ??= this.ask().finally(() => (this.asking = null));
    await this.asking;
  }

  // The time before the answer counts: what was changed on the way is not in it.
  private async ask(): Promise<void> {
    this.askedAt = performance.now();
    try {
      const row = await termsVersion.row(this.database);
      if (row && row.version !== this.copy?.version) await this.load();
    } catch (error) {
      logger.warn({ kind: (error as Error).name }, 'own terms could not be read; the last known ones stay');
    }
  }

  private async load(): Promise<void> {
    const row = await termsInUse.row(this.database);
    if (row) this.copy = ownTerms(row.version, row.terms);
  }
}
