import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { HELP_FOR_WORDS, type HelpForWords } from '../platform/errors/problem.filter.js';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { DANGER_IN, type DangerIn } from '../urgent-words/danger.js';
import { Appeals } from './appeals.js';
import { appealForm, type NoteFields, noteForm } from './forms.js';
import { LateWords } from './late-words.js';
import { keyed, LimitPages } from './limit-pages.js';
import { type Heard, Notes } from './notes.js';
import { speakingAs } from './speaking.js';

/** The member's own page of their pause, and the ways that stay open: a private note, a second look. */
@Controller('pause')
@Access('member')
export class PauseController {
  constructor(
    private readonly pages: LimitPages,
    private readonly notes: Notes,
    private readonly appeals: Appeals,
    private readonly late: LateWords,
    @Inject(HELP_FOR_WORDS) private readonly helpFor: HelpForWords,
    @Inject(DANGER_IN) private readonly dangerIn: DangerIn,
  ) {}

  @Get()
  async show(@Query('late') late: unknown, @SignedIn() viewer: Viewer): Promise<Page> {
    const page = await this.pages.own(viewer, { note: keyed() });
    return new Page('limits/pause', { ...page, late: late === 'yes' });
  }

  @Post('notes')
  async note(
    @Body(new FormPipe(noteForm)) form: Form<NoteFields>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const help = this.help(form);
    if (!form.fields)
      return formAgain('limits/pause', await this.pages.own(viewer, { note: keyed(form) }, help));
    const speaker = speakingAs(viewer, form.fields.as);
    if (!speaker) return this.noteAgain(form, viewer, help);
    // Where help comes first, nothing leads past it.
    if (await this.notes.send(speaker, form.fields, this.heard(form.fields.body, help)))
      return new SeeOther(help ? '/pause' : '/pause#notes');
    const enough = keyed(withError(form, 'body', 'limits.notes_enough'));
    return new Page('limits/pause', await this.pages.own(viewer, { note: enough }, help), { status: 429 });
  }

  @Post(':id/appeal')
  async appeal(
    @Param('id') id: string,
    @Body(new FormPipe(appealForm)) form: Form<{ body: string }>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    const help = this.help(form);
    if (!form.fields) return this.appealAgain(id, form, viewer, help);
    const speaker = await this.appeals.limited(id, viewer);
    const asked = await this.appeals.ask(id, speaker, form.fields.body, this.heard(form.fields.body, help));
    if (asked === 'asked') return new SeeOther('/pause');
    // The second look is out of reach; the words can still go to the team, and danger goes there at once.
    const noted = await this.late.insteadOf(speaker, form.fields.body);
    if (noted) return noted;
    const again = withError(form, 'body', `limits.appeal_${asked}`);
    const note = keyed({ ...again, values: { ...again.values, as: speaker.personaId } });
    return formAgain('limits/pause', await this.pages.own(viewer, { note }, help));
  }

  private async noteAgain(form: Form<unknown>, viewer: Viewer, help: string | null): Promise<Page> {
    const note = keyed(withError(form, 'as', 'limits.as_missing'));
    return formAgain('limits/pause', await this.pages.own(viewer, { note }, help));
  }

  private async appealAgain(
    limitId: string,
    form: Form<unknown>,
    viewer: Viewer,
    help: string | null,
  ): Promise<Page> {
    const forms = { note: keyed(), appeal: { limitId, form } };
    return formAgain('limits/pause', await this.pages.own(viewer, forms, help));
  }

  private heard(words: string, help: string | null): Heard {
    return { help, danger: this.dangerIn(words) };
  }

  private help({ values }: Form<unknown>): string | null {
    return values.body ? this.helpFor({ title: null, body: values.body }) : null;
  }
}
