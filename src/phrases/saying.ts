import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { foldOf } from '../folding/fold.js';
import { Pauses } from '../limits/pauses.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { isOwn, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { asWornIn } from '../threads/names/worn.js';
import { shownText } from '../threads/shown-text.js';
import { Threads } from '../threads/threads.js';
import { EnoughForToday, isRefused, NotInAPause, NotSaidHere } from './errors.js';
import { type KindPost, kindPost } from './phrase-reading.js';
import type { Phrase } from './phrases.js';

/** In a day, under all names of a person; and of them to one and the same name. */
const A_DAY = 40;
const A_DAY_TO_ONE = 6;

/** Saying something kind of somebody's post with one tap, and taking it back. Nobody else sees either. */
@Injectable()
export class Saying {
  constructor(
    private readonly database: DataSource,
    private readonly threads: Threads,
    private readonly pauses: Pauses,
  ) {}

  /**
   * Says it, under the name that the viewer wears in the thread. Where they said something before, that stays.
   * @throws NotFound for one's own post and for what the viewer does not see
   * @throws NotInAPause, EnoughForToday, NotSaidHere
   */
  async say(id: string, phrase: Phrase, viewer: Viewer): Promise<void> {
    const post = await this.seen(id, viewer);
    if (await this.pauses.of(viewer)) throw new NotInAPause();
    const { personaId } = await asWornIn(this.database, viewer, post.thread_id);
    const work = this.database.transaction((manager) => say(manager, post, personaId, phrase, viewer));
    await work.catch((error: unknown) => {
      throw isRefused(error) ? new NotSaidHere() : error;
    });
  }

  /** Takes back what the viewer said of a post; where it was nothing, nothing happens. */
  async takeBack(id: string, viewer: Viewer): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    await this.database.query(
      'delete from phrases_said where post_id = $1 and persona_id = any($2::uuid[])',
      [id, ownPersonas(viewer)],
    );
  }

  // As its reader meets it: of what they do not see, or folded away with its name, there is nothing to say.
  private async seen(id: string, viewer: Viewer): Promise<KindPost> {
    const post = isUuid(id) ? await kindPost.row(this.database, [id]) : null;
    if (!post || isOwn(viewer, post.persona_id)) throw new NotFound();
    await this.threads.readable(post.thread_id, viewer);
    const { persona_id: personaId, notes, html } = post;
    const fold = foldOf(await this.threads.reader(viewer), { personaId, notes, text: () => shownText(html) });
    if (fold.hidden !== null || fold.away) throw new NotFound();
    return post;
  }
}

// Counting and saying are one step, so that two windows at once say one thing, and no more than a day has.
async function say(
  manager: EntityManager,
  post: KindPost,
  personaId: string,
  phrase: Phrase,
  viewer: Viewer,
): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('phrases of ' || $1, 0))`, [
    viewer.memberId,
  ]);
  const [today] = await manager.query<Today[]>(TODAY, [ownPersonas(viewer), post.id, post.persona_id]);
  if (today!.said) return;
  if (today!.all >= A_DAY || today!.to_one >= A_DAY_TO_ONE) throw new EnoughForToday();
  await manager.query(SAY, [post.id, personaId, phrase]);
}

interface Today {
  said: boolean;
  all: number;
  to_one: number;
}

const TODAY = `
  select coalesce(bool_or(s.post_id = $2), false) as said,
    count(*) filter (where s.said_on = current_date)::int as all,
    count(*) filter (where s.said_on = current_date and p.persona_id = $3)::int as to_one
  from phrases_said s join posts p on p.id = s.post_id
  where s.persona_id = any($1::uuid[]) and (s.said_on = current_date or s.post_id = $2)`;

const SAY = `
  insert into phrases_said (post_id, persona_id, phrase) values ($1, $2, $3) on conflict do nothing`;
