import { Statement } from '../platform/database/statement.js';
import type { Others } from './policies.js';

/** A decision as its author may have it looked at again; `id` is null while nobody was asked. */
export interface OwnLook extends Others {
  id: string | null;
  asked_at: Date | null;
  words: string[];
  answered: boolean;
  /** Nobody else was there: the same person looked again. */
  alone: boolean;
  /** A trustee looked again. */
  outside: boolean;
  reason: string | null;
  guideline: string | null;
}

/** Asked with the id of the decision. Nothing in it says who decided, or who looks. */
export const ownLook = new Statement<OwnLook>(
  'own-second-look',
  `select l.id, l.asked_at, array(select w.words from second_look_words w where w.second_look_id = l.id order by w.number) as words,
     a.decision_id is not null as answered, coalesce(a.alone, false) as alone, coalesce(a.outside, false) as outside, t.reason, o.guideline,
     team_may_look(d.id) as team_else, trustee_may_look(d.id) as trustee_else,
     coalesce(l.asked_at <= now() - interval '1 day', false) as rested
   from decisions d
   left join second_looks l on l.decision_id = d.id
   left join second_look_answers a on a.second_look_id = l.id
   left join decisions o on o.id = a.decision_id
   left join decision_texts t on t.decision_id = o.id
   where d.id = $1`,
);

/** The notes that stand with a held text. */
export const misreadNotes = new Statement<{ words: string }>(
  'misread-notes',
  'select words from misread_notes where revision_id = $1 order by number',
);
