import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { Sessions } from '../../src/members/sessions.js';
import { Vault } from '../../src/platform/vault/vault.js';
import type { Forum } from '../support/forum.js';
import { type Answer, Visitor } from '../support/visitor.js';

/** A place where somebody wrote, and the name they wore there. */
interface Written {
  threadId: string;
  posts: string[];
}

// Within this time they find themselves still signed in.
const STAYS_MS = 10 * 3_600_000;
// So often they send words once more where the site says that something it needs is away.
const MOST_TRIES = 5;

/** A member in a busy month: comes, writes under one name or another, and goes. */
export class Someone {
  /** Threads by the name that they wear in them; the pseudonym's are under ''. */
  readonly written: (Written & { oneTime: boolean })[] = [];
  private session: { id: string; visitor: Visitor; at: number } | null = null;
  private names = 0;

  constructor(
    private readonly forum: Forum,
    readonly memberId: string,
    private readonly number: number,
  ) {}

  /** Comes, as late as it is: signs in anew where the last time is long ago. */
  async come(now: number): Promise<void> {
    if (this.session && now - this.session.at < STAYS_MS) this.session.at = now;
    else this.session = await this.signIn(now);
  }

  async leave(): Promise<void> {
    await this.post('/sign-out', {});
    this.session = null;
  }

  get(path: string): Promise<Answer> {
    return this.session!.visitor.get(path);
  }

  /** Sends a form with this visitor's token, as its page would. */
  post(path: string, fields: Record<string, string>): Promise<Answer> {
    const { id, visitor } = this.session!;
    const _csrf = this.forum.app.get(Vault).tag('csrf', id).toString('base64url');
    return visitor.post(path, { ...fields, _csrf });
  }

  async open(board: string, oneTime: boolean, words: { title: string; body: string }): Promise<Answer> {
    return this.write(`/boards/${board}/threads`, null, { ...words, ...this.wear(oneTime) }, oneTime);
  }

  async answer(threadId: string, oneTime: boolean, body: string): Promise<Answer> {
    return this.write(`/threads/${threadId}/posts`, threadId, { body, ...this.wear(oneTime) }, oneTime);
  }

  /** Writes once more in a thread, under the name they have there. */
  async again({ threadId, oneTime }: Written & { oneTime: boolean }, body: string): Promise<Answer> {
    return this.write(`/threads/${threadId}/posts`, threadId, { body }, oneTime);
  }

  private async write(
    path: string,
    threadId: string | null,
    fields: Record<string, string>,
    oneTime: boolean,
  ): Promise<Answer> {
    const answer = await this.press(path, { ...fields, key: randomUUID() });
    const post = postIn(answer);
    if (post) this.note(threadId ?? (await this.threadOf(post)), post, oneTime);
    return answer;
  }

  // On a machine that stands still for seconds, PostgreSQL answers too late: the page asks to try again. The key makes one text of it.
  private async press(path: string, fields: Record<string, string>, tries = MOST_TRIES): Promise<Answer> {
    const answer = await this.post(path, fields);
    return answer.status === 503 && tries > 1 ? this.press(path, fields, tries - 1) : answer;
  }

  private note(threadId: string, post: string, oneTime: boolean): void {
    const known = this.written.find((each) => each.threadId === threadId);
    if (known) known.posts.push(post);
    else this.written.push({ threadId, posts: [post], oneTime });
  }

  private async threadOf(post: string): Promise<string> {
    const [row] = await this.forum.sql<{ thread_id: string }>('select thread_id from posts where id = $1', [
      post,
    ]);
    return row!.thread_id;
  }

  // Names of one length, so that nothing but the forum itself could tie them together.
  private wear(oneTime: boolean): Record<string, string> {
    if (!oneTime) return { write_as: 'pseudonym' };
    this.names += 1;
    return { write_as: 'one_time', one_time_name: friendly(this.number, this.names) };
  }

  private async signIn(now: number): Promise<{ id: string; visitor: Visitor; at: number }> {
    const id = await this.forum.app.get(Sessions).begin(this.memberId);
    const server = this.forum.app.getHttpServer() as Server;
    return { id, visitor: new Visitor(server, { Cookie: `visit=${id}` }), at: now };
  }
}

/** The post that a text became, if it was taken in. */
export function postIn({ location }: Answer): string | undefined {
  return /^\/posts\/([0-9a-f-]{36})/.exec(location ?? '')?.[1];
}

// None that the eye takes for another.
const LETTERS = 'abcdefghjkmopqstuxyz';
const SPACE = LETTERS.length ** 6;

// Spread over the letters: names that follow one another do not look alike. The factor has no divisor with the space in common.
function friendly(member: number, name: number): string {
  return `Heron ${lettersOf(((member * 64 + name) * 30_000_001) % SPACE, 6)}`;
}

/** A number in letters, as many as wanted. */
export function lettersOf(number: number, length: number): string {
  const digits = Array.from(
    { length },
    (_, at) => Math.floor(number / LETTERS.length ** at) % LETTERS.length,
  );
  return digits.map((digit) => LETTERS[digit]).join('');
}
