import type { KeptLink } from './chain.js';

/** Entries as JSON lines, hashes in hex, without their words: enough to check the chain elsewhere. */
export async function* exportedLines(links: AsyncIterable<KeptLink>): AsyncGenerator<string> {
  for await (const link of links) yield `${JSON.stringify(exported(link))}\n`;
}

function exported({ place, id, kind, actor, subject, code, written_at, ...digests }: KeptLink): object {
  const words_digest = digests.words_digest && hex(digests.words_digest);
  const chained = { previous: hex(digests.previous), hash: hex(digests.hash) };
  return { place, id, kind, actor, subject, code, words_digest, written_at, ...chained };
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}
