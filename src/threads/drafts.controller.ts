import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Boards } from '../boards/boards.js';
import { Access } from '../platform/web/access.js';
import { formPage, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Terms } from '../terms/terms.js';
import { type Draft, Drafts } from './drafts.js';
import { helpForWords } from './judging.js';
import { titleOf, whoReads } from './thread.view.js';
import { Threads } from './threads.js';

/** What a guest wrote, once they have a name. */
@Controller('drafts')
@Access('member')
export class DraftsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly boards: Boards,
    private readonly threads: Threads,
    private readonly terms: Terms,
  ) {}

  @Get('waiting')
  async show(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const draft = await this.drafts.waiting(request);
    if (!draft) {
      this.drafts.forget(response);
      return new SeeOther('/');
    }
    const form = emptyForm({ title: draft.title ?? '', body: draft.body, key: draft.key });
    const help = helpForWords(draft, this.terms.known());
    return formPage('drafts/show', { ...(await this.place(draft, viewer)), help, form });
  }

  private async place({ target }: Draft, viewer: Viewer): Promise<object> {
    if ('board' in target) {
      const { slug, name, membersOnly } = await this.boards.readable(target.board, viewer);
      const action = `/boards/${slug}/threads`;
      return {
        target: 'thread',
        board: { slug, name },
        thread: null,
        whoReads: whoReads(membersOnly),
        action,
      };
    }
    const thread = await this.threads.readable(target.thread, viewer);
    return {
      target: 'post',
      board: { slug: thread.slug, name: thread.board_name },
      thread: { id: thread.id, title: titleOf(thread) },
      whoReads: whoReads(thread.members_only),
      action: `/threads/${thread.id}/posts`,
    };
  }
}
