import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Place } from './place.js';
import type { PlaceNow } from './place-now.js';

/** Saying what the place is. PostgreSQL asks for an admin, and writes into the record what was before and is now. */
@Injectable()
export class PlaceChanges {
  constructor(
    private readonly database: DataSource,
    private readonly place: Place,
  ) {}

  /**
   * Changes what is given, and nothing else.
   * @param keyOfName for a name under which the place can write too: what it is compared with others by
   */
  async set(changes: Partial<PlaceNow>, adminId: string, keyOfName: string | null = null): Promise<void> {
    await this.database.query(SET, [JSON.stringify(columns(changes)), adminId, keyOfName]);
    await this.place.refresh();
  }
}

const SET = 'select set_place($1, $2, $3)';

function columns(changes: Partial<PlaceNow>): object {
  const named = Object.entries(changes).map(([field, value]) => [columnOf(field), value]);
  return Object.fromEntries(named) as object;
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
