import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { refusalCode } from '../reviews/errors.js';
import { postStatus, type PostStatus } from '../threads/own-post.js';
import { isAuthor } from '../threads/policies.js';
import { DANGER_IN, type DangerIn, isDanger, newDanger } from '../urgent-words/danger.js';
import { raise, type WordsToTeam } from '../urgent-words/raising.js';
import { LookedAlready, NothingToLookAt, ReadAlready } from './errors.js';
import { ownLook, type OwnLook } from './own-look.js';

/** Message key: why words were not taken in. */
export type Refusal = 'second-looks.enough_words' | 'second-looks.enough_notes';

/** A post that was decided against, with the decision that stands. */
export type DecidedPost = PostStatus & { decision_id: string };

// Passages that one second look takes, and notes that one text takes. Whoever may be in danger is heard all the same.
const MOST_PASSAGES = 5;
const MOST_NOTES = 3;

/** The author's part: asking somebody else to look, adding to it, and saying that one is misread. */
@Injectable()
export class Asking {
  constructor(
    private readonly database: DataSource,
    @Inject(DANGER_IN) private readonly dangerIn: DangerIn,
  ) {}

  /** One's own post. @throws NotFound for everybody else */
  async own(id: string, viewer: Viewer): Promise<PostStatus> {
    const post = isUuid(id) ? await postStatus.row(this.database, [id, ownPersonas(viewer)]) : null;
    if (!post || !isAuthor(viewer, post)) throw new NotFound();
    return post;
  }

  /** How the second look at a decision stands. */
  async look({ decision_id }: DecidedPost): Promise<OwnLook> {
    const look = await ownLook.row(this.database, [decision_id]);
    if (!look) throw new NotFound();
    return look;
  }

  /**
   * Asks somebody else to look; asked before, the words are added to what was said then.
   * @throws LookedAlready, NothingToLookAt when the text is not there any more as it was decided on
   */
  async ask(post: DecidedPost, words: string): Promise<Refusal | null> {
    const work = this.database.transaction(async (manager) => {
      await manager.query('select lock_post($1)', [post.id]);
      await manager.query(ASK, [randomUUID(), post.decision_id]);
      const [look] = await manager.query<{ id: string; answered: boolean }[]>(ASKED, [post.decision_id]);
      if (look!.answered) throw new LookedAlready();
      const about = { source: 'second_look', subject: look!.id, ...written(post) } as const;
      return addWords(manager, about, words, this.dangerIn);
    });
    return work.catch((error: unknown) => {
      throw refusalCode(error) === 'HS018' ? new NothingToLookAt() : error;
    });
  }

  /** Puts a note with a text that is held. It moves nothing of the text. @throws ReadAlready */
  async addNote(post: PostStatus, words: string): Promise<Refusal | null> {
    const about = { source: 'misread', subject: post.revision_id, ...written(post) } as const;
    const work = this.database.transaction(async (manager) => {
      await manager.query('select lock_post($1)', [post.id]);
      return addNote(manager, about, words, this.dangerIn);
    });
    return work.catch((error: unknown) => {
      throw refusalCode(error) === 'HS018' ? new ReadAlready() : error;
    });
  }
}

/** Whether a post is one that somebody decided against, or hid words of, so that somebody else can look again. */
export function isDecidedAgainst(post: PostStatus): post is DecidedPost {
  return (
    post.decision_id !== null && post.body !== '' && (post.state !== 'published' || post.masked_body !== null)
  );
}

type AboutText = WordsToTeam & { revisionId: string };

function written({ persona_id, revision_id }: PostStatus): { personaId: string; revisionId: string } {
  return { personaId: persona_id, revisionId: revision_id };
}

const ASK = `
  insert into second_looks (id, decision_id) values ($1, $2) on conflict (decision_id) do nothing`;

const ASKED = `
  select l.id, a.decision_id is not null as answered
  from second_looks l left join second_look_answers a on a.second_look_id = l.id
  where l.decision_id = $1`;

async function addWords(
  manager: EntityManager,
  about: AboutText,
  words: string,
  dangerIn: DangerIn,
): Promise<Refusal | null> {
  const said = await manager.query<Said[]>(WORDS, [about.subject]);
  if (words === '' || isSaid(said, words)) return null;
  const danger = newDanger(dangerIn, said.map(wordsOf), words);
  if (said.length >= MOST_PASSAGES && !isDanger(danger)) return 'second-looks.enough_words';
  await manager.query(SAY, [about.subject, said.length + 1, about.revisionId, words]);
  await raise(manager, about, danger);
  return null;
}

async function addNote(
  manager: EntityManager,
  about: AboutText,
  words: string,
  dangerIn: DangerIn,
): Promise<Refusal | null> {
  const said = await manager.query<Said[]>(NOTES, [about.revisionId]);
  if (isSaid(said, words)) return null;
  const danger = newDanger(dangerIn, said.map(wordsOf), words);
  if (said.length >= MOST_NOTES && !isDanger(danger)) return 'second-looks.enough_notes';
  await manager.query(NOTE, [about.revisionId, said.length + 1, words]);
  await raise(manager, about, danger);
  return null;
}

interface Said {
  words: string;
}

function wordsOf({ words }: Said): string {
  return words;
}

// Sent twice is said once.
function isSaid(said: Said[], words: string): boolean {
  return said.at(-1)?.words === words;
}

const WORDS = 'select words from second_look_words where second_look_id = $1 order by number';
const SAY =
  'insert into second_look_words (second_look_id, number, revision_id, words) values ($1, $2, $3, $4)';
const NOTES = 'select words from misread_notes where revision_id = $1 order by number';
const NOTE = 'insert into misread_notes (revision_id, number, words) values ($1, $2, $3)';
