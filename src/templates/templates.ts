import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { NewTemplateFields, StateFields, TemplateFields } from './forms.js';
import {
  currentTemplates,
  type Template,
  type TemplateOutcome,
  type TemplateVersion,
  versionsOfTemplate,
} from './template.js';

const UNIQUE_VIOLATION = '23505';

/** The words that the team begins an answer with. Nothing is ever changed: each change is a version more. */
@Injectable()
export class Templates {
  constructor(private readonly database: DataSource) {}

  /** The newest version of each, also of those that are retired. */
  all(): Promise<Template[]> {
    return currentTemplates.rows(this.database);
  }

  /** Those that somebody may begin with now. */
  async offered(outcomes: readonly TemplateOutcome[]): Promise<Template[]> {
    return (await this.all()).filter(({ outcome, retired }) => !retired && outcomes.includes(outcome));
  }

  /** One with every version, the newest first. @throws NotFound */
  async find(id: string): Promise<[TemplateVersion, ...TemplateVersion[]]> {
    const [current, ...earlier] = isUuid(id) ? await versionsOfTemplate.rows(this.database, [id]) : [];
    if (!current) throw new NotFound();
    return [current, ...earlier];
  }

  /** @returns its id */
  async add({ outcome, name, body }: NewTemplateFields, memberId: string): Promise<string> {
    const template_id = randomUUID();
    await this.write({ template_id, version: 1, outcome, name, words: body, retired: false }, memberId);
    return template_id;
  }

  /** @returns false when somebody else changed it meanwhile: then nothing happens */
  async change(id: string, { name, body, version }: TemplateFields, memberId: string): Promise<boolean> {
    const [current] = await this.find(id);
    return this.next(current, version, { name, words: body }, memberId);
  }

  /** Retires it, or brings it back. @returns false when somebody else changed it meanwhile */
  async retire(id: string, { retired, version }: StateFields, memberId: string): Promise<boolean> {
    const [current] = await this.find(id);
    return current.retired === retired || this.next(current, version, { retired }, memberId);
  }

  // Of two at once, the second finds its version taken.
  private async next(
    current: Template,
    seen: number,
    changes: Partial<Template>,
    memberId: string,
  ): Promise<boolean> {
    if (current.version !== seen) return false;
    try {
      await this.write({ ...current, ...changes, version: seen + 1 }, memberId);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }

  private async write(
    { template_id, version, outcome, name, words, retired }: Template,
    memberId: string,
  ): Promise<void> {
    await this.database.query(WRITE, [template_id, version, outcome, name, words, retired, memberId]);
  }
}

const WRITE = `insert into template_versions (template_id, version, outcome, name, words, retired, written_by)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** Notes which version a decision's words began with, for those who lead. What names none is not noted. */
export async function noteTemplate(
  manager: EntityManager,
  decisionId: string,
  began: string | null,
): Promise<void> {
  if (began === null) return;
  const [id, version] = began.split('.');
  await manager.query(NOTE, [decisionId, id, version]);
}

const NOTE = `insert into decision_templates (decision_id, template_id, version)
  select $1, template_id, version from template_versions where template_id = $2 and version = $3`;
