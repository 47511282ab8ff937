import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { textFile } from '../platform/web/messages.js';
import { record } from '../record/record.js';
import type { TextFields } from './forms.js';

export const TEXT_KINDS = ['checklist', 'announcement', 'memorial'] as const;

export type TextKind = (typeof TEXT_KINDS)[number];

/** One version of a text of the team's; version 0 is the one that comes with the forum. */
export interface TextVersion {
  kind: TextKind;
  version: number;
  words: string;
  name: string | null;
  written_at: Date | null;
}

const allVersions = new Statement<TextVersion>(
  'postvention-texts',
  `select t.kind, t.version, t.words, t.written_at, n.name
   from postvention_texts t left join personas n on n.member_id = t.written_by and n.kind = 'pseudonym'
   order by t.version desc`,
);

const FIRST = textFile<Record<TextKind, string[]>>('postvention/texts.json');
const UNIQUE_VIOLATION = '23505';

/** What the team wrote down for the day on which a member has died. */
@Injectable()
export class PostventionTexts {
  constructor(private readonly database: DataSource) {}

  /** Every version of every text, the newest of each first. */
  async all(): Promise<TextVersion[]> {
    return [...(await allVersions.rows(this.database)), ...TEXT_KINDS.map(first)];
  }

  /** The text that counts. */
  async current(kind: TextKind): Promise<string> {
    return (await this.all()).find((text) => text.kind === kind)!.words;
  }

  /** Adds a version. @returns false when somebody else did meanwhile: then nothing happens */
  async save({ kind, version, body }: TextFields, memberId: string): Promise<boolean> {
    try {
      await this.database.transaction(async (manager) => {
        await manager.query(SAVE, [kind, version + 1, body, memberId]);
        const deed = { kind: 'configuration', subject: null, code: `postvention_${kind}` } as const;
        await record(manager, { ...deed, actor: memberId });
      });
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }
}

const SAVE = 'insert into postvention_texts (kind, version, words, written_by) values ($1, $2, $3, $4)';

function first(kind: TextKind): TextVersion {
  return { kind, version: 0, words: FIRST[kind].join('\n'), name: null, written_at: null };
}
