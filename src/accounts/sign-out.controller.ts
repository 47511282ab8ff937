import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Access } from '../platform/web/access.js';
import { SeeOther } from '../platform/web/answers.js';
import { type Form, FormPipe } from '../platform/web/form.js';
import { Arrivals } from './arrivals.js';

/** Leaving. */
@Controller('sign-out')
@Access('anyone')
export class SignOutController {
  constructor(private readonly arrivals: Arrivals) {}

  @Post()
  async create(
    @Body(new FormPipe(z.strictObject({}))) _form: Form<object>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SeeOther> {
    await this.arrivals.leave(request, response);
    return new SeeOther('/');
  }
}
