import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { oneByOne } from '../platform/one-by-one.js';
import { Rounds } from '../platform/rounds.js';
import { message } from '../platform/web/messages.js';
import { SETTLING_IN, SiteThreads } from '../threads/site-threads.js';

const EVERY_MS = 15 * 60_000;

/** One thread on each board in which people say hello, opened once. In a closed group they know each other. */
@Injectable()
export class WelcomeThreads implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.openMissing(),
    'the welcome threads could not be opened',
  );

  constructor(
    private readonly database: DataSource,
    private readonly site: SiteThreads,
    @Inject(SETTLING_IN) private readonly settlingIn: number,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.startIn(this.settlingIn);
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Opens those that are missing. Of two workers at once one opens it. */
  async openMissing(): Promise<void> {
    if (!(await this.site.mayOpen())) return;
    const boards = await this.database.query<Missing[]>(MISSING);
    await oneByOne(boards, (board) => this.openOn(board));
  }

  private openOn({ id, name }: Missing): Promise<string> {
    const title = message('board-guides.welcome_title', { board: name });
    return this.site.open({
      boardId: id,
      kind: 'welcome',
      title,
      body: message('board-guides.welcome_body'),
    });
  }
}

interface Missing {
  id: string;
  name: string;
}

const MISSING = `
  select b.id, b.name from boards b
  where not b.closed and not b.archived and not b.read_only and b.merging_into is null
    and not exists (select from site_threads s where s.board_id = b.id and s.kind = 'welcome')
  order by b.place`;
