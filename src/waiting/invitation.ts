import { DataSource } from 'typeorm';
import { BOARD_SHOWN, HOME_SHOWN } from '../boards/moments.js';
import { THREAD_SHOWN } from '../threads/moments.js';
import { Statement } from '../platform/database/statement.js';
import { message } from '../platform/web/messages.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { mayAnswerCrisis } from './policies.js';
import { FROM, LISTED_DAYS, WAITS } from './waiting-reading.js';

// In words up to ten; beyond that they are several.
const SEVERAL = 11;

const peopleWaiting = new Statement<{ people: number }>(
  'people-waiting',
  `select count(*)::int as people from (
     select distinct o.persona_id from ${FROM}
     join boards b on b.id = f.board_id and reads_board(b.id, $1::uuid[])
     join boards w on w.id = coalesce(b.merging_into, b.id)
     where f.up_at > now() - interval '${LISTED_DAYS} days' and ${WAITS} and (not f.crisis or $2)
       and o.persona_id <> all($1::uuid[]) and ($3::text is null or w.slug = $3)
     limit ${SEVERAL}) each`,
);

HOME_SHOWN.asks(peopleWaiting, ({ viewer }) => viewer && whoWaits(viewer, null));
BOARD_SHOWN.asks(peopleWaiting, ({ viewer, slug }) => viewer && whoWaits(viewer, slug));

function whoWaits(viewer: Viewer, slug: string | null): unknown[] {
  return [ownPersonas(viewer), mayAnswerCrisis(viewer), slug];
}

/** How many people wait for somebody like the viewer, in plain words. @param slug of one board, or null for all */
export async function invitationFor(
  database: DataSource,
  viewer: Viewer,
  slug: string | null,
): Promise<string> {
  const people = (await peopleWaiting.row(database, whoWaits(viewer, slug)))?.people ?? 0;
  return message(`waiting.people_${people >= SEVERAL ? 'several' : people}`);
}

const firstAnswer = new Statement<{ own: boolean }>(
  'first-answer-is-own',
  `select p.persona_id = any($2::uuid[]) as own from posts p
   join posts o on o.thread_id = p.thread_id and o.opening and o.persona_id <> all($2::uuid[])
   join threads t on t.id = p.thread_id and t.kind = 'talk'
   where p.thread_id = $1 and p.persona_id <> o.persona_id
     and exists (select from revisions r where r.post_id = p.id and r.state = 'published')
   order by p.position limit 1`,
);

THREAD_SHOWN.asks(firstAnswer, ({ viewer, thread, names }) => viewer && [thread.id, names]);

/** Whether the viewer gave the one who opened the thread their first answer. For them alone. */
export async function gaveFirstAnswer(
  database: DataSource,
  threadId: string,
  viewer: Viewer,
): Promise<boolean> {
  return (await firstAnswer.row(database, [threadId, ownPersonas(viewer)]))?.own === true;
}
