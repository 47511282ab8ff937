import type { EntityManager } from 'typeorm';

/** A one-time name with what says whose it is, sealed. */
export interface SealedName {
  id: string;
  sealed: Buffer;
}

// Between two pages other requests have their turn.
const AT_ONCE = 500;
const LOWEST = '00000000-0000-0000-0000-000000000000';

const PAGE = `
  select id, owner_sealed as sealed from personas
  where kind = 'one_time' and id > $1 order by id limit ${AT_ONCE}`;

/** Every one-time name there is, page by page. */
export async function* everyName(manager: EntityManager): AsyncGenerator<SealedName> {
  let page: SealedName[] = [];
  do {
    page = await manager.query<SealedName[]>(PAGE, [page.at(-1)?.id ?? LOWEST]);
    yield* page;
  } while (page.length === AT_ONCE);
}
