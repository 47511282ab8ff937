import { Controller, Post } from '@nestjs/common';
import { Access } from '../platform/web/access.js';
import { SeeOther } from '../platform/web/answers.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { Greetings } from './greetings.js';

/** Putting the "welcome back" away. */
@Controller('welcome-back')
@Access('member')
export class GreetingsController {
  constructor(private readonly greetings: Greetings) {}

  @Post('dismissal')
  async putAway(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.greetings.putAway(viewer);
    return new SeeOther('/');
  }
}
