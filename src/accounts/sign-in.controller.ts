import { Body, Controller, Get, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Access } from '../platform/web/access.js';
import { Page, SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { Arrivals } from './arrivals.js';
import type { Credentials } from './credentials.js';
import { password, pseudonym } from './fields.js';
import { LocalGuard, Recognised } from './local.guard.js';
import { RestingNames } from './resting-names.js';
import { SignInPage } from './sign-in.page.js';

const signIn = z.strictObject({
  pseudonym,
  password,
  next: z.string().optional(),
  shared: z.string().optional(),
  passkey: z.string().optional(),
});

type SignIn = z.infer<typeof signIn>;

/** Coming back in. */
@Controller('sign-in')
@Access('anyone')
export class SignInController {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly rests: RestingNames,
    private readonly page: SignInPage,
  ) {}

  @Get()
  async show(
    @Query('next') next: unknown,
    @Query('after') after: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page> {
    return this.page.show(request, response, next, after);
  }

  @Post()
  @UseGuards(LocalGuard)
  async create(
    @Body(new FormPipe(signIn)) form: Form<SignIn>,
    @Recognised() recognised: Credentials | null,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page | SeeOther> {
    if (!form.fields || !recognised) return this.page.again(request, response, form, 'words');
    if (await this.rests.knocks(recognised.personaId))
      return new Page('accounts/resting', {}, { status: 403 });
    await this.arrivals.comeIn(request, response, recognised.memberId, form.fields.shared === 'yes');
    return new SeeOther(this.arrivals.onward(request, form.fields.next));
  }
}
