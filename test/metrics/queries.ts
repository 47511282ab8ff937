import { parser } from '@prometheus-io/lezer-promql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const DEPLOY = join(import.meta.dirname, '../../deploy');

/** Numbers that Prometheus makes by itself. */
const ITS_OWN = new Set(['up', 'ALERTS']);

export interface Rule {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string; first: string };
}

interface Panel {
  title: string;
  targets?: { expr: string }[];
}

/** The alarms of `deploy/prometheus/rules.yml`. */
export function rules(): Rule[] {
  const { groups } = parse(read('prometheus/rules.yml')) as { groups: { rules: Rule[] }[] };
  return groups.flatMap((group) => group.rules);
}

/** What the pictures of `deploy/grafana/hearthside.json` ask for, by their titles. */
export function pictures(): { title: string; expr: string }[] {
  const { panels, annotations } = JSON.parse(read('grafana/hearthside.json')) as {
    panels: Panel[];
    annotations: { list: { name: string; expr: string }[] };
  };
  const marks = annotations.list.map(({ name: title, expr }) => ({ title, expr }));
  return [
    ...panels.flatMap(({ title, targets }) => (targets ?? []).map(({ expr }) => ({ title, expr }))),
    ...marks,
  ];
}

/** Every question that an alarm or a picture asks. */
export function questions(): { title: string; expr: string }[] {
  return [...rules().map(({ alert: title, expr }) => ({ title, expr })), ...pictures()];
}

/** Which numbers a question is about. @throws Error where it is not in Prometheus' language, by Prometheus' own grammar */
export function numbersIn(expr: string): string[] {
  const names: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ type, name, from, to }) => {
      if (type.isError) throw new Error(`${expr} cannot be read at ${from}.`);
      if (name === 'VectorSelector') names.push(/^[\w:]+/.exec(expr.slice(from, to))![0]);
    },
  });
  return [...new Set(names)].filter((name) => !ITS_OWN.has(name));
}

export function read(file: string): string {
  return readFileSync(join(DEPLOY, file), 'utf8');
}
