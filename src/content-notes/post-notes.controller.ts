import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { saidNotes } from '../folding/note-fields.js';
import { BadRequest } from '../platform/errors/problem.js';
import { Access } from '../platform/web/access.js';
import { formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { type NotesFields, notesForm } from './forms.js';
import { PostNotes } from './post-notes.js';
import { postNotesView } from './post-notes.view.js';

/** What a post is about, so that readers can fold it: for its author, and for facilitators and the team. */
@Controller('posts/:id/notes')
@Access('member')
export class PostNotesController {
  constructor(private readonly notes: PostNotes) {}

  @Get()
  async show(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<Page> {
    return formPage('content-notes/show', postNotesView(await this.notes.of(id, viewer)));
  }

  /** Boxes bring it: any other answer was not made here. */
  @Post()
  async say(
    @Param('id') id: string,
    @Body(new FormPipe(notesForm)) { fields }: Form<NotesFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<SeeOther> {
    const post = await this.notes.of(id, viewer);
    if (!fields) throw new BadRequest();
    await this.notes.say(post, viewer, saidNotes(fields).chosen);
    return new SeeOther(`/posts/${id}`);
  }
}
