import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { allStaff } from '../duty/duty-reading.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Form } from '../platform/web/form.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { allContacts, standing } from './safeguarding-reading.js';

/** Who the safeguarding contact is: an admin names them, and the record has it. */
@Injectable()
export class SafeguardingContacts {
  constructor(private readonly database: DataSource) {}

  /** The page. @throws NotFound for everybody but an admin */
  async page(viewer: Viewer, form: Form<unknown>): Promise<object> {
    forAdmin(viewer);
    const { open, contacts } = (await standing.row(this.database, [viewer.memberId, ownPersonas(viewer)]))!;
    const named = await allContacts.rows(this.database);
    const staff = await allStaff.rows(this.database);
    const free = staff.filter(({ id }) => named.every((one) => one.id !== id));
    return { named, staff: free, open, nobody: contacts === 0, form };
  }

  /** Names somebody of the team. @returns false when there is no such person on the team @throws NotFound */
  async name(persona: string, viewer: Viewer): Promise<boolean> {
    forAdmin(viewer);
    return this.database.transaction(async (manager) => {
      const [who] = await manager.query<{ member_id: string }[]>(STAFF, [persona]);
      if (!who) return false;
      const added = await manager.query<object[]>(NAME, [who.member_id, viewer.memberId]);
      const deed = { kind: 'role', actor: viewer.memberId, subject: who.member_id } as const;
      if (added.length > 0) await record(manager, { ...deed, code: 'safeguarding_contact' });
      return true;
    });
  }

  /** Somebody is it no longer; where they were not, nothing happens. @throws NotFound */
  async unname(persona: string, viewer: Viewer): Promise<void> {
    forAdmin(viewer);
    if (!isUuid(persona)) throw new NotFound();
    await this.database.transaction(async (manager) => {
      const [gone] = await manager.query<[{ member_id: string }[], number]>(UNNAME, [persona]);
      const deed = { kind: 'role', actor: viewer.memberId, code: 'not_safeguarding_contact' } as const;
      for (const { member_id } of gone) await record(manager, { ...deed, subject: member_id });
    });
  }
}

/** @throws NotFound for everybody but an admin */
export function forAdmin({ role }: Viewer): void {
  if (role !== 'admin') throw new NotFound();
}

const STAFF = `
  select m.id as member_id from members m join personas n on n.member_id = m.id and n.kind = 'pseudonym'
  where n.id = $1 and m.role in ('moderator', 'lead', 'admin')`;

const NAME = `
  insert into safeguarding_contacts (member_id, named_by) values ($1, $2) on conflict do nothing returning member_id`;

const UNNAME = `
  delete from safeguarding_contacts where member_id = (select member_id from personas where id = $1) returning member_id`;
