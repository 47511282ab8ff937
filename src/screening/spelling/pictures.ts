/** Pictures that name a thing, and its word. A skull laughs more often than it dies: it is none of them. */
export const PICTURES: ReadonlyMap<string, string> = new Map([
  ['🔪', 'knife'],
  ['🗡', 'knife'],
  ['✂', 'scissors'],
  ['🪒', 'razor'],
  ['🩸', 'blood'],
  ['💊', 'pills'],
  ['💉', 'needle'],
  ['🔫', 'gun'],
  ['🪢', 'rope'],
  ['⚰', 'coffin'],
  ['🪦', 'grave'],
  ['🌉', 'bridge'],
]);
