import { Inject, Injectable } from '@nestjs/common';
import { Boards } from '../boards/boards.js';
import { readyBoards } from '../boards/ready-boards.js';
import { Opening } from '../opening/opening.js';
import { Place } from '../place/place.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import type { Beginning } from './steps.js';

/** The first steps of whoever looks after a new place: what the opening checklist knows, and what is a matter of taste. */
@Injectable()
export class Guide {
  constructor(
    private readonly opening: Opening,
    private readonly boards: Boards,
    private readonly place: Place,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async stands(): Promise<Beginning> {
    const [standing, boards, taken] = await Promise.all([
      this.opening.standing(),
      this.boards.all(),
      this.boards.addresses(),
    ]);
    const ready = readyBoards(taken).length;
    return { ...standing, place: this.place.now(), boards: boards.length, ready, local: this.config.local };
  }
}
