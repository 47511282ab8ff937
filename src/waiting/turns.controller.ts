import { Controller, Param, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Turns } from './turns.js';

/** Taking a turn to write the first words, and giving it back. */
@Controller('threads/:id/turn')
@Access('member')
export class TurnsController {
  constructor(private readonly turns: Turns) {}

  @Post()
  async take(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page | SeeOther> {
    const turn = await this.turns.take(id, viewer);
    if (turn === 'yours') return new SeeOther(`/threads/${id}#first-reply`);
    if (turn === 'rest') return new SeeOther('/waiting');
    return new Page(
      'waiting/over',
      { answered: turn === 'answered', threadHref: `/threads/${id}` },
      { status: 409 },
    );
  }

  @Post('release')
  async release(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.turns.release(id, viewer);
    return new SeeOther('/waiting');
  }
}
