import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { webAddress } from '../platform/text/web-address.js';

const markdown = new MarkdownIt('zero', { html: false, breaks: true }).enable([
  'newline',
  'escape',
  'emphasis',
  'blockquote',
  'list',
  'link',
  'autolink',
  'balance_pairs',
]);

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 'blockquote', 'ul', 'ol', 'li', 'a'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: { a: throughLeavingPage },
};

/**
 * What a post looks like: Markdown of a small kind (paragraphs, emphasis, lists, quotes, links), then sanitised to a
 * short list of tags. No HTML of the writer's, no images: a picture would hand the reader's address to others.
 * Links lead through the leaving page.
 */
export function renderText(text: string): string {
  return sanitizeHtml(markdown.render(text), ALLOWED).trim();
}

/** The same, with the text as plain paragraphs should rendering fail: a moderator must be able to read it. */
export function renderSafely(text: string): string {
  try {
    return renderText(text);
  } catch {
    return `<p>${text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)}</p>`;
  }
}

function throughLeavingPage(_tag: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const target = webAddress(attributes.href);
  if (!target) return { tagName: 'span', attribs: {} };
  const href = `/leaving?to=${encodeURIComponent(target)}`;
  return { tagName: 'a', attribs: { href, rel: 'nofollow noopener noreferrer' } };
}
