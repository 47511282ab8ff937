import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { countryOf } from '../crisis-lines/countries.js';
import { Place } from '../place/place.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { Cookies } from '../platform/web/cookies.js';
import { directoryView } from './directory.view.js';
import { KINDS } from './resource.js';
import { resourceOf, shownResources } from './resource-reading.js';

/** Other help, by country and kind, for everybody. */
@Controller('resources')
@Access('anyone')
export class DirectoryController {
  constructor(
    private readonly database: DataSource,
    private readonly cookies: Cookies,
    private readonly place: Place,
  ) {}

  @Get()
  async show(
    @Req() request: Request,
    @Query('country') country: unknown,
    @Query('kind') kind: unknown,
  ): Promise<Page> {
    const entries = (await shownResources.rows(this.database)).map(resourceOf);
    const wanted = {
      country: this.countryFor(request, country),
      kind: KINDS.find((known) => known === kind) ?? null,
    };
    const { firstCountries } = this.place.now();
    return new Page('resources/show', directoryView(entries, wanted, new Date(), firstCountries), {
      indexed: true,
    });
  }

  // Asked for, or chosen for the crisis lines; never guessed. An empty choice is all countries.
  private countryFor(request: Request, asked: unknown): string | null {
    const code = typeof asked === 'string' ? asked : this.cookies.read(request, 'country');
    return code === null ? null : (countryOf(code)?.code ?? null);
  }
}
