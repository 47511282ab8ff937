import type { DataSource, EntityManager } from 'typeorm';
import { textFile } from '../platform/web/messages.js';
import type { TemplateOutcome } from './template.js';

interface FirstWords {
  outcome: TemplateOutcome;
  name: string;
  words: string[];
}

/** The words of `views/templates/first.json`, where a team has none yet; what they changed or retired stays. */
export async function seedTemplates(database: DataSource): Promise<void> {
  await database.transaction(async (manager) => {
    // Two processes that start at once take turns.
    await manager.query('lock table template_versions in share row exclusive mode');
    const [row] = await manager.query<{ any: boolean }[]>(
      'select exists (select from template_versions) as any',
    );
    if (row!.any) return;
    for (const first of firstWords()) await insert(manager, first);
  });
}

/** What the team begins with. */
export function firstWords(): FirstWords[] {
  return textFile<FirstWords[]>('templates/first.json');
}

async function insert(manager: EntityManager, { outcome, name, words }: FirstWords): Promise<void> {
  await manager.query(
    'insert into template_versions (version, outcome, name, words) values (1, $1, $2, $3)',
    [outcome, name, words.join('\n')],
  );
}
