/** Letters and signs that look like plain ones, and the plain ones they stand for. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ...pairs('абвеёкмнорстухіїѕјԁһӏԛԝɡ', 'abbeekmhopctyxiisjdhlqwg'),
  ...pairs('αβγεικνορτυχω', 'abyeikvoptuxw'),
  ...pairs('ıłøđħŧɑɩɪʏ', 'ilodhtaiiy'),
  ...pairs('‘’‛ʼ`´′“”„‟″«»‹›', '\'\'\'\'\'\'\'"""""""""'),
  ...pairs('‐‑‒–—―−', '-------'),
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['…', '.'],
]);

function pairs(from: string, to: string): [string, string][] {
  const targets = [...to];
  return [...from].map((char, index) => [char, targets[index] ?? char]);
}
