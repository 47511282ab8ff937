import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Place } from '../../place/place.js';
import { BadRequest } from '../../platform/errors/problem.js';
import { Access } from '../../platform/web/access.js';
import { formPage, ownPath, type Page, SeeOther } from '../../platform/web/answers.js';
import { Cookies } from '../../platform/web/cookies.js';
import { type Form, FormPipe } from '../../platform/web/form.js';
import { HelpBar } from '../../platform/web/help-bar.js';
import { hasLines } from '../countries.js';
import { crisisLinesView } from './crisis-lines.view.js';

const countryForm = z.strictObject({ country: z.string(), back: z.string().optional() });

/** All lines of a country, and the choice of another. */
@Controller('crisis-lines')
@Access('anyone')
export class CrisisLinesController {
  constructor(
    private readonly helpBar: HelpBar,
    private readonly cookies: Cookies,
    private readonly place: Place,
  ) {}

  @Get()
  show(@Req() request: Request, @Query('country') asked: unknown, @Query('about') about: unknown): Page {
    const guess = this.helpBar.country(request);
    const code = typeof asked === 'string' && hasLines(asked) ? asked : guess.code;
    return formPage(
      'crisis-lines/show',
      crisisLinesView(code, about, this.cookies.read(request, 'country'), this.place.now()),
      { indexed: true },
    );
  }

  /** Remembers the country in the visitor's own browser, and nowhere else. */
  @Post('country')
  remember(
    @Body(new FormPipe(countryForm)) { fields }: Form<z.infer<typeof countryForm>>,
    @Res({ passthrough: true }) response: Response,
  ): SeeOther {
    if (!fields || !hasLines(fields.country)) throw new BadRequest();
    this.cookies.write(response, 'country', fields.country);
    return new SeeOther(ownPath(fields.back, '/crisis-lines'));
  }
}
