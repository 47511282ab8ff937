import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Newcomers, type Somebody } from '../../newcomers/newcomers.js';
import { OneTimeNames } from '../../personas/one-time-names.js';
import type { Config } from '../../platform/config.js';
import { CONFIG } from '../../platform/config.module.js';
import type { Verdict } from '../../screening/verdict.js';
import type { Place } from '../answered.js';
import { StillNew } from './errors.js';
import { linksIn } from './links.js';

/** Who writes, and where: nowhere yet, for a new thread. */
interface Writing {
  memberId: string;
  at?: Place;
}

type Heard = Pick<Verdict, 'tier' | 'unscreened'>;

/**
 * What the first days hold back: many links, many threads. Never what is written in distress or could not be judged, and
 * never an answer in one's own thread.
 */
@Injectable()
export class FirstDays {
  constructor(
    private readonly database: DataSource,
    private readonly newcomers: Newcomers,
    private readonly oneTimeNames: OneTimeNames,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws StillNew */
  async refuseLinks(body: string, writer: Writing, advice: Heard): Promise<void> {
    if (linksIn(body) <= this.config.newAccountLinks || isHeardAnyway(advice)) return;
    const who = await this.somebody(writer);
    if (writer.at && (await this.answersInOwnThread(writer.at, who))) return;
    if (await this.newcomers.standing(who)) throw new StillNew('links');
  }

  /** In the transaction that opens the thread. @throws StillNew */
  async refuseThread(manager: EntityManager, writer: Writing, advice: Heard): Promise<void> {
    if (isHeardAnyway(advice)) return;
    await this.newcomers.takeTurn(manager, writer.memberId);
    const standing = await this.newcomers.standing(await this.somebody(writer, manager), manager);
    if (standing && standing.threads >= this.config.newAccountThreads) throw new StillNew('threads');
  }

  // Under all of their names: who writes under another is no other person.
  private async somebody({ memberId }: Writing, manager?: EntityManager): Promise<Somebody> {
    const names = await this.oneTimeNames.of(memberId, manager);
    return { memberId, names: names.map(({ personaId }) => personaId) };
  }

  private async answersInOwnThread(at: Place, { memberId, names }: Somebody): Promise<boolean> {
    const [thread, post] = 'postId' in at ? [null, at.postId] : [at.threadId, null];
    const found = await this.database.query<unknown[]>(OWN_THREAD, [thread, post, memberId, names]);
    return found.length > 0;
  }
}

function isHeardAnyway({ tier, unscreened }: Heard): boolean {
  return tier === 'crisis' || tier === 'concern' || Boolean(unscreened);
}

// Another text of the opening post is not an answer.
const OWN_THREAD = `
  select from posts o join personas n on n.id = o.persona_id
  where o.opening and o.id is distinct from $2::uuid and (n.member_id = $3 or n.id = any ($4))
    and o.thread_id = coalesce($1::uuid, (select thread_id from posts where id = $2::uuid))`;
