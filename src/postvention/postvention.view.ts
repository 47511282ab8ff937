import { until } from '../limits/until.js';
import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import { renderSafely } from '../threads/rendering.js';
import type { CompanionRow, RestRow, Someone, WaitingRow } from './rest-reading.js';
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
  more: { companions: CompanionRow[]; waiting: WaitingRow[]; announcement: string; memorial: string },
  form: Form<unknown>,
): object {
  const self = `/posts/${someone.post_id}`;
  return {
    name: someone.name,
    hereLately: someone.here_lately,
    second: someone.second,
    leads: someone.leads,
    oneTime: someone.one_time,
    postHref: self,
    action: `${self}/postvention`,
    rest: rest && { ...restView(rest), turn: turnOf(someone, rest) },
    waiting: more.waiting.map(waitingView),
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

// Whether the viewer may confirm it: what somebody else said, or after a day what they said themselves and nobody else can.
function turnOf(
  { second, leads }: Someone,
  { mine, rested }: RestRow,
): 'yes' | 'someone_else' | 'later' | 'nobody' {
  if (!mine) return 'yes';
  if (second) return 'someone_else';
  if (leads) return 'nobody';
  return rested ? 'yes' : 'later';
}

const DOORS = { held: '/reviews/', second_look: '/second-looks/', words: '/urgent-words/' };

function waitingView({ kind, id, tier, title, since }: WaitingRow): object {
  return { what: `reviews.kind_${kind}`, href: DOORS[kind] + id, tier, title, since: when(since) };
}

function restView(row: RestRow): object {
  return {
    id: row.id,
    name: row.name,
    href: row.post_id && `/posts/${row.post_id}/postvention`,
    resting: row.resting,
    until: row.confirmed_at === null && row.lapses_at ? until(row.lapses_at) : null,
    waiting: row.waiting,
    mine: row.mine,
    alone: row.alone,
    askedBy: row.asked_by,
    asked: when(row.asked_at),
    confirmedBy: row.confirmed_by,
    knocked: row.knocked_at && when(row.knocked_at),
    undoHref: `/postvention/${row.id}/undo`,
  };
}
