import { Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Access } from '../platform/web/access.js';
import { formPage, Page, SeeOther } from '../platform/web/answers.js';
import { isOwn, ownPersonas, SignedIn, type Viewer } from '../platform/web/visit.js';
import { ReadingChoices } from './reading-choices.js';

/** A name under a post that is up. */
interface Writer {
  persona_id: string;
  name: string;
}

// “Former member” is no one: their posts are of many. Nor is anybody behind the name of the place.
const writerOf = new Statement<Writer>(
  'writer-of-post',
  `select p.persona_id, n.name from posts p join threads t on t.id = p.thread_id and reads_board(t.board_id, $2::uuid[])
     join personas n on n.id = p.persona_id and n.kind not in ('former', 'site')
   where p.id = $1 and exists (select from revisions r where r.post_id = p.id and r.state = 'published')`,
);

/**
 * Blocking the name under a post. It is about this name and no other: whoever would block all names of a person would
 * learn which they are. The name, and everybody else, learns nothing of it.
 */
@Controller('posts/:id/block')
@Access('member')
export class BlocksController {
  constructor(
    private readonly database: DataSource,
    private readonly choices: ReadingChoices,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('folding/block', view(id, await this.writer(id, viewer)));
  }

  @Post()
  async block(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page | SeeOther> {
    const writer = await this.writer(id, viewer);
    if (await this.choices.block(viewer, writer.persona_id)) return new SeeOther(`/posts/${id}`);
    return new Page('folding/block', { ...view(id, writer), full: true }, { status: 409 });
  }

  // One's own name cannot be blocked; a post that is not up is nobody's to learn of.
  private async writer(id: string, viewer: Viewer): Promise<Writer> {
    const writer = isUuid(id) ? await writerOf.row(this.database, [id, ownPersonas(viewer)]) : null;
    if (!writer || isOwn(viewer, writer.persona_id)) throw new NotFound();
    return writer;
  }
}

function view(id: string, { name }: Writer): object {
  return { name, href: `/posts/${id}`, action: `/posts/${id}/block` };
}
