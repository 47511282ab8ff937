import type { DataSource } from 'typeorm';
import { Statement } from '../../platform/database/statement.js';
import { THREAD_SHOWN, mayWrite } from '../moments.js';
import { ownPersonas, under, type Viewer, wearing } from '../../platform/web/visit.js';

const wornIn = new Statement<{ persona_id: string }>(
  'worn-in-thread',
  'select persona_id from posts where thread_id = $1 and persona_id = any($2::uuid[]) limit 1',
);

THREAD_SHOWN.asks(wornIn, (looks) => (mayWrite(looks) ? [looks.thread.id, looks.names] : null));

/**
 * The viewer as they are in a thread. Where they asked for company, a thread of its own goes on under a name that was
 * given for another one.
 * @param worn the name under which they wrote there, if they did
 */
export function asWorn(viewer: Viewer, threadId: string, worn: string | null): Viewer {
  const given = wearing(viewer, threadId);
  return given.personaId !== viewer.personaId || worn === null ? given : under(viewer, worn);
}

/** The same, for who does not have the thread at hand. */
export async function asWornIn(database: DataSource, viewer: Viewer, threadId: string): Promise<Viewer> {
  const post = await wornIn.row(database, [threadId, ownPersonas(viewer)]);
  return asWorn(viewer, threadId, post?.persona_id ?? null);
}
