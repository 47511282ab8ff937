import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { foldOf } from '../folding/fold.js';
import { ReadingChoices } from '../folding/reading-choices.js';
import { BadRequest, NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { Cursors } from '../platform/web/cursors.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { ownPersonas, SignedIn, type Viewer } from '../platform/web/visit.js';
import { savedPosts } from './saved-reading.js';
import { SavedPosts } from './saved-posts.js';
import { savedView } from './saved.view.js';

const POSTS_A_PAGE = 20;

// The button stands below the post, and in the list.
const button = z.strictObject({ from: z.literal('list').optional() });

/** Posts that a member keeps for themselves, as they stand now. */
@Controller()
@Access('member')
export class SavedController {
  constructor(
    private readonly database: DataSource,
    private readonly saved: SavedPosts,
    private readonly reading: ReadingChoices,
    private readonly cursors: Cursors,
  ) {}

  @Get('saved')
  async list(@Query('after') after: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const all = await this.saved.of(viewer);
    const list = `${viewer.personaId}/saved`;
    const start = Number(this.cursors.open(after, list) ?? 0);
    const ids = all.slice(start, start + POSTS_A_PAGE).map(({ id }) => id);
    const end = start + ids.length;
    return new Page('saved/index', {
      posts: await this.views(ids, viewer),
      later: end < all.length ? `/saved?after=${this.cursors.seal(String(end), list)}` : null,
      top: start > 0 ? '/saved' : null,
    });
  }

  @Post('posts/:id/saving')
  async save(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.refuseUnseen(id, viewer);
    await this.saved.save(viewer, id);
    return new SeeOther(`/posts/${id}`);
  }

  @Post('posts/:id/saving/removal')
  async letGo(
    @Param('id') id: string,
    @Body(new FormPipe(button)) { fields }: Form<z.infer<typeof button>>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    if (!fields) throw new BadRequest();
    if (!isUuid(id)) throw new NotFound();
    await this.saved.letGo(viewer, id);
    return new SeeOther(fields.from ? '/saved' : `/posts/${id}`);
  }

  private async views(ids: string[], viewer: Viewer): Promise<object[]> {
    const rows = await savedPosts.rows(this.database, [ids, ownPersonas(viewer)]);
    const reader = await this.reading.reader(viewer);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => savedView(id, byId.get(id) ?? null, viewer, reader));
  }

  // Of what its reader does not see there is nothing to keep.
  private async refuseUnseen(id: string, viewer: Viewer): Promise<void> {
    const rows = isUuid(id) ? await savedPosts.rows(this.database, [[id], ownPersonas(viewer)]) : [];
    const [post] = rows;
    if (!post) throw new NotFound();
    const { persona_id: personaId, notes } = post;
    const fold = foldOf(await this.reading.reader(viewer), { personaId, notes, text: () => '' });
    if (fold.hidden !== null || fold.away) throw new NotFound();
  }
}
