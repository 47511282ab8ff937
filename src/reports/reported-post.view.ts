import { DESK } from '../folding/fold.js';
import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import type { PostRow, ThreadRow } from '../threads/thread-reading.js';
import { boardLink, postView, titleOf } from '../threads/thread.view.js';
import type { Kind } from './kinds.js';
import { mayAnswer, outcomesFor } from './policies.js';
import type { ReportedRow } from './report-queue.js';
import type { ReaderRow, ReportedPost, TextRow } from './reported-post.js';
import { seenOf } from './seen.js';

/** A page of the posts that readers told the team about. @param next where it goes on, if it does */
export function reportListView(rows: ReportedRow[], next: string | null, first: boolean): object {
  return { posts: rows.map(lineView), next, first };
}

function lineView(row: ReportedRow): object {
  const { post_id: id, readers, opening, title, board, up, tier, gravest } = row;
  return {
    href: `/reports/posts/${id}`,
    grave: isGrave(gravest),
    gravest: label(gravest),
    others: row.kinds.filter((kind) => kind !== gravest).map(label),
    readers,
    alone: readers === 1,
    oldest: when(row.oldest),
    newest: when(row.newest),
    opening,
    title,
    board,
    up,
    tier,
  };
}

/** A post with what readers said of it. Who they are is not in here: it cannot reach a page. */
export function reportedPostView(
  post: ReportedPost,
  texts: TextRow[],
  readers: ReaderRow[],
  around: { thread: ThreadRow; rows: PostRow[] },
  form: Form<unknown>,
): object {
  const self = `/reports/posts/${post.id}`;
  return {
    post: { id: post.id, name: post.name, opening: post.opening, tier: post.tier, up: post.up },
    takenDown: !post.up && post.taken_down,
    removeHref: post.up ? `/posts/${post.id}/removal` : null,
    texts: texts.map(textView),
    readers: readers.map(readerView),
    board: boardLink(around.thread),
    thread: { title: titleOf(around.thread), href: post.up ? `/posts/${post.id}` : null },
    ...context(post, around),
    answerHref: mayAnswer(readers) ? `${self}/answer` : null,
    outcomes: outcomesFor(post).map((value) => ({
      value,
      label: `reports.outcome_${value}`,
      hint: `reports.outcome_${value}_hint`,
    })),
    seen: seenOf(readers),
    kept: keptWords(readers, form),
    form,
  };
}

// Where there is no form to hold them.
function keptWords(readers: ReaderRow[], { values }: Form<unknown>): object | null {
  return !mayAnswer(readers) && values.reason ? { title: null, body: values.reason } : null;
}

/** An open report, without who wrote it. */
export function readerView({ kind, words, written_at }: ReaderRow): object {
  return { kind: label(kind), grave: isGrave(kind), words, when: when(written_at) };
}

function textView({ title, html, state }: TextRow): object {
  return { title, html, label: `reports.text_${LABELS[state] ?? 'changed'}` };
}

// A text that was up is up still, replaced, taken back or taken down.
const LABELS: Partial<Record<TextRow['state'], string>> = {
  published: 'up',
  removed: 'taken_down',
  withdrawn: 'taken_back',
};

function context({ id }: ReportedPost, { thread, rows }: { thread: ThreadRow; rows: PostRow[] }): object {
  const own = rows.findIndex((row) => row.id === id);
  const views = rows.map((row) => ({
    ...postView(row, thread, null, DESK),
    quoteHref: null,
    reportHref: null,
  }));
  return { before: views.slice(0, Math.max(0, own)), after: views.slice(own + 1) };
}

function label(kind: Kind): string {
  return `reports.kind_${kind}_short`;
}

function isGrave(kind: Kind): boolean {
  return kind === 'worried' || kind === 'method';
}
