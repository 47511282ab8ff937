import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Boards } from '../boards/boards.js';
import { PostNotes } from '../content-notes/post-notes.js';
import { notesBeside } from '../folding/note-fields.js';
import type { Note } from '../folding/notes.js';
import { Screenings } from '../threads/screenings.js';
import { Submissions } from '../threads/submissions.js';
import type { People } from './people.js';
import type { Line, WrittenThread } from './story.js';

/** A text that was taken in. */
export interface Told {
  postId: string;
  threadId: string;
}

/** Where the story happens: the services of the forum, web and worker, as they are in life. */
export class Scene {
  constructor(
    readonly web: INestApplicationContext,
    readonly worker: INestApplicationContext,
    readonly people: People,
    readonly now: Date,
  ) {}

  /** Opens a thread. */
  async opens({ board: slug, title, ...thread }: WrittenThread, line: Line): Promise<Told> {
    const writer = await this.writer(line, slug);
    const board = await this.web.get(Boards).readable(slug, writer);
    const second = thread.second ? await this.web.get(Boards).readable(thread.second, writer) : null;
    const ticked = Object.fromEntries((thread.notes ?? []).map((note) => [`note_${note}`, 'yes']));
    const words = { title, body: line.body, key: randomUUID(), beside: notesBeside(ticked) };
    const choices = {
      membersOnly: thread.membersOnly ?? false,
      wishes: thread.wishes ?? [],
      secondBoardId: second?.id ?? null,
    };
    const told = await this.told(
      await this.web.get(Submissions).openThread(board.id, words, writer, choices),
    );
    return this.noted(told, line, thread.notes ?? []);
  }

  /** Answers in a thread. */
  async answers(threadId: string, board: string, line: Line): Promise<Told> {
    const words = { title: null, body: line.body, key: randomUUID() };
    const writer = await this.writer(line, board);
    const told = await this.told(await this.web.get(Submissions).reply(threadId, words, writer));
    return this.noted(told, line, []);
  }

  // What the screen suggested and does not fit, its author takes away.
  private async noted(told: Told, { who }: { who: string }, notes: Note[]): Promise<Told> {
    const posts = this.web.get(PostNotes);
    const viewer = await this.people.as(who);
    const post = await posts.of(told.postId, viewer);
    if (post.notes.some(({ note }) => !notes.includes(note)) && (await this.isUp(told)))
      await posts.say(post, viewer, notes);
    return told;
  }

  /** Whether a text is up: what the screen holds can neither help nor be met with kind words. */
  async isUp({ postId }: Told): Promise<boolean> {
    const rows = await this.rows(`select from revisions where post_id = $1 and state = 'published'`, [
      postId,
    ]);
    return rows.length > 0;
  }

  /** Rows, with the rights of a web process. */
  rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.web.get(DataSource).query<Row[]>(sql, values);
  }

  /** What is known of a text once the screen has judged it; whoever comes first judges it, the queue or we. */
  async told(postId: string): Promise<Told> {
    const [text] = await this.rows<{ id: string }>(
      `select id from revisions where post_id = $1 order by number desc limit 1`,
      [postId],
    );
    await this.worker.get(Screenings).screenNow(text!.id);
    const [post] = await this.rows<{ thread_id: string }>('select thread_id from posts where id = $1', [
      postId,
    ]);
    return { postId, threadId: post!.thread_id };
  }

  private async writer({ who, oneTime }: Line, board: string) {
    const viewer = await this.people.as(who);
    return { ...viewer, board, chosen: oneTime ? { oneTime } : null };
  }
}
