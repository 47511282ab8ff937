/** Crawlers that gather texts to teach machines with; they are asked to leave everything alone. */
const GATHERERS = [
  'AI2Bot',
  'Amazonbot',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-ai',
  'Diffbot',
  'FacebookBot',
  'Google-Extended',
  'GPTBot',
  'ImagesiftBot',
  'Meta-ExternalAgent',
  'Omgilibot',
  'PerplexityBot',
  'Timpibot',
];

/**
 * What crawlers are asked. Search engines may come: what they must not list says `noindex`, which they could not read
 * if they were kept out. Asking is all that this can do. A demonstration is for nobody of them.
 */
export function robotsText(demonstration = false): string {
  if (demonstration) return ['User-agent: *', 'Disallow: /', ''].join('\n');
  const gatherers = GATHERERS.map((name) => `User-agent: ${name}`);
  return [...gatherers, 'Disallow: /', '', 'User-agent: *', 'Disallow: /leaving', 'Disallow: /exit', ''].join(
    '\n',
  );
}
