import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { under, type Viewer } from '../../platform/web/visit.js';
import { derivedKey } from '../derived-key.js';
import { ownPost, type PostStatus } from '../own-post.js';
import { Revision } from '../revision.entity.js';
import { Submissions } from '../submissions.js';
import { detailsOf } from './details-reading.js';
import { NothingToChoose } from './errors.js';
import { withoutDetails } from './marking.js';
import { mayChoose, mayWish } from './policies.js';

/** What the author of a text with contact details decides. All are theirs alone: others get NotFound. */
@Injectable()
export class Details {
  constructor(
    private readonly database: DataSource,
    private readonly submissions: Submissions,
  ) {}

  /**
   * Sends the text again without its details, by the ordinary way. A second time changes nothing.
   * @param number of the text that the page showed @throws NothingToChoose @throws Paused
   */
  async hide(postId: string, number: number, viewer: Viewer): Promise<void> {
    const post = await ownPost(this.database, postId, viewer);
    const key = keyFor(postId, number);
    if (await this.database.manager.existsBy(Revision, { submissionKey: key })) return;
    const found = isSame(post, number) && mayChoose(post) ? await detailsOf(this.database, post) : null;
    const words = found && withoutDetails(found.marked);
    if (!words) throw new NothingToChoose();
    const writer = { ...under(viewer, post.persona_id), board: post.slug };
    await this.submissions.replace(postId, post.revision_id, { ...words, key }, writer);
  }

  /** Asks a person: from now on the text waits for the team. @throws NothingToChoose */
  async ask(postId: string, number: number, viewer: Viewer): Promise<void> {
    const post = await ownPost(this.database, postId, viewer);
    const asked = isSame(post, number) && (post.state === 'held' || (await this.hold(post)));
    if (!asked) throw new NothingToChoose();
  }

  /** Says beside a held text whether its details be hidden when it goes up. @throws NothingToChoose */
  async wish(postId: string, number: number, hidden: boolean, viewer: Viewer): Promise<void> {
    const post = await ownPost(this.database, postId, viewer);
    const found = isSame(post, number) ? await detailsOf(this.database, post) : null;
    if (!found || !mayWish(post, found)) throw new NothingToChoose();
    await this.database.query(hidden ? WISH : TAKE_BACK, [post.revision_id]);
  }

  private async hold(post: PostStatus): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await manager.query('select lock_post($1)', [post.id]);
      const text = { id: post.revision_id };
      const { affected } = await manager.update(
        Revision,
        { ...text, state: 'with_author' },
        { state: 'held' },
      );
      return affected === 1 || (await manager.existsBy(Revision, { ...text, state: 'held' }));
    });
  }
}

// The trigger refuses where the text does not wait for a person any more; so does this, without an error.
const WISH = `
  insert into detail_wishes (revision_id) select id from revisions where id = $1 and state = 'held' on conflict do nothing`;
const TAKE_BACK = 'delete from detail_wishes where revision_id = $1';

function isSame(post: PostStatus, number: number): boolean {
  return post.number === number;
}

// The text's own: pressing twice makes one.
function keyFor(postId: string, number: number): string {
  return derivedKey(`without the details of ${postId} ${number}`);
}
