import { Controller, Get, Header, Query } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { Transparency } from './transparency.js';

/** What the team did, month by month, for everybody. */
@Controller()
@Access('anyone')
export class TransparencyController {
  constructor(private readonly transparency: Transparency) {}

  @Get('transparency')
  async show(@Query('year') year: unknown): Promise<Page> {
    return new Page('transparency/show', await this.transparency.page(year));
  }

  @Get('transparency.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="transparency.csv"')
  async file(): Promise<string> {
    return this.transparency.file();
  }
}
