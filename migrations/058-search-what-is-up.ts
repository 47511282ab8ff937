import type { MigrationInterface, QueryRunner } from 'typeorm';

const AT_ONCE = 500;
const TRIES = 5;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface Last {
  last: string | null;
}

/**
 * Puts into the index what is up already: some hundred texts in each transaction, so that a large forum can be read and
 * written meanwhile, also by older processes. Stopped half-way, it begins again and changes nothing that is there. The index
 * at the end is small, and made in a moment; not concurrently, which would wait for others who wait for their turn to migrate.
 */
export class SearchWhatIsUp1763800000058 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    let place: string | null = BEFORE_ALL;
    while (place !== null) place = await indexAfter(db, place);
    await db.query(`create index if not exists search_threads on search_texts (thread_id)`);
    await db.query(`analyze search_texts`);
  }

  // The table goes with its own migration.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index search_threads`);
  }
}

// Whoever takes down many texts at once takes them in an order of their own.
async function indexAfter(db: QueryRunner, place: string): Promise<string | null> {
  for (let tries = 1; ; tries++)
    try {
      const rows = (await db.query(`select index_posts_after($1, $2) as last`, [place, AT_ONCE])) as Last[];
      return rows[0]!.last;
    } catch (error) {
      if (tries === TRIES || !isDeadlock(error)) throw error;
    }
}

function isDeadlock(error: unknown): boolean {
  return (error as { driverError?: { code?: unknown } }).driverError?.code === '40P01';
}
