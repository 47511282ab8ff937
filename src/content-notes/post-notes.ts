import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Note } from '../folding/notes.js';
import { sendNotice } from '../notices/send-notice.js';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { isOwn, isStaff, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { isRefused, NotUpAnyMore } from './errors.js';
import { mayNoteAsTeam } from './policies.js';

/** A note that stands, and who said it last. */
export interface StandingNote {
  note: Note;
  by: 'writer' | 'screen' | 'team';
}

/** A post whose notes somebody may change. */
export interface NotedPost {
  id: string;
  persona_id: string;
  name: string;
  up: boolean;
  notes: StandingNote[];
  /** Its board is no closed group, or one of the viewer's. */
  known: boolean;
  /** Its own author looks at it; else the team. */
  own: boolean;
}

const notedPost = new Statement<Omit<NotedPost, 'own'>>(
  'noted-post',
  `select p.id, p.persona_id, n.name, exists (select from revisions u where u.post_id = p.id and u.state = 'published') as up,
     coalesce((select json_agg(json_build_object('note', c.note, 'by', c.said_by) order by c.note)
       from content_notes c where c.post_id = p.id and c.stands), '[]') as notes,
     not b.closed or reads_board(b.id, $2::uuid[]) as known
   from posts p join personas n on n.id = p.persona_id
   join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
   where p.id = $1 and not exists (select from revisions w where w.post_id = p.id and w.state = 'withdrawn')`,
);

/** What a post that stands already is about: said anew by its author, or by the team for the readers' sake. */
@Injectable()
export class PostNotes {
  constructor(private readonly database: DataSource) {}

  /**
   * A post for somebody who may say what it is about: its author, or the team where it is up.
   * @throws NotFound for everybody else
   */
  async of(id: string, viewer: Viewer): Promise<NotedPost> {
    const post = isUuid(id) ? await notedPost.row(this.database, [id, ownPersonas(viewer)]) : null;
    if (!post) throw new NotFound();
    if (isOwn(viewer, post.persona_id)) return { ...post, own: true };
    if (!mayNoteAsTeam(viewer) || !post.up || !isKnown(post, viewer)) throw new NotFound();
    return { ...post, own: false };
  }

  /** Says what it is about, in place of what was said before. Nothing is screened anew: a note is not text. */
  async say(post: NotedPost, viewer: Viewer, chosen: Note[]): Promise<void> {
    if (post.own) return this.asAuthor(post, chosen);
    const work = this.database.transaction((manager) => asTeam(manager, post, viewer, chosen));
    await work.catch((error: unknown) => {
      throw isRefused(error) ? new NotUpAnyMore() : error;
    });
  }

  private async asAuthor({ id, persona_id, notes }: NotedPost, chosen: Note[]): Promise<void> {
    const others = notes.map(({ note }) => note).filter((note) => !chosen.includes(note));
    await this.database.query('select note_own_post($1, $2, $3::text[], $4::text[])', [
      id,
      persona_id,
      chosen,
      others,
    ]);
  }
}

// Whoever decides about texts reads what somebody reports, wherever it stands; a facilitator only where they are.
function isKnown({ known }: Pick<NotedPost, 'known'>, { role }: Viewer): boolean {
  return known || isStaff(role);
}

// Each change is an entry of its own; one notice tells the author. Where nothing changed, nobody is told.
async function asTeam(
  manager: EntityManager,
  { id, persona_id }: NotedPost,
  { memberId }: Viewer,
  chosen: Note[],
): Promise<void> {
  const [row] = await manager.query<{ changed: string[] }[]>(
    'select note_as_team($1, $2, $3::text[]) as changed',
    [id, memberId, chosen],
  );
  const changed = row?.changed ?? [];
  for (const change of changed)
    await record(manager, { kind: 'content_note', actor: memberId, subject: id, code: codeOf(change) });
  if (changed.length > 0) await sendNotice(manager, persona_id, 'noted', { postId: id });
}

function codeOf(change: string): string {
  return `${change.startsWith('+') ? 'added' : 'taken_away'}_${change.slice(1)}`;
}
