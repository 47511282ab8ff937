import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Form } from '../platform/web/form.js';
import { allTerms, changesOfTerm, shadowDays, termById, type TermRow } from './term-reading.js';
import { formView, listView, termView, trialView } from './term.view.js';
import { tryPhrase } from './trying.js';

/** What the pages of own terms show. */
@Injectable()
export class TermPages {
  constructor(private readonly database: DataSource) {}

  async list(): Promise<object> {
    return listView(await allTerms.rows(this.database));
  }

  /** The page on which a new term is written. */
  blank(form: Form<unknown>): object {
    return formView(form);
  }

  /** @throws NotFound */
  async find(id: string): Promise<TermRow> {
    const term = isUuid(id) ? await termById.row(this.database, [id]) : null;
    if (!term) throw new NotFound();
    return term;
  }

  /** A term's page. @param form what was written into it, when that is not the term itself */
  async one(term: TermRow, form?: Form<unknown>): Promise<object> {
    const changes = await changesOfTerm.rows(this.database, [term.id]);
    return termView(term, changes, await shadowDays.rows(this.database, [term.id]), form);
  }

  async trial(phrase: string): Promise<object> {
    return trialView(await tryPhrase(this.database, phrase));
  }
}
