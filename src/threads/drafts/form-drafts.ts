import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { emptyForm, type Form } from '../../platform/web/form.js';
import type { Viewer } from '../../platform/web/visit.js';
import { Terms } from '../../terms/terms.js';
import { Drafts } from '../drafts.js';
import type { Help } from '../help.js';
import { helpForWords } from '../judging.js';
import { asWornIn } from '../names/worn.js';
import { draftView, type DraftView } from './draft.view.js';
import { formOf } from './draft-words.js';
import { type OwnDraft, OwnDrafts } from './own-drafts.js';
import type { Target } from './target.js';

/** A writing form as it is opened: with the words that wait in it, and the help that they call for. */
export interface OpenedForm {
  form: Form<never>;
  draft: DraftView | null;
  help: Help | null;
}

/** What the writing forms need of drafts. */
@Injectable()
export class FormDrafts {
  constructor(
    private readonly database: DataSource,
    private readonly own: OwnDrafts,
    private readonly guests: Drafts,
    private readonly terms: Terms,
  ) {}

  /** @param fresh what stands in the form when nothing waits; `quote` is put below what waits */
  async open(
    viewer: Viewer | null,
    target: Target,
    fresh: Record<string, string> = {},
    quote = '',
  ): Promise<OpenedForm> {
    const draft = viewer && (await this.own.at(await this.writer(viewer, target), target));
    if (!draft)
      return { form: emptyForm(quote ? { ...fresh, body: quote } : fresh), draft: null, help: null };
    const help = helpForWords(draft, this.terms.known());
    return { form: formOf({ ...draft, body: withQuote(draft, quote) }), draft: draftView(draft), help };
  }

  /** The words of a form have arrived: nothing of them waits any more. */
  async sent(
    request: Request,
    response: Response,
    viewer: Viewer,
    target: Target,
    key: string,
  ): Promise<void> {
    await this.own.clear(await this.writer(viewer, target), target);
    await this.guests.clear(request, response, key);
  }

  // In a thread under the name that they wear there: that name's drafts are not the pseudonym's.
  private async writer(viewer: Viewer, target: Target): Promise<Viewer> {
    return 'thread' in target ? asWornIn(this.database, viewer, target.thread) : viewer;
  }
}

function withQuote({ body }: OwnDraft, quote: string): string {
  return body.includes(quote.trim()) ? body : `${body}\n\n${quote}`;
}
