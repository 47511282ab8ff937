import { ExpressAdapter } from '@nestjs/platform-express';
import type { Response } from 'express';
import { Page, SeeOther } from './answers.js';
import type { Pages } from './pages.js';

/** Express, taught to answer with the pages and redirects that controllers return. */
export class PageAdapter extends ExpressAdapter {
  private pages: Pages | null = null;

  /** Set once the application is put together, before it listens. */
  usePages(pages: Pages): void {
    this.pages = pages;
  }

  override reply(response: Response, body: unknown, status?: number): unknown {
    if (body instanceof SeeOther) return response.redirect(303, body.path);
    if (body instanceof Page) return this.pages?.send(response.req, response, body);
    return super.reply(response, body, status);
  }
}
