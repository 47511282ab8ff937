/** A page to be rendered: template, view object, status. */
export class Page {
  constructor(
    readonly template: string,
    readonly view: object,
    readonly options: PageOptions = {},
  ) {}
}

export interface PageOptions {
  status?: number;
  /** Seconds after which the page asks for itself again. */
  refresh?: number;
  /** Set where search engines may list the page: no page is, unless it says so. */
  indexed?: boolean;
  /** Set for guests' pages that hold a form: gives them a visitor's id and a token. Members' pages always have one. */
  form?: boolean;
}

/** An answer that leads on with 303. */
export class SeeOther {
  /** @param path on this site, beginning with one slash */
  constructor(readonly path: string) {}
}

/** A page with a form, for guests too. */
export function formPage(template: string, view: object, options: PageOptions = {}): Page {
  return new Page(template, view, { ...options, form: true });
}

/** The same form shown again after something was wrong with it (422), with everything that was written. */
export function formAgain(template: string, view: object): Page {
  return formPage(template, view, { status: 422 });
}

/** A path of this site that was asked for in a form or query, or `otherwise` when it leads elsewhere. */
export function ownPath(path: unknown, otherwise: string): string {
  return typeof path === 'string' && /^\/(?![/\\])[\w\-./?=&%#]*$/.test(path) ? path : otherwise;
}
