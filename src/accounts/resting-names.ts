import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../record/record.js';
import type { Credentials } from './credentials.js';

/** Names whose members are believed to have died: nobody signs in with them, and it may be a hoax. */
@Injectable()
export class RestingNames {
  constructor(private readonly database: DataSource) {}

  /** Whether a name rests. That somebody came with the right passphrase is noted for the team. */
  async knocks(personaId: string): Promise<boolean> {
    const [, affected] = await this.database.query<[unknown, number]>(KNOCK, [personaId]);
    return affected > 0;
  }
}

/** Ends it for who has the recovery code: they are here. */
export async function wake(
  manager: EntityManager,
  { memberId, personaId }: Pick<Credentials, 'memberId' | 'personaId'>,
): Promise<void> {
  const [rows] = await manager.query<[{ id: string }[], number]>(WAKE, [personaId, memberId]);
  for (const { id } of rows)
    await record(manager, {
      kind: 'follow_up',
      actor: memberId,
      subject: id,
      code: 'rest_undone_by_themselves',
    });
}

const KNOCK = `
  update rests set knocked_at = date_trunc('minute', now())
  where persona_id = $1 and undone_at is null and lapsed_at is null
    and exists (select from resting_names z where z.persona_id = rests.persona_id)`;

const WAKE = `
  update rests set undone_by = $2, undone_at = date_trunc('minute', now())
  where persona_id = $1 and undone_at is null and lapsed_at is null returning id`;
