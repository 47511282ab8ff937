import { Injectable } from '@nestjs/common';
import type { Board } from '../boards/board.entity.js';
import { Boards } from '../boards/boards.js';
import { withSuggestion } from '../folding/note-fields.js';
import { formAgain, formPage, type Page } from '../platform/web/answers.js';
import type { Form } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import { Terms } from '../terms/terms.js';
import { secondBoards } from './choices/second-boards.js';
import { FormDrafts } from './drafts/form-drafts.js';
import type { Help } from './help.js';
import { helpForWords, notesForWords } from './judging.js';
import { DISTRESS } from './names/fields.js';
import { newThreadOn, WriteAs } from './names/write-as.js';
import type { ThreadRow } from './thread-reading.js';
import { Threads } from './threads.js';
import { newPostView, newThreadView, replyView } from './writing.view.js';

type Visitor = Viewer | null;

/** The forms for a new thread and an answer, with the name that their words go up under. */
@Injectable()
export class WritingForms {
  constructor(
    private readonly threads: Threads,
    private readonly formDrafts: FormDrafts,
    private readonly writeAs: WriteAs,
    private readonly terms: Terms,
    private readonly boards: Boards,
  ) {}

  /** The form of a new thread. */
  async opening(board: Board, viewer: Visitor, form: Form<unknown>): Promise<object> {
    const boards = await secondBoards(this.boards, board, form.values.second_board);
    const names = await this.writeAs.part(viewer, newThreadOn(board), form);
    return { ...newThreadView(board, viewer, form), secondBoards: boards, ...names };
  }

  /** The same once more, with its words: something was wrong, or another name was asked for. */
  async openingAgain(board: Board, viewer: Visitor, form: Form<unknown>): Promise<Page> {
    const view = await this.opening(board, viewer, this.suggesting(form));
    return again('threads/new', { ...view, help: this.help(form) }, form);
  }

  /** The form of an answer. */
  async answering(
    thread: ThreadRow,
    viewer: Visitor,
    form: Form<unknown>,
    quote: { name: string } | null = null,
  ): Promise<object> {
    const reader = await this.threads.reader(viewer);
    const view = newPostView(thread, viewer, reader, form, quote);
    return { ...view, ...(await this.writeAs.part(viewer, thread, form)) };
  }

  /** The same once more, with its words. */
  async answeringAgain(thread: ThreadRow, viewer: Visitor, form: Form<unknown>): Promise<Page> {
    const view = await this.answering(thread, viewer, this.suggesting(form));
    return again('posts/new', { ...view, help: this.help(form) }, form);
  }

  /** The form of an answer below its thread, with the words that wait in it. */
  async below(thread: ThreadRow, viewer: Viewer): Promise<{ help: Help | null }> {
    const { form, ...kept } = await this.formDrafts.open(viewer, { thread: thread.id });
    const names = await this.writeAs.part(viewer, thread, form);
    return { ...replyView(thread, viewer, form), ...names, ...kept };
  }

  private suggesting<Fields>(form: Form<Fields>): Form<Fields> {
    return withSuggestion(form, notesForWords(form.values, this.terms.known()));
  }

  // Whoever would call themselves so may need help, whatever the words say.
  private help({ values, errors }: Form<unknown>): Help | null {
    const heard = helpForWords(values, this.terms.known());
    return heard ?? (errors?.one_time_name === DISTRESS ? 'me' : null);
  }
}

function again(template: string, view: object, { errors }: Form<unknown>): Page {
  return errors ? formAgain(template, view) : formPage(template, view);
}
