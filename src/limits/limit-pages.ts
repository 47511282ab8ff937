import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { emptyForm, type Form } from '../platform/web/form.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import type { Blanks } from '../templates/filling.js';
import { offerView } from '../templates/template.view.js';
import { Templates } from '../templates/templates.js';
import { withTemplate } from '../templates/using.js';
import { waitingAppeals } from './appeal-reading.js';
import { currentLimits, type LimitedPost } from './limit-reading.js';
import { limitsView, newLimitView } from './limit.view.js';
import { Notes } from './notes.js';
import { ownLimits, ownNotes } from './pause-reading.js';
import { helpOnPausePage, type PauseForms, pausePageView } from './pause.view.js';
import { speakersOf } from './speaking.js';

/** What the pages about limits show. */
@Injectable()
export class LimitPages {
  constructor(
    private readonly database: DataSource,
    private readonly notes: Notes,
    private readonly templates: Templates,
  ) {}

  /** The member's own page. @param help what words that were just sent back call for */
  async own(viewer: Viewer, forms: PauseForms, help: string | null = null): Promise<object> {
    const own = ownPersonas(viewer);
    const limits = await ownLimits.rows(this.database, [viewer.memberId, own]);
    const notes = await ownNotes.rows(this.database, [own]);
    const view = pausePageView(limits, notes, forms, speakersOf(viewer));
    return { ...view, help: help ?? helpOnPausePage(limits, notes) };
  }

  async forStaff(viewer: Viewer): Promise<object> {
    const limits = await currentLimits.rows(this.database, [viewer.memberId, ownPersonas(viewer)]);
    const appeals = await waitingAppeals.rows(this.database, [viewer.memberId, ownPersonas(viewer)]);
    return limitsView(viewer, limits, appeals, await this.notes.waiting(viewer));
  }

  async newLimit(post: LimitedPost, viewer: Viewer, form: Form<unknown>): Promise<object> {
    const templates = offerView(await this.templates.offered(['pause']), blanksOf(post), form);
    return { ...newLimitView(post, viewer, keyed(form)), templates };
  }

  /** The same form with the words of a template in it; nothing is given. */
  async begun(post: LimitedPost, viewer: Viewer, sent: Form<unknown>): Promise<object> {
    const offered = await this.templates.offered(['pause']);
    return this.newLimit(post, viewer, withTemplate(sent, offered, blanksOf(post)));
  }
}

function blanksOf({ name, board_name }: LimitedPost): Blanks {
  return { name, board: board_name };
}

/** The form with a key of its own: sent twice, it counts once. */
export function keyed<Fields>(form: Form<Fields> = emptyForm()): Form<Fields> {
  const key = form.values.key && !form.errors?.key ? form.values.key : randomUUID();
  return { ...form, values: { ...form.values, key } };
}
