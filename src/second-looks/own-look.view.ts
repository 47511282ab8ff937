import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import type { Help } from '../threads/help.js';
import { helpForWords } from '../threads/judging.js';
import type { PostStatus } from '../threads/own-post.js';
import { helpFor } from '../threads/own-post.view.js';
import { linked } from './look.view.js';
import type { OwnLook } from './own-look.js';
import { whoIsAsked } from './policies.js';

/** How a second look stands, for the author: nothing here says who decided, or who looks. */
export function ownLookView(post: PostStatus, look: OwnLook, form: Form<unknown>, terms: OwnTerms): object {
  return {
    ...textView(post),
    help: helpBeside(post, [...look.words, form.values.body ?? ''], terms),
    decision: { reason: post.reason, note: post.note, guideline: linked(post.guideline) },
    asked: look.asked_at && when(look.asked_at),
    words: look.words,
    ...askedView(look),
    answer: look.answered
      ? { reason: look.reason, guideline: linked(look.guideline), alone: look.alone, outside: look.outside }
      : null,
    form,
  };
}

// Who is asked, in the words of the page: `trusteeOnly`, or one who comes in later or has come in.
function askedView(look: OwnLook): object {
  const asked = whoIsAsked(look);
  return {
    someoneElse: asked !== 'nobody',
    trusteeOnly: asked === 'trustee',
    trusteeLater: asked === 'team_then_trustee',
    trusteeToo: asked === 'team_or_trustee',
  };
}

/** The page on which an author says that they are misread. */
export function misreadView(post: PostStatus, notes: string[], form: Form<unknown>, terms: OwnTerms): object {
  return {
    ...textView(post),
    help: helpBeside(post, [...notes, form.values.body ?? ''], terms),
    notes,
    form,
  };
}

function textView({ id, title, body, state, masked_body }: PostStatus): object {
  const href = `/posts/${id}`;
  return {
    post: { id, href, title, text: body, editHref: `${href}/edit`, withdrawHref: `${href}/withdrawal` },
    state,
    masked: masked_body !== null,
  };
}

const FIRST: Help[] = ['under_way', 'me', 'harm_to_others', 'someone_else', 'unclear', 'concern'];

/** What is said beside a text can be graver than the text. */
export function helpBeside(post: PostStatus, words: string[], terms: OwnTerms): Help | null {
  const said = helpForWords({ body: words.join('\n\n').trim() }, terms);
  const found = [said, helpFor(post)];
  return FIRST.find((help) => found.includes(help)) ?? null;
}
