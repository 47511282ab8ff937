import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Pauses } from '../limits/pauses.js';
import { Announcements } from '../platform/database/announcements.js';
import type { Verdict } from '../screening/verdict.js';
import { Terms } from '../terms/terms.js';
import { answeredAt, type Place } from './answered.js';
import { MoreReaders } from './choices/errors.js';
import type { Choices } from './choices/fields.js';
import { derivedKey } from './derived-key.js';
import { NothingToChoose } from './details/errors.js';
import { Paused, PostWithdrawn } from './errors.js';
import { endClaims } from './claims-on-post.js';
import { helpOf } from './help.js';
import { judge } from './judging.js';
import { Post } from './post.entity.js';
import { Revision, REPLACED_BY_THE_NEXT } from './revision.entity.js';
import { ScreeningQueue } from './screening-queue.js';
import type { Readers } from './thread.view.js';
import { Thread } from './thread.entity.js';

/** What a form brought: words, and the key that makes sending it twice harmless. */
export interface Words {
  title: string | null;
  body: string;
  key: string;
  /** What is written in the same transaction, about the new text. */
  beside?: (manager: EntityManager, revisionId: string) => Promise<void>;
}

/** Who writes, and where: the board's slug is a prior of the screen. */
export interface Writer {
  memberId: string;
  personaId: string;
  board: string;
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
  ) {}

  /** Opens a thread. @returns the id of its opening post @throws Paused */
  async openThread(boardId: string, words: Words, writer: Writer, choices: Choices): Promise<string> {
    return this.submit(words, writer, async (manager) => {
      const threadId = randomUUID();
      await insert(manager, Thread, { id: threadId, boardId, ...choices });
      return this.insertPost(manager, threadId, writer, true);
    });
  }

  /**
   * Adds a post to a thread. @returns the post's id @throws Paused
   * @param readers who the writer was told would read it @throws MoreReaders when that is not so any more
   */
  async reply(threadId: string, words: Words, writer: Writer, readers?: Readers): Promise<string> {
    return this.submit(words, { ...writer, at: { threadId } }, async (manager) => {
      const postId = await this.insertPost(manager, threadId, writer, false);
      if (readers === 'members') await refuseMoreReaders(manager, threadId);
      return postId;
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
      return postId;
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
      return postId;
    });
  }

  private async submit(
    words: Words,
    writer: Writer & { at?: Place },
    place: (manager: EntityManager) => Promise<string>,
  ): Promise<string> {
    const advice = await this.advice(words, writer);
    await this.refusePaused(words, writer, advice);
    const revisionId = randomUUID();
    try {
      const postId = await this.database.transaction(async (manager) => {
        const id = await place(manager);
        await this.insertRevision(manager, revisionId, id, words, advice);
        await words.beside?.(manager, revisionId);
        return id;
      });
      await this.announce(revisionId, advice);
      return postId;
    } catch (error) {
      if (isRefusedByThePost(error)) throw new PostWithdrawn();
      if (!isSecondSending(error)) throw error;
      return (
        (await this.firstSending(words, writer)) ??
        this.submit({ ...words, key: keyOf(words, writer) }, writer, place)
      );
    }
  }

  // What was taken in before the pause, and is sent again, has arrived all the same.
  private async refusePaused(words: Words, writer: Writer, advice: Verdict): Promise<void> {
    const pause = await this.pauses.of(writer);
    if (pause && !(await this.firstSending(words, writer))) throw new Paused(pause, helpOf(advice));
  }

  private async advice(words: Words, { board, at }: Writer & { at?: Place }): Promise<Verdict> {
    const terms = await this.terms.current().catch(() => this.terms.known());
    return judge(words, { board, terms, answers: at && (await answeredAt(this.database, at)) });
  }

  // Listening begins before the bell rings, or the answer could come unheard.
  private async announce(revisionId: string, advice: Verdict): Promise<void> {
    const settled = this.announcements.settled(revisionId, PATIENCE_MS);
    await this.queue.screenLater(revisionId, advice.tier);
    await settled;
  }

  private async insertPost(
    manager: EntityManager,
    threadId: string,
    writer: Writer,
    opening: boolean,
  ): Promise<string> {
    const id = randomUUID();
    await insert(manager, Post, { id, threadId, personaId: writer.personaId, opening });
    return id;
  }

  private async insertRevision(
    manager: EntityManager,
    id: string,
    postId: string,
    { title, body, key }: Words,
    advice: Verdict,
  ): Promise<void> {
    const number = (await manager.countBy(Revision, { postId })) + 1;
    const advised = { advisedTier: advice.tier, advisedHelp: helpOf(advice) };
    await insert(manager, Revision, { id, postId, number, title, body, submissionKey: key, ...advised });
  }

  // Who goes back in the browser and writes something else has the old key in the form: that is another text.
  private async firstSending({ key, title, body }: Words, { personaId }: Writer): Promise<string | null> {
    const found = { submissionKey: key, body, post: { personaId } };
    const first = await this.database.manager.findOneBy(Revision, found);
    return first?.title === title ? first.postId : null;
  }
}

// After the insert, which holds the thread until the commit: its opener changes who reads it before or after, not between.
async function refuseMoreReaders(manager: EntityManager, threadId: string): Promise<void> {
  const [thread] = await manager.query<{ closed: boolean }[]>(
    `select t.members_only or b.members_only as closed from threads t join boards b on b.id = t.board_id where t.id = $1`,
    [threadId],
  );
  if (!thread?.closed) throw new MoreReaders();
}

// Then the insert finds the key, and it is a second sending like any other.
async function isTakenIn(manager: EntityManager, key: string): Promise<boolean> {
  return manager.existsBy(Revision, { submissionKey: key });
}

// Plain inserts: `save` looks for a row first and overwrites it, whoever it belongs to.
async function insert<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  row: Partial<T>,
): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(row as never)
    .updateEntity(false)
    .execute();
}

// Derived, not random: sending those other words twice still makes one text.
function keyOf({ title, body, key }: Words, { personaId }: Writer): string {
  return derivedKey(JSON.stringify([key, personaId, title, body]));
}

function isSecondSending(error: unknown): boolean {
  const { code, constraint } = refusalOf(error);
  return code === '23505' && constraint === 'revisions_submission_key_key';
}

// HS001: its author withdrew the post in another window, between the form and now.
function isRefusedByThePost(error: unknown): boolean {
  return refusalOf(error).code === 'HS001';
}

function refusalOf(error: unknown): { code?: string; constraint?: string } {
  return (error as { driverError?: { code?: string; constraint?: string } }).driverError ?? {};
}
