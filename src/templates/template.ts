import { Statement } from '../platform/database/statement.js';

/** What a template's words go with, in the order in which they are listed. */
export const TEMPLATE_OUTCOMES = [
  'publish_with_note',
  'mask',
  'return',
  'keep',
  'decline',
  'remove',
  'message',
  'pause',
] as const;

export type TemplateOutcome = (typeof TEMPLATE_OUTCOMES)[number];

/** One version of the words that the team begins an answer with. */
export interface Template {
  template_id: string;
  version: number;
  outcome: TemplateOutcome;
  name: string;
  words: string;
  retired: boolean;
}

/** A version in the history of a template. */
export interface TemplateVersion extends Template {
  /** The name of who wrote it; null where they are gone, and for what came with the forum. */
  by: string | null;
  shipped: boolean;
  written_at: Date;
  /** How many decisions began with it, whoever made them. */
  used: number;
}

/** The newest version of every template, by its name. */
export const currentTemplates = new Statement<Template>(
  'current-templates',
  `select t.* from (
     select distinct on (template_id) template_id, version, outcome, name, words, retired
     from template_versions order by template_id, version desc) t
   order by lower(t.name), t.template_id`,
);

/** Every version of one template, the newest first. */
export const versionsOfTemplate = new Statement<TemplateVersion>(
  'versions-of-template',
  `select t.template_id, t.version, t.outcome, t.name, t.words, t.retired, t.written_at, t.written_by is null as shipped,
     n.name as by, (select count(*)::int from decision_templates d
       where d.template_id = t.template_id and d.version = t.version) as used
   from template_versions t
   left join personas n on n.member_id = t.written_by and n.kind = 'pseudonym'
   where t.template_id = $1 order by t.version desc`,
);

/** How a form names a version: `<id>.<version>`. */
export function refOf({ template_id, version }: Pick<Template, 'template_id' | 'version'>): string {
  return `${template_id}.${version}`;
}
