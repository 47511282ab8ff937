import { Statement } from '../platform/database/statement.js';

/** Which words that are changed in pages somebody of this place wrote; the others are as they came. */
export interface WordsInPages {
  boards: boolean;
  templates: boolean;
  protocol: boolean;
  guidance: boolean;
  postvention: boolean;
  topics: boolean;
  lines: boolean;
  resources: boolean;
}

// What comes with the forum has nobody who wrote it; texts of boards are in the record when they were changed.
export const wordsInPages = new Statement<WordsInPages & Record<string, boolean>>(
  'words-in-pages',
  `select exists (select from record_entries where kind = 'configuration' and code in ('board_changed', 'board_made')) as boards,
     exists (select from template_versions where written_by is not null) as templates,
     exists (select from protocol_texts) as protocol,
     exists (select from safeguarding_texts) as guidance,
     exists (select from postvention_texts) as postvention,
     exists (select from circle_topics) as topics,
     exists (select from line_versions where facts is not null) as lines,
     exists (select from resource_versions where changed_by is not null) as resources`,
);

/** The name under which the place writes on boards. */
export const writerOfThePlace = new Statement<{ name: string }>(
  'writer-of-the-place',
  `select name from personas where kind = 'site'`,
);
