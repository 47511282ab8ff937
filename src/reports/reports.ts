import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { NotFound, SignInFirst } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { asWornIn } from '../threads/names/worn.js';
import { isAuthor } from '../threads/policies.js';
import { DANGER_IN, type DangerIn, isDanger, newDanger } from '../urgent-words/danger.js';
import { raise } from '../urgent-words/raising.js';
import { OwnPost } from './errors.js';
import type { MoreFields, ReportFields } from './forms.js';
import { isGraver, type Kind } from './kinds.js';
import { openReportOf } from './own-reports.js';
import { reportablePost, type ReportablePost } from './reportable-post.js';

/** The report that took the words in, or why none did: message keys. */
export type Told =
  { id: string } | { refusal: 'reports.enough_today' | 'reports.enough_words' | 'reports.over' };

interface Open {
  id: string;
  kind: Kind;
  revision_id: string;
}

// Passages that one report takes. Whoever may be in danger is heard all the same.
const MOST_PASSAGES = 5;

/** What readers tell the team. It changes nothing that anyone sees, however many tell it. */
@Injectable()
export class Reports {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DANGER_IN) private readonly dangerIn: DangerIn,
  ) {}

  /**
   * A post that the visitor may tell the team about.
   * @param revision the text that they were shown; anything else means the one that is up
   * @throws NotFound, OwnPost, SignInFirst for a guest on a members' board
   */
  async reportable(id: string, revision: unknown, viewer: Viewer | null): Promise<ReportablePost> {
    const shown = isUuid(revision) ? revision : null;
    const names = viewer ? ownPersonas(viewer) : [];
    const post = isUuid(id) ? await reportablePost.row(this.database, [id, shown, names]) : null;
    if (!post?.known) throw new NotFound();
    if (post.members_only && !viewer) throw new SignInFirst(`/posts/${id}/report`);
    if (isAuthor(viewer, post)) throw new OwnPost();
    return post;
  }

  /** The viewer's report of a post that waits for an answer, or null. */
  async openReport(postId: string, viewer: Viewer): Promise<string | null> {
    const open = await openReportOf.row(this.database, [ownPersonas(viewer), postId]);
    return open?.id ?? null;
  }

  /** Takes a report in, from the name that its reader wears in the thread. Where one of this reader waits for an answer already, the words are added to it. */
  async tell(post: ReportablePost, { kind, body }: ReportFields, viewer: Viewer): Promise<Told> {
    const { personaId } = await asWornIn(this.database, viewer, post.thread_id);
    return this.database.transaction(async (manager) => {
      await oneAtATime(manager, viewer.memberId);
      const open = await lockOpen(manager, 'post_id', post.id, personaId);
      if (open) return this.addTo(manager, open, personaId, kind, body);
      if (!this.isUrgent(kind, body) && (await this.hasToldEnough(manager, viewer)))
        return { refusal: 'reports.enough_today' };
      const id = randomUUID();
      await manager.query(REPORT, [id, post.id, post.revision_id, personaId, kind]);
      return this.addTo(manager, { id, kind, revision_id: post.revision_id }, personaId, kind, body);
    });
  }

  /** Adds to a report that waits for an answer. One that has it takes no more words: danger in them is a new report. */
  async add(id: string, { body, worried }: MoreFields, { memberId, personaId }: Viewer): Promise<Told> {
    return this.database.transaction(async (manager) => {
      await oneAtATime(manager, memberId);
      const open =
        (await lockOpen(manager, 'id', id, personaId)) ??
        (isDanger(this.dangerIn(body)) ? await begunAnew(manager, id, personaId) : null);
      if (!open) return { refusal: 'reports.over' };
      return this.addTo(manager, open, personaId, worried ? 'worried' : open.kind, body);
    });
  }

  /** Takes a report back, with its words. One that is answered stays as it is. */
  async takeBack(id: string, { personaId }: Viewer): Promise<void> {
    await this.database.transaction(async (manager) => {
      const open = await lockOpen(manager, 'id', id, personaId);
      if (!open) return;
      await manager.query(`update reports set state = 'withdrawn' where id = $1`, [id]);
      await manager.query('delete from report_words where report_id = $1', [id]);
    });
  }

  // Words that sound like danger come on top of the desk besides.
  private async addTo(
    manager: EntityManager,
    open: Open,
    personaId: string,
    kind: Kind,
    words: string,
  ): Promise<Told> {
    if (isGraver(kind, open.kind)) await manager.query(GRAVER, [open.id, kind]);
    const earlier = await saidIn(manager, open);
    // Sent twice is said once.
    if (words === '' || earlier.at(-1) === words) return { id: open.id };
    const danger = newDanger(this.dangerIn, earlier, words);
    if (earlier.length >= MOST_PASSAGES && !isDanger(danger)) return { refusal: 'reports.enough_words' };
    await manager.query(SAY, [open.id, earlier.length + 1, words]);
    const about = { source: 'report', subject: open.id, personaId, revisionId: open.revision_id } as const;
    await raise(manager, about, danger);
    return { id: open.id };
  }

  // Worry about a life is taken in, however much was told before.
  private isUrgent(kind: Kind, words: string): boolean {
    return URGENT.includes(kind) || isDanger(this.dangerIn(words));
  }

  // Under all of their names: counted from the reports themselves, so that nothing else is kept.
  private async hasToldEnough(manager: EntityManager, { memberId, names }: Viewer): Promise<boolean> {
    const values = [memberId, names.map(({ personaId }) => personaId)];
    const [row] = await manager.query<{ count: number }[]>(TOLD_TODAY, values);
    return (row?.count ?? 0) >= this.config.reportsADay;
  }
}

const URGENT: string[] = ['worried', 'method'];

// Counting and adding are one step: two windows at once must not get past the day's number.
async function oneAtATime(manager: EntityManager, memberId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('reports of ' || $1, 0))`, [memberId]);
}

// Locked, so that no answer goes out to words that nobody has read.
async function lockOpen(
  manager: EntityManager,
  column: 'id' | 'post_id',
  value: string,
  personaId: string,
): Promise<Open | null> {
  const [open] = await manager.query<Open[]>(
    `select id, kind, revision_id from reports where ${column} = $1 and persona_id = $2 and state = 'open' for update`,
    [value, personaId],
  );
  return open ?? null;
}

// About the same post, as the first one was; where one waits already, it joins that.
async function begunAnew(manager: EntityManager, over: string, personaId: string): Promise<Open | null> {
  const [first] = await manager.query<(Open & { post_id: string })[]>(FIRST, [over, personaId]);
  if (!first) return null;
  const open = await lockOpen(manager, 'post_id', first.post_id, personaId);
  if (open) return open;
  const id = randomUUID();
  await manager.query(REPORT, [id, first.post_id, first.revision_id, personaId, first.kind]);
  return { ...first, id };
}

async function saidIn(manager: EntityManager, { id }: Open): Promise<string[]> {
  const said = await manager.query<{ words: string }[]>(WORDS, [id]);
  return said.map(({ words }) => words);
}

const FIRST = 'select id, post_id, revision_id, kind from reports where id = $1 and persona_id = $2';

const GRAVER = 'update reports set kind = $2 where id = $1';

const TOLD_TODAY = `
  select count(*)::int from reports
  where persona_id in (select id from personas where member_id = $1 or id = any ($2))
    and written_at > now() - interval '1 day'`;

const REPORT = `
  insert into reports (id, post_id, revision_id, persona_id, kind) values ($1, $2, $3, $4, $5)`;

const WORDS = 'select words from report_words where report_id = $1 order by number';

const SAY = 'insert into report_words (report_id, number, words) values ($1, $2, $3)';
