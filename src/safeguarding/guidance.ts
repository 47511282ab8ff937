import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import type { Form } from '../platform/web/form.js';
import { textFile } from '../platform/web/messages.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { when } from '../platform/text/when.js';
import type { ProtocolFields } from '../protocol/forms.js';
import { renderProtocol } from '../protocol/steps.js';
import { record } from '../record/record.js';
import { standing } from './safeguarding-reading.js';

interface Version {
  version: number;
  words: string;
  name: string | null;
  written_at: Date | null;
}

const FIRST: Version = {
  version: 0,
  words: textFile<string[]>('safeguarding/first.json').join('\n'),
  name: null,
  written_at: null,
};

const versions = new Statement<Version>(
  'safeguarding-texts',
  `select t.version, t.words, t.written_at, n.name
   from safeguarding_texts t left join personas n on n.member_id = t.written_by and n.kind = 'pseudonym'
   order by t.version desc limit 20`,
);

/** What to do when a young person, or somebody who is hurt, writes: written by the place itself, every version kept. */
@Injectable()
export class Guidance {
  constructor(private readonly database: DataSource) {}

  /** The page. @param sent a form that has to be shown again @throws NotFound for all but contact and admin */
  async page(viewer: Viewer, sent: Form<unknown> | null): Promise<object> {
    await this.forThose(viewer);
    const [current, ...earlier] = await this.all();
    return {
      html: renderProtocol(current.words),
      version: current.version,
      written: factsOf(current),
      words: sent?.values.body ?? current.words,
      errors: sent?.errors ?? null,
      earlier: earlier.map((one) => ({ ...factsOf(one), html: renderProtocol(one.words) })),
    };
  }

  /** Adds a version. @returns false when somebody else did meanwhile @throws NotFound */
  async save(fields: ProtocolFields, viewer: Viewer): Promise<boolean> {
    await this.forThose(viewer);
    return this.database.transaction((manager) => save(manager, fields, viewer.memberId));
  }

  /** @throws NotFound for all but the contact and an admin */
  async forThose(viewer: Viewer): Promise<void> {
    const values = [viewer.memberId, ownPersonas(viewer)];
    if (viewer.role !== 'admin' && !(await standing.row(this.database, values))?.contact)
      throw new NotFound();
  }

  private async all(): Promise<[Version, ...Version[]]> {
    const [newest, ...others] = await versions.rows(this.database);
    return newest ? [newest, ...others, FIRST] : [FIRST];
  }
}

function factsOf({ version, name, written_at }: Version): object {
  return { version, name, at: written_at && when(written_at) };
}

async function save(
  manager: EntityManager,
  { version, body }: ProtocolFields,
  actor: string,
): Promise<boolean> {
  const saved = await manager.query<object[]>(SAVE, [version + 1, body, actor]);
  if (saved.length === 0) return false;
  await record(manager, { kind: 'configuration', actor, subject: null, code: 'safeguarding_guidance' });
  return true;
}

// After the newest there is, and after no other.
const SAVE = `
  insert into safeguarding_texts (version, words, written_by)
  select $1::int, $2, $3 where $1::int = (select coalesce(max(version), 0) + 1 from safeguarding_texts)
  on conflict do nothing returning version`;
