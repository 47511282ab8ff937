import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { CHECK_WORDS, type CheckWords } from '../boards/staff-words.js';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { textFile } from '../platform/web/messages.js';
import type { Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { TopicChanged } from './errors.js';
import { promptsFrom, type TopicFields } from './forms.js';

/** A topic to open a circle with, and what its parts ask. */
export interface Topic {
  /** Of the file that comes with the forum: its place there; else an id. */
  id: string;
  title: string;
  prompts: string[];
}

/** A version of a topic that facilitators wrote. */
export interface TopicVersion extends Topic {
  version: number;
  retired: boolean;
}

const VERSION = 'topic_id as id, version, title, prompts, retired';

const current = new Statement<TopicVersion>(
  'circle-topics',
  `select * from (select distinct on (topic_id) ${VERSION} from circle_topics order by topic_id, version desc) t
   order by lower(title), id`,
);

const versions = new Statement<TopicVersion>(
  'versions-of-circle-topic',
  `select ${VERSION} from circle_topics where topic_id = $1 order by version desc`,
);

/** The library: what comes with the forum, and what facilitators wrote. They are read by facilitators alone. */
@Injectable()
export class Topics {
  constructor(
    private readonly database: DataSource,
    @Inject(CHECK_WORDS) private readonly check: CheckWords,
  ) {}

  /** Those of the file `views/circles/library.json`. */
  shipped(): Topic[] {
    const topics = textFile<Omit<Topic, 'id'>[]>('circles/library.json');
    return topics.map((topic, place) => ({ id: String(place + 1), ...topic }));
  }

  /** Those that facilitators wrote, in their newest version; also those that are not offered any more. */
  async own(): Promise<TopicVersion[]> {
    return current.rows(this.database);
  }

  /** All that a circle can be opened with. */
  async offered(): Promise<Topic[]> {
    return [...(await this.own()).filter(({ retired }) => !retired), ...this.shipped()];
  }

  /** Every version of one, the newest first. @throws NotFound */
  async versionsOf(id: string): Promise<TopicVersion[]> {
    const found = isUuid(id) ? await versions.rows(this.database, [id]) : [];
    if (found.length === 0) throw new NotFound();
    return found;
  }

  /** Writes a new one. @throws WordsStopped */
  async add(fields: TopicFields, viewer: Viewer): Promise<void> {
    await this.check(wordsOf(fields.name, promptsFrom(fields)), viewer);
    await this.save(randomUUID(), { ...fields, retired: false, version: 0 }, viewer.memberId);
  }

  /** Writes the next version. @throws NotFound @throws TopicChanged when another was written meanwhile @throws WordsStopped */
  async change(id: string, fields: TopicFields, viewer: Viewer): Promise<void> {
    const [newest] = await this.versionsOf(id);
    if (fields.version !== newest!.version) throw new TopicChanged();
    await this.check(
      wordsOf(fields.name, promptsFrom(fields)),
      viewer,
      wordsOf(newest!.title, newest!.prompts),
    );
    await this.save(id, fields, viewer.memberId);
  }

  private async save(id: string, fields: TopicFields, actor: string): Promise<void> {
    const values = [id, (fields.version ?? 0) + 1, fields.name, promptsFrom(fields), fields.retired];
    await this.database.transaction(async (manager) => {
      const saved = await manager.query<object[]>(SAVE, values);
      if (saved.length === 0) throw new TopicChanged();
      await record(manager, { kind: 'configuration', actor, subject: id, code: 'circle_topic' });
    });
  }
}

const SAVE = `
  insert into circle_topics (topic_id, version, title, prompts, retired) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning version`;

/** The words of a topic, by the fields of its form. */
export function wordsOf(name: string, prompts: string[]): Record<string, string> {
  return { name, ...Object.fromEntries(prompts.map((prompt, at) => [`prompt_${at + 1}`, prompt] as const)) };
}
