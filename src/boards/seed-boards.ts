import type { DataSource } from 'typeorm';
import { textFile } from '../platform/web/messages.js';

interface BoardText {
  slug: string;
  name: string;
  description: string;
  welcome: string;
  near_crisis?: boolean;
}

/** Makes the boards of `views/boards/boards.json` where there are none yet; what operators changed stays. */
export async function seedBoards(database: DataSource): Promise<void> {
  const [{ count } = { count: 0 }] = await database.query<{ count: number }[]>(
    `select count(*)::int from boards`,
  );
  if (count > 0) return;
  for (const [place, text] of textFile<BoardText[]>('boards/boards.json').entries())
    await insert(database, text, place);
}

async function insert(
  database: DataSource,
  { slug, name, description, welcome, near_crisis = false }: BoardText,
  place: number,
): Promise<void> {
  await database.query(
    `insert into boards (slug, name, description, welcome, place, near_crisis) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [slug, name, description, welcome, place, near_crisis],
  );
}
