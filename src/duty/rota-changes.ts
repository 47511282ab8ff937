import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { message } from '../platform/web/messages.js';
import { record } from '../record/record.js';
import { DAYS, type SettingsFields, type ShiftFields } from './forms.js';
import { clock } from './week.js';

/** Changing the hours: how the place reads, and who has which shift. What was done and the record are one transaction. */
@Injectable()
export class RotaChanges {
  constructor(private readonly database: DataSource) {}

  async set(fields: SettingsFields, staffId: string): Promise<void> {
    const { mode, zone, hold_concern, wait_minutes } = fields;
    await this.database.transaction(async (manager) => {
      await manager.query(SET, [mode, zone, hold_concern, wait_minutes]);
      const words = message(hold_concern ? 'duty.recorded_holding' : 'duty.recorded_settings', {
        zone,
        minutes: String(wait_minutes),
      });
      await record(manager, { kind: 'duty', actor: staffId, subject: null, code: mode, words });
    });
  }

  /**
   * Gives somebody a shift on each of the days; one that they have already stays as it is.
   * @returns false when they are not of the staff, or there is no such board: then nothing happens
   */
  async addShift(fields: ShiftFields, staffId: string): Promise<boolean> {
    const { who, board, day, from, to } = fields;
    const ids = DAYS[day].map(() => randomUUID());
    return this.database.transaction(async (manager) => {
      const [row] = await manager.query<{ member_id: string }[]>(ADD, [ids, DAYS[day], from, to, who, board]);
      if (!row) return false;
      const deed = { kind: 'duty', actor: staffId, subject: row.member_id } as const;
      await record(manager, { ...deed, code: 'shift_added', words: shiftWords(fields) });
      return true;
    });
  }

  /** Takes a shift off the rota. One that is gone already stays gone. @throws NotFound for what is no id */
  async removeShift(id: string, staffId: string): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    await this.database.transaction(async (manager) => {
      const [[gone]] = await manager.query<[RemovedShift[], number]>(REMOVE, [id]);
      if (!gone) return;
      const words = spanWords(message(`duty.day_${gone.weekday}`), gone.starts, gone.ends);
      const deed = { kind: 'duty', actor: staffId, subject: gone.member_id } as const;
      await record(manager, { ...deed, code: 'shift_removed', words });
    });
  }
}

interface RemovedShift {
  member_id: string;
  weekday: number;
  starts: number;
  ends: number;
}

function shiftWords({ day, from, to, board }: ShiftFields): string {
  const words = spanWords(message(`duty.day_${day}`), from, to);
  return board === '' ? words : `${words}, ${board}`;
}

function spanWords(day: string, from: number, to: number): string {
  return `${day}, ${message('duty.times', { from: clock(from), to: clock(to) })}`;
}

const SET = 'update duty_settings set mode = $1, zone = $2, hold_concern = $3, wait_minutes = $4';

const ADD = `
  with owner as (
    select m.id as member_id, b.id as board_id
    from personas n
    join staff_here m on m.id = n.member_id
    left join boards b on b.slug = $6
    where n.id = $5 and n.kind = 'pseudonym' and ($6 = '' or b.id is not null)),
  added as (
    insert into shifts (id, member_id, board_id, weekday, starts, ends)
    select d.id, o.member_id, o.board_id, d.weekday, $3, $4
    from owner o, unnest($1::uuid[], $2::int[]) as d (id, weekday)
    on conflict do nothing)
  select member_id from owner`;

const REMOVE = 'delete from shifts where id = $1 returning member_id, weekday, starts, ends';
