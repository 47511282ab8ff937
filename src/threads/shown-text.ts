const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/**
 * What a reader sees of a rendering, as plain text: no marks of emphasis, no link targets, the items of a list as one
 * sentence, quotes still marked as quotes.
 * @param html as `renderText` makes it
 */
export function shownText(html: string): string {
  return html
    .replace(/<blockquote>([\s\S]*?)<\/blockquote>\s*/g, (_, quoted: string) => quotedLines(quoted))
    .replace(/<\/li>\s*/g, ' ')
    .replace(/<\/p>\s*/g, '\n\n')
    .replace(/<br ?\/?>\n?/g, '\n')
    .replace(/<[^>]*>\n?/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]!)
    .trim();
}

function quotedLines(html: string): string {
  const lines = html
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.length === 0 ? '' : `${lines.map((line) => `&gt; ${line}`).join('\n')}\n\n`;
}
