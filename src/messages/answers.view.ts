import type { Form } from '../platform/web/form.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import { helpBeside } from '../second-looks/own-look.view.js';
import type { MessageForAuthor } from '../threads/exchange.js';
import type { PostStatus } from '../threads/own-post.js';

/** The author's page of what the team and they wrote to each other about a post. */
export function answersView(
  post: PostStatus,
  exchange: MessageForAuthor[],
  form: Form<unknown>,
  terms: OwnTerms,
): object {
  const own = exchange.filter((message) => message.own).map(({ words }) => words ?? '');
  return {
    post: { id: post.id, href: `/posts/${post.id}`, title: post.title, text: post.body },
    help: helpBeside(post, [...own, form.values.body ?? ''], terms),
    exchange,
    mayAnswer: post.state === 'held',
    answerHref: `/posts/${post.id}/messages`,
    form,
  };
}
