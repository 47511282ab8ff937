import { type Resting, restingOf } from '../personas/resting.js';
import { Statement } from '../platform/database/statement.js';

/** A private note as the staff see it. */
export interface NoteRow {
  id: string;
  persona_id: string;
  name: string;
  resting: Resting;
  body: string;
  /** It sounds like a crisis: it is read first, and never left without an answer. */
  urgent: boolean;
  written_at: Date;
  read_at: Date | null;
  read_by_name: string | null;
}

const NOTE = `
  select n.id, n.persona_id, p.name, ${restingOf('n.persona_id')} as resting, n.body, coalesce(n.advised_help <> 'concern', false) as urgent, n.written_at,
    n.read_at, r.name as read_by_name
  from limit_notes n
  join personas p on p.id = n.persona_id
  left join personas r on r.member_id = n.read_by and r.kind = 'pseudonym'`;

export const noteById = new Statement<NoteRow>(
  'limit-note-by-id',
  `${NOTE} where n.id = $1 and not n.persona_id = any($2)`,
);

/** What nobody has read: what sounds like a crisis first, then the longest waiting. Never the viewer's own. */
export const waitingNotes = new Statement<NoteRow>(
  'waiting-limit-notes',
  `${NOTE} where n.read_at is null and not n.persona_id = any($1)
   order by urgent desc, n.written_at, n.id limit 200`,
);
