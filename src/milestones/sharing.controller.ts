import { Controller, Get, Param, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { Cursors } from '../platform/web/cursors.js';
import { emptyForm } from '../platform/web/form.js';
import { ownPersonas, SignedIn, type Viewer } from '../platform/web/visit.js';
import { titleSeen } from '../threads/seen-title.js';
import { formView } from './milestones.view.js';
import { Milestones, SHARED } from './milestones.js';
import { boardsToShareOn, threadsToShareIn } from './sharing-reading.js';
import { Todays } from './today.js';

/**
 * Telling others, by one's own choice each time. It only leads to the ordinary form of a board or a thread, where the words
 * can be changed: nothing of the paper is written with them.
 */
@Controller('milestones/:id/sharing')
@Access('member')
export class SharingController {
  constructor(
    private readonly database: DataSource,
    private readonly milestones: Milestones,
    private readonly todays: Todays,
    private readonly reading: ReadingChoices,
    private readonly cursors: Cursors,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Query('day') day: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const milestone = await this.milestones.one(viewer, id);
    const today = await this.todays.of(day);
    // Sealed anew each time: two of these addresses have nothing in common.
    const query = () => `milestone=${this.cursors.seal(id, SHARED)}${today.asked ? `&day=${today.day}` : ''}`;
    const boards = await boardsToShareOn.rows(this.database, [ownPersonas(viewer)]);
    const reader = await this.reading.reader(viewer);
    const threads = await threadsToShareIn.rows(this.database, [ownPersonas(viewer)]);
    return new Page('milestones/sharing', {
      ...formView(milestone, emptyForm(), today, 'sharing'),
      boards: boards.map(({ slug, name }) => ({ name, href: `/boards/${slug}/threads/new?${query()}` })),
      threads: threads.map((thread) => ({
        title: titleSeen(thread, reader).title,
        board: thread.board,
        href: `/threads/${thread.id}/posts/new?${query()}`,
      })),
    });
  }
}
