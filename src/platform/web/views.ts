import Handlebars from 'handlebars';
import { assetPath } from './assets.js';
import { filesBelow } from './files.js';
import { message } from './messages.js';
import { COMPILING, type HelperName } from './own-words/helper-names.js';
import { SHIPPED, viewText } from './own-words/texts.js';

type Template = Handlebars.TemplateDelegate;

const helpers: Record<HelperName, Handlebars.HelperDelegate> = {
  eq: (a: unknown, b: unknown) => a === b,
  and: (a: unknown, b: unknown) => Boolean(a) && Boolean(b),
  or: (a: unknown, b: unknown) => Boolean(a) || Boolean(b),
  not: (a: unknown) => !a,
  asset: (file: string) => assetPath(file),
  message: (key: string) => message(key),
};

const PARTIALS = 'partials/';
const engine = Handlebars.create();
engine.registerHelper(helpers);
const templates = load();

/**
 * Renders a page inside the layout.
 * @param template path below `views` without its ending
 * @param view the page's view object, with `frame`
 */
export function render(template: string, view: { frame: object }): string {
  const content = find(template)(view);
  return find('layout')({ ...view, content });
}

/** Renders a view as it stands, without the layout: for the one page that must not look like this place. */
export function renderBare(template: string, view: object): string {
  return find(template)(view);
}

function find(name: string): Template {
  const template = templates.get(name);
  if (!template) throw new Error(`There is no view ${name}.`);
  return template;
}

function load(): Map<string, Template> {
  const names = filesBelow(SHIPPED).filter((file) => file.endsWith('.hbs'));
  const compiled = names.map((file): [string, Template] => [file.slice(0, -'.hbs'.length), compile(file)]);
  for (const [name, template] of compiled) registerPartial(name, template);
  return new Map(compiled);
}

function compile(file: string): Template {
  return engine.compile(viewText(file), COMPILING);
}

function registerPartial(name: string, template: Template): void {
  if (name.startsWith(PARTIALS)) engine.registerPartial(name.slice(PARTIALS.length), template);
}
