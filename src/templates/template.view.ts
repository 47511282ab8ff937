import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import { type Blanks, fill } from './filling.js';
import {
  refOf,
  type Template,
  TEMPLATE_OUTCOMES,
  type TemplateOutcome,
  type TemplateVersion,
} from './template.js';

/** The list, by what the words go with. @param lead may change them */
export function templatesView(templates: Template[], lead: boolean): object {
  const groups = TEMPLATE_OUTCOMES.map((outcome) => ({
    outcome,
    label: labelOf(outcome),
    templates: templates.filter((each) => each.outcome === outcome && !each.retired).map(lineView),
  }));
  return { groups, retired: templates.filter(({ retired }) => retired).map(lineView), lead };
}

/** One template with every version of it. @param form a change that was sent and has to be shown again */
export function templateView(versions: TemplateVersion[], lead: boolean, form: Form<unknown>): object {
  const [current] = versions;
  return {
    template: { ...lineView(current!), version: current!.version, retired: current!.retired },
    versions: versions.map(versionView),
    lead,
    form: { ...form, values: { name: current!.name, body: current!.words, ...form.values } },
  };
}

export function newTemplateView(form: Form<unknown>): object {
  return { outcomes: TEMPLATE_OUTCOMES.map((id) => ({ id, label: labelOf(id) })), form };
}

/** What a form offers to begin with, filled for whom it is about. */
export function offerView(offered: Template[], blanks: Blanks, form: Form<unknown>): object | null {
  if (offered.length === 0) return null;
  const groups = TEMPLATE_OUTCOMES.map((outcome) => ({
    label: labelOf(outcome),
    options: offered.filter((each) => each.outcome === outcome).map((each) => optionView(each, blanks)),
  }));
  const { template: chosen, began, step } = form.values;
  return {
    groups: groups.filter(({ options }) => options.length > 0),
    chosen,
    began,
    fresh: step && !form.errors,
  };
}

function optionView(template: Template, blanks: Blanks): object {
  const { name, words, outcome } = template;
  return { ref: refOf(template), name, words: fill(words, blanks), outcome };
}

function lineView({ template_id: id, outcome, name, words }: Template): object {
  return { id, href: `/templates/${id}`, label: labelOf(outcome), name, words };
}

function versionView({
  version,
  name,
  words,
  retired,
  by,
  shipped,
  written_at,
  used,
}: TemplateVersion): object {
  return { version, name, words, retired, by, shipped, at: when(written_at), used, once: used === 1 };
}

function labelOf(outcome: TemplateOutcome): string {
  return `templates.outcome_${outcome}`;
}
