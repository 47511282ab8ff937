import { Controller, Get, Header, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Access } from '../platform/web/access.js';
import { SignedIn, type Viewer } from '../platform/web/visit.js';
import { answersAbout } from '../reviews/answers-seen.js';
import { Reviews } from '../reviews/reviews.js';

/** What an open review asks by itself: whether its author has answered. It shows no words, so it is no look at them. */
@Controller('reviews/:id/answers')
@Access('staff')
export class NewsController {
  constructor(
    private readonly database: DataSource,
    private readonly reviews: Reviews,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async count(@Param('id') id: string, @SignedIn() viewer: Viewer): Promise<{ answers: number }> {
    const { post_id } = await this.reviews.readable(id, viewer);
    return { answers: await answersAbout(this.database.manager, post_id) };
  }
}
