import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Access } from '../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../platform/web/form.js';
import { MaybeViewer, type Viewer } from '../platform/web/visit.js';
import { type Asked, AskedInAddress } from './asked.js';
import { type SearchFields, searchForm } from './forms.js';
import { HelpFirst } from './help.js';
import { formView } from './form.view.js';
import { SearchPace } from './search-pace.js';
import { Searching } from './searching.js';

/** Looking for words in what is up: for everybody, each in what they may read. */
@Controller('search')
@Access('anyone')
export class SearchController {
  constructor(
    private readonly searching: Searching,
    private readonly addresses: AskedInAddress,
    private readonly helpFirst: HelpFirst,
    private readonly pace: SearchPace,
  ) {}

  @Get()
  async show(
    @Query('for') sealed: unknown,
    @Req() request: Request,
    @MaybeViewer() viewer: Viewer | null,
  ): Promise<Page> {
    const asked = this.addresses.open(request, sealed);
    if (asked) return this.answer(asked, request, viewer);
    const form = formView(emptyForm(), await this.searching.boards(viewer));
    return formPage('search/show', { form, old: sealed !== undefined });
  }

  /** Nothing changes. By a form, so that the words never stand in an address. */
  @Post()
  async ask(
    @Body(new FormPipe(searchForm)) form: Form<SearchFields>,
    @Req() request: Request,
    @MaybeViewer() viewer: Viewer | null,
  ): Promise<Page | SeeOther> {
    if (form.fields) return new SeeOther(this.addresses.href(request, { ...form.fields, from: null }));
    return formAgain('search/show', { form: formView(form, await this.searching.boards(viewer)) });
  }

  private async answer(asked: Asked, request: Request, viewer: Viewer | null): Promise<Page> {
    const { help, noList } = this.helpFirst.for(asked.words);
    const boards = await this.searching.boards(viewer);
    const look = () => this.pace.during(request, () => this.searching.find(asked, boards, viewer));
    const found = noList ? null : await look().catch(unless(help !== null));
    const form = formView(emptyForm(valuesOf(asked)), boards);
    const next = found?.next && this.addresses.href(request, { ...asked, from: found.next });
    const start = asked.from && this.addresses.href(request, { ...asked, from: null });
    return formPage('search/show', { form, asked: true, found, noList, help, fleeting: true, next, start });
  }
}

// Help is never held up by what goes wrong, or is too soon.
function unless(help: boolean): (error: unknown) => null {
  return (error) => {
    if (help) return null;
    throw error;
  };
}

function valuesOf({ words, board, kind, order }: Asked): Record<string, string> {
  return { words, board, kind: kind ?? '', order };
}
