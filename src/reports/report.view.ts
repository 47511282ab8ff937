import type { DutyView } from '../duty/duty.view.js';
import { when } from '../platform/text/when.js';
import { emptyForm, type Form } from '../platform/web/form.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import type { Help } from '../threads/help.js';
import { helpForWords } from '../threads/judging.js';
import { type Kind, KINDS } from './kinds.js';
import type { OwnReport } from './own-reports.js';
import type { ReportablePost } from './reportable-post.js';

/** What a guest reads before they choose a name. */
export function guestView({ id }: ReportablePost): object {
  const next = encodeURIComponent(`/posts/${id}/report`);
  return {
    postHref: `/posts/${id}`,
    signUpHref: `/sign-up?next=${next}`,
    signInHref: `/sign-in?next=${next}`,
  };
}

/** The form with which someone tells the team about a post. */
export function reportFormView(post: ReportablePost, form: Form<unknown>, terms: OwnTerms): object {
  const { id, name, html, thread_title: threadTitle, revision_id: revision } = post;
  return {
    post: { id, name, html, threadTitle, revision, href: `/posts/${id}` },
    kinds: KINDS.map((kind) => ({
      value: kind,
      label: `reports.kind_${kind}`,
      hint: `reports.kind_${kind}_hint`,
    })),
    help: form.errors && helpBeside(form.values.kind, form.values.body, terms),
    form,
  };
}

/** A report as the one who sent it sees it. @param form what was being added, when it could not be */
export function ownReportView(
  report: OwnReport,
  terms: OwnTerms,
  duty: DutyView,
  form: Form<unknown> = emptyForm(),
): object {
  const open = report.state === 'open';
  const worried = report.kind === 'worried';
  const words = [...report.words, form.values.body ?? ''].join('\n\n');
  const help = open || form.errors ? helpBeside(report.kind, words, terms) : null;
  return {
    ...ownReportLine(report),
    help,
    worried,
    // Who writes that they are in danger themselves is not told how to carry somebody else.
    forReader: worried && (help === null || help === 'someone_else'),
    duty,
    kept: !open && form.values.body ? { title: null, body: form.values.body } : null,
    againHref: report.up ? `/posts/${report.post_id}/report` : null,
    form,
  };
}

/** A report in the list of one's own. */
export function ownReportLine(report: OwnReport): object {
  const { id, state, kind, words, answer, outcome } = report;
  return {
    id,
    href: `/reports/${id}`,
    open: state === 'open',
    withdrawn: state === 'withdrawn',
    kind: `reports.kind_${kind}`,
    when: when(report.written_at),
    threadTitle: report.thread_title,
    postHref: report.up ? `/posts/${report.post_id}` : null,
    words,
    told: outcome && `reports.told_${outcome}`,
    answer,
  };
}

// Who is worried about somebody reads how to help; who writes that they are in danger themselves, that first.
function helpBeside(kind: string | undefined, words: string | undefined, terms: OwnTerms): Help | null {
  const help = words ? helpForWords({ body: words }, terms) : null;
  const gentle = help === null || help === 'concern';
  return gentle && kind === ('worried' satisfies Kind) ? 'someone_else' : help;
}
