import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HOME_SHOWN } from '../boards/moments.js';
import { Statement } from '../platform/database/statement.js';
import type { Viewer } from '../platform/web/visit.js';

// Who was away for less has not been away; who saw the line is left in peace after that visit.
const AWAY_HOURS = 20;
const VISIT_HOURS = 1;

const greetingOf = new Statement<{ seen: boolean }>(
  'greeting-of',
  `select bool_or(greeted_at is not null) as seen from follow_ups
   where persona_id = $1 and state = 'open' and not greeting_over
     and since < now() - interval '${AWAY_HOURS} hours'
     and coalesce(greeted_at, now()) > now() - interval '${VISIT_HOURS} hours'
   having count(*) > 0`,
);

HOME_SHOWN.asks(greetingOf, ({ viewer }) => viewer && [viewer.personaId]);

/** The quiet "welcome back" for who wrote in a crisis and is here again: on their own home page, during one visit. */
@Injectable()
export class Greetings {
  constructor(private readonly database: DataSource) {}

  /** Whether the viewer is greeted now. @param seen whether the page reaches a person, and is not only fetched ahead */
  async greets({ personaId }: Viewer, seen: boolean): Promise<boolean> {
    const greeting = await greetingOf.row(this.database, [personaId]);
    if (greeting && !greeting.seen && seen) await this.database.query(GREET, [personaId]);
    return greeting !== null;
  }

  /** Puts the line away for good; where there is none, nothing happens. */
  async putAway({ personaId }: Viewer): Promise<void> {
    await this.database.query(PUT_AWAY, [personaId]);
  }
}

// Locked in the order of the triggers.
const MINE = `
  select id from follow_ups where persona_id = $1 and state = 'open' and since < now() - interval '${AWAY_HOURS} hours'
  order by thread_id, hours for update`;

const GREET = `
  update follow_ups set greeted_at = date_trunc('minute', now()) where id in (${MINE}) and greeted_at is null`;

const PUT_AWAY = `update follow_ups set greeting_over = true where id in (${MINE})`;
