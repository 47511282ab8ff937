import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { textFile } from '../platform/web/messages.js';
import type { OpeningTimes } from './opening-times.js';

/** How a board's check-ins are set up. */
export interface Rhythm extends Omit<OpeningTimes, 'rhythm'> {
  rhythm: OpeningTimes['rhythm'] | 'none';
  /** The zone of the board itself; null where it goes by the clock of the whole place. */
  own_zone: string | null;
  place_zone: string;
}

const rhythmOf = new Statement<Rhythm>(
  'check-in-rhythm-of-board',
  `select coalesce(c.rhythm, 'none') as rhythm, coalesce(c.weekday, 1) as weekday, coalesce(c.hour, 4) as hour,
     coalesce(c.zone, d.zone) as zone, c.zone as own_zone, d.zone as place_zone
   from boards b cross join duty_settings d left join check_in_rhythms c on c.board_id = b.id
   where b.id = $1`,
);

/** The rhythm of a board; one that nobody gave a rhythm has no check-ins. */
export async function rhythmOfBoard(database: DataSource, boardId: string): Promise<Rhythm> {
  return (await rhythmOf.row(database, [boardId]))!;
}

/** The rhythms of all boards that have check-ins and take new words. */
export const openRhythms = new Statement<OpeningTimes & { board_id: string }>(
  'check-in-rhythms',
  `select c.board_id, c.rhythm, c.weekday, c.hour, coalesce(c.zone, d.zone) as zone
   from check_in_rhythms c join boards b on b.id = c.board_id cross join duty_settings d
   where c.rhythm <> 'none' and not b.archived and not b.read_only and b.merging_into is null
   order by b.place`,
);

/** Gives boards that have no rhythm yet the one of `views/check-ins/rhythms.json`; what people set stays. */
export async function seedRhythms(database: DataSource): Promise<void> {
  const first =
    textFile<Record<string, { rhythm: string; weekday?: number; hour?: number }>>('check-ins/rhythms.json');
  for (const [slug, { rhythm, weekday = 1, hour = 4 }] of Object.entries(first))
    await database.query(SEED, [slug, rhythm, weekday, hour]);
}

const SEED = `
  insert into check_in_rhythms (board_id, rhythm, weekday, hour) select id, $2, $3, $4 from boards where slug = $1
  on conflict do nothing`;
