import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { endClaims } from './claims-on-post.js';
import { Revision, TAKES_BACK } from './revision.entity.js';

/** Taking one's own words back: at once, in whatever state they are. The place in the thread stays, empty. */
@Injectable()
export class Withdrawals {
  constructor(private readonly database: DataSource) {}

  /** Withdraws every text of a post; a second time changes nothing. The caller has checked that it is the author's. */
  async withdraw(postId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query('select lock_post($1)', [postId]);
      await endClaims(manager, postId);
      await manager.update(Revision, { postId, state: In(TAKES_BACK) }, { state: 'withdrawn' });
    });
  }
}
