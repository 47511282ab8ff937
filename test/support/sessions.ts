import { Sessions } from '../../src/members/sessions.js';
import type { Forum } from './forum.js';

/** The tag under which the forum finds the sessions of whoever wears a name; only with its key. */
export async function sessionTag({ app, sql }: Pick<Forum, 'app' | 'sql'>, name: string): Promise<Buffer> {
  const [row] = await sql<{ member_id: string }>('select member_id from personas where name = $1', [name]);
  return app.get(Sessions, { strict: false }).tagsOf(row!.member_id)[0]!;
}
