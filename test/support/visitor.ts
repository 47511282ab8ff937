import type { Server } from 'node:http';
import { type HTMLElement, parse } from 'node-html-parser';
import request, { type Response } from 'supertest';

/** What came back, with the page to look at. */
export interface Answer {
  status: number;
  /** Where it leads, for a 303. */
  location: string | null;
  headers: Record<string, string>;
  html: string;
  page: HTMLElement;
  /** The page's text as a person reads it, white space folded. */
  text: string;
}

/** A browser without scripts: keeps cookies, fills in forms, follows redirects when asked. */
export class Visitor {
  private readonly agent: ReturnType<typeof request.agent>;

  /** @param always headers that every request carries */
  constructor(server: Server | string, always: Record<string, string> = {}) {
    this.agent = request.agent(server).set(always);
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return answer(await this.agent.get(path).set(headers));
  }

  /** Opens a page and follows where it leads, to the page that a person would see. */
  async open(path: string): Promise<Answer> {
    return this.follow(await this.get(path));
  }

  /**
   * Opens a page, fills in the form that has these fields, and sends it.
   * @param where the action of the form, when several have the fields
   */
  async send(page: string, fields: Record<string, string>, where?: string): Promise<Answer> {
    const opened = await this.open(page);
    const form = formOf(opened.page, Object.keys(fields), where);
    return this.post(form.getAttribute('action') ?? page, { ...hidden(form), ...fields });
  }

  /** The same, and then on to the page that it leads to. */
  async sendAndFollow(page: string, fields: Record<string, string>, where?: string): Promise<Answer> {
    return this.follow(await this.send(page, fields, where));
  }

  /** Posts as it stands: for what no form of the site would send. */
  async post(
    path: string,
    fields: Record<string, string | string[]>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return answer(await this.agent.post(path).set(headers).type('form').send(fields));
  }

  /** Posts, and takes what comes back as a file. */
  async download(path: string, fields: Record<string, string>): Promise<Uint8Array> {
    const { body } = await this.agent.post(path).type('form').send(fields).responseType('blob');
    return new Uint8Array(body as Buffer);
  }

  /** The hidden fields of a page's form: token and key. */
  async hiddenFields(page: string, names: string[] = []): Promise<Record<string, string>> {
    return hidden(formOf((await this.open(page)).page, names));
  }

  async follow(found: Answer): Promise<Answer> {
    return found.location ? this.open(found.location.split('#')[0] ?? '/') : found;
  }
}

function answer(response: Response): Answer {
  // Files other than pages have no text.
  const html = (response.text as string | undefined) ?? '';
  let page: HTMLElement | undefined;
  return {
    status: response.status,
    location: response.headers.location ?? null,
    headers: response.headers,
    html,
    // Most answers are asked for their status alone.
    get page() {
      return (page ??= parse(html));
    },
    get text() {
      return this.page.structuredText.replace(/\s+/g, ' ');
    },
  };
}

function formOf(page: HTMLElement, names: string[], action?: string): HTMLElement {
  const form = page
    .querySelectorAll('form[method=post]')
    .filter((found) => action === undefined || found.getAttribute('action') === action)
    .find((found) => names.every((name) => found.querySelector(`[name=${name}]`)));
  if (!form)
    throw new Error(
      `No form with ${names.join(', ')}${action ? ` to ${action}` : ''} on: ${page.structuredText}`,
    );
  return form;
}

function hidden(form: HTMLElement): Record<string, string> {
  const fields = form.querySelectorAll('input[type=hidden]');
  return Object.fromEntries(
    fields.map((field) => [field.getAttribute('name') ?? '', field.getAttribute('value') ?? '']),
  );
}
