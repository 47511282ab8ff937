import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { BadRequest } from '../../platform/errors/problem.js';
import { Access } from '../../platform/web/access.js';
import { formPage, ownPath, type Page, SeeOther } from '../../platform/web/answers.js';
import { Cookies } from '../../platform/web/cookies.js';
import { type Form, FormPipe } from '../../platform/web/form.js';
import { HelpBar } from '../../platform/web/help-bar.js';
import { message } from '../../platform/web/messages.js';
import { countriesWithLines, hasLines } from '../countries.js';
import { linesFor } from '../lines-for.js';

const countryForm = z.strictObject({ country: z.string(), back: z.string().optional() });

/** All lines of a country, and the choice of another. */
@Controller('crisis-lines')
@Access('anyone')
export class CrisisLinesController {
  constructor(
    private readonly helpBar: HelpBar,
    private readonly cookies: Cookies,
  ) {}

  @Get()
  show(@Req() request: Request, @Query('country') asked: unknown): Page {
    const guess = this.helpBar.country(request);
    const code = typeof asked === 'string' && hasLines(asked) ? asked : guess.code;
    const help = linesFor(code, new Date(), message);
    return formPage('crisis-lines/show', {
      ...help,
      sure: this.cookies.read(request, 'country') === help.country?.code,
      countries: countriesWithLines().map((country) => ({
        ...country,
        selected: country.code === help.country?.code,
      })),
      elsewhere: null,
    });
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
