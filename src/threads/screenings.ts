import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Duty } from '../duty/duty.js';
import { suggestedBySystem } from '../folding/suggested.js';
import { sendNotice } from '../notices/send-notice.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { Statement } from '../platform/database/statement.js';
import { logger } from '../platform/logging/logger.js';
import { Stopwatch } from '../platform/metrics/stopwatch.js';
import type { Verdict } from '../screening/verdict.js';
import { countShadows } from '../terms/shadow-counts.js';
import { Terms } from '../terms/terms.js';
import { answeredAt } from './answered.js';
import { RULING_BOARDS, THEIR_SLUGS } from './boards-of-place.js';
import { type Consequence, consequenceOf } from './consequence.js';
import { type Context, judge, strictest } from './judging.js';
import { noteQuotes } from './quoting.js';
import { renderSafely } from './rendering.js';
import { Revision } from './revision.entity.js';
import { textDigest } from './text-digest.js';
import { timed } from './timed.js';
import { RevisionVerdict } from './verdict.entity.js';

interface Pending {
  id: string;
  post_id: string;
  persona_id: string;
  title: string | null;
  body: string;
  /** All whose rules hold for its thread. */
  boards: string[];
  strict: boolean;
  after_removal: boolean;
  hidden_words: boolean;
  resting: boolean;
  in_crisis: boolean;
  /** Seconds since it was received. */
  waited: number;
}

const pendingRevision = new Statement<Pending>(
  'pending-revision',
  `select r.id, r.post_id, p.persona_id, r.title, r.body, o.boards, o.strict,
     exists (select from revisions e where e.post_id = r.post_id and e.state = 'removed') as after_removal,
     brings_hidden_words_back(r.id) as hidden_words,
     exists (select from resting_names z where z.persona_id = p.persona_id) as resting,
     lately_in_crisis(p.persona_id) as in_crisis,
     extract(epoch from now() - r.waiting_since)::float as waited
   from revisions r
   join posts p on p.id = r.post_id
   join threads t on t.id = p.thread_id
   cross join lateral (select ${THEIR_SLUGS} as boards, bool_or(b.strict) as strict from ${RULING_BOARDS}) o
   where r.id = $1 and r.state = 'pending'`,
);

/** A verdict, and how many microseconds it took. */
type Timed = Verdict & { micros: number };

/** The worker's part of a post's way: from pending to published or held, once, whoever asks how often. */
@Injectable()
export class Screenings {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly terms: Terms,
    private readonly duty: Duty,
    private readonly stopwatch: Stopwatch,
  ) {}

  /** Screens and renders a revision, then clears or holds it. Nothing happens when it is no longer pending. */
  async screenNow(revisionId: string): Promise<void> {
    const revision = await pendingRevision.row(this.database, [revisionId]);
    if (!revision) return;
    const settled = this.stopwatch.start(revision.waited);
    const context = {
      terms: await this.terms.current(),
      answers: await answeredAt(this.database, { postId: revision.post_id }),
    };
    const { result: verdict, micros } = timed(() => judgedOn(revision, context));
    const consequence = consequenceOf(verdict, {
      strict: revision.strict,
      offDuty: verdict.tier === 'concern' && (await this.holdsConcern(revision)),
      afterRemoval: revision.after_removal,
      hiddenWords: revision.hidden_words,
      resting: revision.resting,
      inCrisis: revision.in_crisis,
    });
    try {
      if (await this.settle(revision, { ...verdict, micros }, consequence)) settled(consequence.outcome);
    } catch (error) {
      if (!isNonsense(error)) throw error;
      if (await this.settle(revision, { ...UNSCREENED, micros }, { outcome: 'hold', why: 'unscreened' }))
        settled('hold');
    }
  }

  private async holdsConcern({ boards }: Pending): Promise<boolean> {
    for (const board of boards) if (await this.duty.holdsConcern(board)) return true;
    return false;
  }

  // False where somebody else was faster.
  private async settle(revision: Pending, verdict: Timed, consequence: Consequence): Promise<boolean> {
    const html = renderSafely(revision.body);
    return this.database.transaction(async (manager) => {
      await manager.query('select lock_post($1)', [revision.post_id]);
      const { affected } = await manager.update(Revision, { id: revision.id, state: 'pending' }, { html });
      if (affected !== 1) return false;
      const verdictId = await record(manager, { ...revision, html }, verdict, consequence);
      await noteQuotes(manager, revision);
      await suggestNotes(manager, revision, verdict);
      if (consequence.outcome === 'clear') await this.clear(manager, verdictId);
      else if (consequence.outcome === 'ask') await ask(manager, revision, verdictId);
      else await hold(manager, revision);
      await countShadows(manager, verdict);
      return true;
    });
  }

  // Whether people will judge it too is left to chance alone, never to anything of the text.
  private async clear(manager: EntityManager, verdictId: string): Promise<void> {
    await manager.query('select clear_revision($1)', [verdictId]);
    await manager.query('select draw_audit($1, $2)', [verdictId, this.config.auditShare]);
  }
}

async function record(
  manager: EntityManager,
  revision: Pending & { html: string },
  { engine, tier, categories, about, score, matches, terms, micros }: Timed,
  consequence: Consequence,
): Promise<string> {
  const id = randomUUID();
  const row = {
    id,
    revisionId: revision.id,
    digest: textDigest(revision),
    engine,
    tier,
    categories,
    about,
    score,
    termsVersion: terms,
    micros,
  };
  await manager.insert(RevisionVerdict, { ...row, matches: matches as object[], ...consequence });
  return id;
}

// They stand on the post once the text is up: PostgreSQL sees to it, and touches nothing that a person said.
async function suggestNotes(manager: EntityManager, { id }: Pending, verdict: Verdict): Promise<void> {
  const notes = suggestedBySystem(verdict);
  if (notes.length > 0) await manager.query(SUGGEST, [id, notes]);
}

const SUGGEST = 'insert into suggested_notes (revision_id, notes) values ($1, $2) on conflict do nothing';

async function hold(manager: EntityManager, revision: Pending): Promise<void> {
  await manager.update(Revision, { id: revision.id, state: 'pending' }, { state: 'held' });
  await sendNotice(manager, revision.persona_id, 'held', { postId: revision.post_id });
}

// Not left to its author after all, it is with the team, and they have been told.
async function ask(manager: EntityManager, revision: Pending, verdictId: string): Promise<void> {
  const [answer] = await manager.query<{ left: boolean }[]>('select leave_to_author($1) as left', [
    verdictId,
  ]);
  if (answer?.left) await sendNotice(manager, revision.persona_id, 'details', { postId: revision.post_id });
}

// A verdict that the table refuses (class 22 and 23: values out of bounds) must not leave its text waiting for ever.
function isNonsense(error: unknown): boolean {
  const code = (error as { driverError?: { code?: string } }).driverError?.code ?? '';
  return /^2[23]/.test(code);
}

// What stands on several boards is judged for each; the stricter verdict counts.
function judgedOn(revision: Pending, context: Omit<Context, 'board'>): Verdict {
  return revision.boards.map((board) => judged(revision, { ...context, board })).reduce(strictest);
}

// Whatever goes wrong in the screen, the text waits for a person.
function judged(revision: Pending, context: Context): Verdict {
  try {
    return judge(revision, context);
  } catch (error) {
    logger.error({ kind: (error as Error).name }, 'the screen failed; the text is held');
    return UNSCREENED;
  }
}

const UNSCREENED: Verdict = {
  engine: 'none',
  tier: 'none',
  categories: [],
  about: null,
  score: 0,
  matches: [],
  unscreened: 'error',
  terms: 0,
  shadowed: [],
};
