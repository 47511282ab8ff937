import { Injectable } from '@nestjs/common';
import { noteBoxes, withSuggestion } from '../../folding/note-fields.js';
import { Problem } from '../../platform/errors/problem.js';
import { Page, formPage } from '../../platform/web/answers.js';
import type { Form } from '../../platform/web/form.js';
import type { Viewer } from '../../platform/web/visit.js';
import { Terms } from '../../terms/terms.js';
import { helpForWords, notesForWords } from '../judging.js';
import { formOf, type DraftWords } from './draft-words.js';
import { WriteAs } from '../names/write-as.js';
import { type Place, Places } from './places.js';
import { keepPath, sendPath } from './target.js';

/** The page of words that were not sent: the form that they were for, with one button to send them. */
@Injectable()
export class DraftPages {
  constructor(
    private readonly places: Places,
    private readonly terms: Terms,
    private readonly writeAs: WriteAs,
  ) {}

  /** @param given the same words with what is wrong with them, where something is */
  async show(
    words: DraftWords,
    viewer: Viewer,
    status = 200,
    given: Form<unknown> = formOf(words),
  ): Promise<Page> {
    const form = withSuggestion(given, notesForWords(words, this.terms.known()));
    const place = await this.placeOf(words, viewer);
    const help = helpForWords(words, this.terms.known());
    const kept = { title: words.title, body: words.body };
    const view = {
      ...(place && formView(place)),
      ...(place && (await this.names(place, viewer, given))),
      help,
      form,
      notes: noteBoxes(form),
      kept,
      late: status === 403,
    };
    return formPage('drafts/show', view, { status });
  }

  // Another text of a post stands under the name that it has.
  private async names(
    { kind, thread, worn, closed }: Place,
    viewer: Viewer,
    form: Form<unknown>,
  ): Promise<object> {
    if (kind === 'edit') return {};
    const named = { id: thread?.id ?? null, worn: worn ?? null, closed };
    return this.writeAs.part(viewer, named, form);
  }

  // A thread can be closed or gone since: the words are shown all the same, to be taken elsewhere.
  private async placeOf({ target }: DraftWords, viewer: Viewer): Promise<Place | null> {
    try {
      return await this.places.of(target, viewer);
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}

function formView({ target, kind, opening, board, thread, whoReads, closed, beside }: Place): object {
  const hrefs = { action: sendPath(target), keepHref: keepPath(target) };
  return { kind, opening, board, thread, whoReads, inGroup: closed, ...beside, ...hrefs };
}
