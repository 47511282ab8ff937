import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Pauses } from '../limits/pauses.js';
import { Announcements } from '../platform/database/announcements.js';
import type { Verdict } from '../screening/verdict.js';
import { Terms } from '../terms/terms.js';
import { answeredAt, type Place } from './answered.js';
import { boardsAt } from './boards-of-place.js';
import type { Choices } from './choices/fields.js';
import { NothingToChoose } from './details/errors.js';
import { Paused } from './errors.js';
import { endClaims } from './claims-on-post.js';
import { helpOf } from './help.js';
import { insertPost, insertRevision, insertThread } from './inserts.js';
import { judgeOn } from './judging.js';
import { type NamedWriter, WritingNames } from './names/writing-names.js';
import { FirstDays } from './newcomers/first-days.js';
import { isTakenIn, refuseMoreReaders, refuseSecondSending } from './refusals.js';
import { Revision, REPLACED_BY_THE_NEXT } from './revision.entity.js';
import { ScreeningQueue } from './screening-queue.js';
import { type Sending, Sendings } from './sendings.js';
import type { Readers } from './thread.view.js';

/** What a form brought. */
export interface Words extends Sending {
  /** What is written in the same transaction, about the new text. */
  beside?: (manager: EntityManager, revisionId: string, personaId: string) => Promise<void>;
}

/** Who writes, and where: the board's slug is a prior of the screen. */
export interface Writer extends NamedWriter {
  board: string;
  /** The second board of a thread that they open. */
  second?: string;
}

/** Makes the place for a text that comes with this key, and was heard so by the quick look. */
type Placing = (manager: EntityManager, key: string, advice: Verdict) => Promise<Placed>;

/** Where a text goes, and whose it is. */
interface Placed {
  postId: string;
  personaId: string;
}

// How long the answer waits for the verdict, so that nearly everyone lands on a page where the post is up.
const PATIENCE_MS = 400;

/** Takes in what people write: saved as pending in one transaction, then the queue is told. */
@Injectable()
export class Submissions {
  constructor(
    private readonly database: DataSource,
    private readonly queue: ScreeningQueue,
    private readonly announcements: Announcements,
    private readonly terms: Terms,
    private readonly pauses: Pauses,
    private readonly names: WritingNames,
    private readonly sendings: Sendings,
    private readonly firstDays: FirstDays,
  ) {}

  /** Opens a thread. @returns the id of its opening post @throws Paused, StillNew, and what is wrong with a one-time name */
  async openThread(boardId: string, words: Words, writer: Writer, choices: Choices): Promise<string> {
    return this.submit(words, writer, async (manager, _, advice) => {
      await this.firstDays.refuseThread(manager, writer, advice);
      const threadId = randomUUID();
      await insertThread(manager, threadId, boardId, choices);
      const personaId = await this.names.opening(manager, threadId, writer);
      return { postId: await insertPost(manager, { threadId, personaId, opening: true }), personaId };
    });
  }

  /**
   * Adds a post to a thread. @returns the post's id @throws Paused, and what is wrong with a one-time name
   * @param readers who the writer was told would read it @throws MoreReaders when that is not so any more
   */
  async reply(threadId: string, words: Words, writer: Writer, readers?: Readers): Promise<string> {
    return this.submit(words, { ...writer, at: { threadId } }, async (manager, key) => {
      const personaId = await this.names.answering(manager, threadId, writer);
      await refuseSecondSending(manager, key);
      const postId = await insertPost(manager, { threadId, personaId, opening: false });
      if (readers === 'members') await refuseMoreReaders(manager, threadId);
      return { postId, personaId };
    });
  }

  /** Gives a post its next text. The published one stays up until this one is cleared. @returns the post's id @throws Paused */
  async edit(postId: string, words: Words, writer: Writer): Promise<string> {
    return this.submit(words, { ...writer, at: { postId } }, async (manager) => {
      await manager.query('select lock_post($1)', [postId]);
      await endClaims(manager, postId);
      await manager.update(
        Revision,
        REPLACED_BY_THE_NEXT.map((state) => ({ postId, state })),
        { state: 'superseded' },
      );
      return { postId, personaId: writer.personaId };
    });
  }

  /**
   * The same in the place of one text alone, while that is its author's to decide.
   * @throws NothingToChoose @throws Paused
   */
  async replace(postId: string, revisionId: string, words: Words, writer: Writer): Promise<string> {
    return this.submit(words, { ...writer, at: { postId } }, async (manager) => {
      await manager.query('select lock_post($1)', [postId]);
      const text = { id: revisionId, postId, state: 'with_author' as const };
      const { affected } = await manager.update(Revision, text, { state: 'superseded' });
      if (affected !== 1 && !(await isTakenIn(manager, words.key))) throw new NothingToChoose();
      return { postId, personaId: writer.personaId };
    });
  }

  private async submit(words: Words, writer: Writer & { at?: Place }, place: Placing): Promise<string> {
    const advice = await this.advice(words, writer);
    await this.refusePaused(words, writer, advice);
    try {
      await this.firstDays.refuseLinks(words.body, writer, advice);
      const { postId, revisionId } = await this.save(words, advice, place);
      await this.announce(revisionId, advice);
      return postId;
    } catch (error) {
      const first = await this.sendings.before(error, words, writer);
      return first ?? this.submit({ ...words, key: this.sendings.keyOf(words, writer) }, writer, place);
    }
  }

  private async save(
    words: Words,
    advice: Verdict,
    place: Placing,
  ): Promise<{ postId: string; revisionId: string }> {
    const revisionId = randomUUID();
    return this.database.transaction(async (manager) => {
      const { postId, personaId } = await place(manager, words.key, advice);
      await insertRevision(manager, revisionId, postId, words, advice);
      await words.beside?.(manager, revisionId, personaId);
      return { postId, revisionId };
    });
  }

  // What was taken in before the pause, and is sent again, has arrived all the same.
  private async refusePaused(words: Words, writer: Writer, advice: Verdict): Promise<void> {
    const pause = await this.pauses.of(writer);
    if (pause && !(await this.sendings.first(words, writer))) throw new Paused(pause, helpOf(advice));
  }

  private async advice(words: Words, { board, second, at }: Writer & { at?: Place }): Promise<Verdict> {
    const terms = await this.terms.current().catch(() => this.terms.known());
    const boards = new Set([board, ...(second ? [second] : [])]);
    for (const each of at ? await boardsAt(this.database, at) : []) boards.add(each);
    return judgeOn([...boards], words, { terms, answers: at && (await answeredAt(this.database, at)) });
  }

  // Listening begins before the bell rings, or the answer could come unheard.
  private async announce(revisionId: string, advice: Verdict): Promise<void> {
    const settled = this.announcements.settled(revisionId, PATIENCE_MS);
    await this.queue.screenLater(revisionId, advice.tier);
    await settled;
  }
}
