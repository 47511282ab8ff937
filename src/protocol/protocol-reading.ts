import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { textFile } from '../platform/web/messages.js';

/** One version of the protocol; version 0 is the one that comes with the forum. */
export interface ProtocolVersion {
  version: number;
  words: string;
  /** Null when the account is gone, and for version 0. */
  name: string | null;
  written_at: Date | null;
}

const FIRST: ProtocolVersion = {
  version: 0,
  words: textFile<string[]>('protocol/first.json').join('\n'),
  name: null,
  written_at: null,
};

const VERSION = `
  select t.version, t.words, t.written_at, n.name
  from protocol_texts t left join personas n on n.member_id = t.written_by and n.kind = 'pseudonym'`;

const newest = new Statement<ProtocolVersion>(
  'newest-protocol',
  `${VERSION} order by t.version desc limit 1`,
);

const byVersion = new Statement<ProtocolVersion>('protocol-version', `${VERSION} where t.version = $1`);

const versions = new Statement<Omit<ProtocolVersion, 'words'>>(
  'protocol-versions',
  `select t.version, t.written_at, n.name
   from protocol_texts t left join personas n on n.member_id = t.written_by and n.kind = 'pseudonym'
   order by t.version desc`,
);

/** The protocol that counts. */
export async function newestProtocol(database: DataSource): Promise<ProtocolVersion> {
  return (await newest.row(database)) ?? FIRST;
}

/** An older one; null where there never was such a version. */
export async function protocolVersion(
  database: DataSource,
  version: number,
): Promise<ProtocolVersion | null> {
  return version === 0 ? FIRST : byVersion.row(database, [version]);
}

/** Every version there was, without its words, the newest first. */
export async function protocolVersions(database: DataSource): Promise<Omit<ProtocolVersion, 'words'>[]> {
  return [...(await versions.rows(database)), FIRST];
}
