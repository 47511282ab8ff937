import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { Access } from '../platform/web/access.js';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe, withError } from '../platform/web/form.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import {
  type AnswerFields,
  answerForm,
  type DoorFields,
  doorForm,
  type ProofFields,
  proofForm,
} from './forms.js';
import { Opening } from './opening.js';
import { openingView } from './opening.view.js';
import { weakPoints } from './weak-points.js';

const VIEW = 'opening/show';
const HERE = new SeeOther('/opening');

/** What has to be settled before the public may come in, for the admin. */
@Controller('opening')
@Access('admin')
export class OpeningController {
  constructor(
    private readonly opening: Opening,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(): Promise<Page> {
    return new Page(VIEW, await this.view(emptyForm()));
  }

  @Post('answers')
  async answer(
    @Body(new FormPipe(answerForm)) form: Form<AnswerFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return this.again(form);
    if (await this.opening.answer(form.fields, memberId)) return HERE;
    return this.again(withError(form, 'item', 'opening.changed_meanwhile'));
  }

  @Post('sign-up')
  async turn(
    @Body(new FormPipe(doorForm)) form: Form<DoorFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return this.again(form);
    if (await this.opening.turn(form.fields.state, memberId)) return HERE;
    return this.again(withError(form, 'state', 'opening.not_done'));
  }

  @Post('proof')
  async switchProof(
    @Body(new FormPipe(proofForm)) form: Form<ProofFields>,
    @SignedIn() { memberId }: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return this.again(form);
    await this.opening.switchProof(form.fields.proof === 'on', memberId);
    return HERE;
  }

  private async again(form: Form<unknown>): Promise<Page> {
    return formAgain(VIEW, await this.view(form));
  }

  private async view(form: Form<unknown>): Promise<object> {
    const { items, row } = await this.opening.standing();
    const { local } = this.config;
    return openingView({ items, row, weak: weakPoints(row, this.config), local, form });
  }
}
