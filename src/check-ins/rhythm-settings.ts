import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RhythmFields } from './forms.js';

/** Saying when the check-ins of a board open. PostgreSQL asks who says it, and records it. */
@Injectable()
export class RhythmSettings {
  constructor(private readonly database: DataSource) {}

  async set(boardId: string, { rhythm, weekday, hour, zone }: RhythmFields, memberId: string): Promise<void> {
    await this.database.query(SET, [boardId, rhythm, weekday, hour, zone, memberId]);
  }
}

const SET = 'select set_check_in_rhythm($1, $2, $3, $4, $5, $6)';
