import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import { renderSafely } from '../threads/rendering.js';
import type { CompanionRow, RestRow, Someone } from './rest-reading.js';
import { TEXT_KINDS, type TextKind, type TextVersion } from './texts.js';

/** The team's texts; the list of names and the forms are for leads. @param sent a form that has to be shown again */
export function postventionView(
  versions: TextVersion[],
  rests: RestRow[],
  sent: { kind: TextKind; form: Form<unknown> } | null,
): object {
  return {
    rests: rests.map(restView),
    texts: TEXT_KINDS.map((kind) => textView(kind, versions, sent?.kind === kind ? sent.form : null)),
  };
}

function textView(kind: TextKind, all: TextVersion[], sent: Form<unknown> | null): object {
  const [current, ...earlier] = all.filter((text) => text.kind === kind);
  return {
    kind,
    label: `postvention.${kind}`,
    hint: `postvention.${kind}_hint`,
    html: renderSafely(current!.words),
    version: current!.version,
    words: sent?.values.body ?? current!.words,
    errors: sent?.errors ?? null,
    earlier: earlier.map(({ version, words, name, written_at }) => ({
      version,
      words,
      name,
      at: written_at && when(written_at),
    })),
  };
}

/** The page about one member. */
export function someoneView(
  someone: Someone,
  rest: RestRow | null,
  more: { companions: CompanionRow[]; announcement: string; memorial: string },
  form: Form<unknown>,
): object {
  const self = `/posts/${someone.post_id}`;
  return {
    name: someone.name,
    hereLately: someone.here_lately,
    second: someone.second,
    postHref: self,
    action: `${self}/postvention`,
    rest: rest && restView(rest),
    companions: more.companions.map(({ name, thread_id, title }) => ({
      name,
      title,
      href: `/threads/${thread_id}`,
    })),
    templates: [
      { id: 'announcement', label: 'postvention.announcement', words: more.announcement },
      { id: 'memorial', label: 'postvention.memorial', words: more.memorial },
    ],
    form,
  };
}

function restView(row: RestRow): object {
  return {
    id: row.id,
    name: row.name,
    href: row.post_id && `/posts/${row.post_id}/postvention`,
    resting: row.alone || row.confirmed_at !== null,
    mine: row.mine,
    alone: row.alone,
    askedBy: row.asked_by,
    asked: when(row.asked_at),
    confirmedBy: row.confirmed_by,
    knocked: row.knocked_at && when(row.knocked_at),
    undoHref: `/postvention/${row.id}/undo`,
  };
}
