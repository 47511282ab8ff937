import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import type { Form } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import type { ProtocolFields } from './forms.js';
import { newestProtocol, protocolVersion, protocolVersions } from './protocol-reading.js';
import { protocolView, versionView } from './protocol.view.js';

const UNIQUE_VIOLATION = '23505';

/** What the team does when a life may be at risk right now: written down, with every version kept. */
@Injectable()
export class Protocol {
  constructor(private readonly database: DataSource) {}

  /** The page. @param sent a form that has to be shown again */
  async page(sent: Form<unknown> | null): Promise<object> {
    const current = await newestProtocol(this.database);
    return protocolView(current, await protocolVersions(this.database), sent);
  }

  /** The page of one version. @throws NotFound */
  async version(number: string): Promise<object> {
    const found = /^\d{1,6}$/.test(number) ? await protocolVersion(this.database, Number(number)) : null;
    if (!found) throw new NotFound();
    return versionView(found);
  }

  /** Adds a version. @returns false when somebody else did meanwhile: then nothing happens */
  async save(fields: ProtocolFields, { memberId }: Viewer): Promise<boolean> {
    try {
      return await this.database.transaction((manager) => save(manager, fields, memberId));
    } catch (error) {
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }
}

async function save(
  manager: EntityManager,
  { version, body }: ProtocolFields,
  actor: string,
): Promise<boolean> {
  const saved = await manager.query<unknown[]>(SAVE, [version + 1, body, actor]);
  if (saved.length === 0) return false;
  await record(manager, { kind: 'configuration', actor, subject: null, code: 'protocol' });
  return true;
}

// After the newest there is, and after no other.
const SAVE = `
  insert into protocol_texts (version, words, written_by)
  select $1::int, $2, $3 where $1::int = (select coalesce(max(version), 0) + 1 from protocol_texts)
  returning version`;
