import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { Boards } from '../boards/boards.js';
import { HOME_SHOWN } from '../boards/moments.js';
import { Greetings } from '../follow-ups/greetings.js';
import { Access } from '../platform/web/access.js';
import { Page } from '../platform/web/answers.js';
import { Vault } from '../platform/vault/vault.js';
import { MaybeViewer, ownPersonas, type Viewer } from '../platform/web/visit.js';

/** The first page: the boards, and a quiet word for who comes back after a hard night. */
@Controller()
@Access('anyone')
export class HomeController {
  constructor(
    private readonly boards: Boards,
    private readonly greetings: Greetings,
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  @Get()
  async home(@Req() request: Request, @MaybeViewer() viewer: Viewer | null): Promise<Page> {
    const names = viewer ? ownPersonas(viewer) : [];
    await HOME_SHOWN.read(this.database, { viewer, names, vault: this.vault });
    const greeting = viewer !== null && (await this.greetings.greets(viewer, isSeen(request)));
    return new Page(
      'home/show',
      { boards: await this.boards.all(), archived: await this.boards.archived(), greeting },
      { indexed: true },
    );
  }
}

// A browser that only looks ahead has shown nothing to anybody yet.
function isSeen(request: Request): boolean {
  return request.method === 'GET' && !String(request.headers['sec-purpose'] ?? '').startsWith('prefetch');
}
