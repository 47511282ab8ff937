import { wordSet } from '../../lists.js';

/** The last word of a street's name. */
export const STREETS =
  'street|st|road|rd|close|avenue|ave|lane|ln|drive|dr|crescent|cres|terrace|gardens|gdns|court|ct|boulevard|blvd|grove|square|sq|way|place|pl|parade|pde|mews|rise|hill|row|walk|view|park|green|circle|cir|trail|highway|hwy|parkway|pkwy|quay|esplanade|circuit|mount|vale|loop|layout|nagar|colony|marg|enclave|cross|main|estate|heights|wynd|brae|alley|bend|turnpike|pike|squares|crossroad';

/** A street's name in one word, as in most of Europe: the end of it. */
export const STREET_ENDS =
  'strasse|straat|gasse|weg|vej|veien|vegen|gata|gatan|gade|vagen|katu|tie|laan|plein|utca|stien|straeti|gatva|allee|platz|dijk|kade|hof|steeg|singel|gracht|bakken|toft|alle|stigen|geng|ulica|str';

/** The first word of a street's name elsewhere. */
export const STREET_STARTS =
  'ul\\.|ulica|rua|rue|calle|via|viale|piazza|piazzetta|avenida|avenue|boulevard|chemin|place|plaza|largo|travessa|camino|paseo|c\\/|corso|quai|route|rte';

/** What a home may be called. */
export const HOMES = 'cottage|bungalow|lodge|farm|villa|manor|barn|farmhouse|grange|croft|vicarage|rectory';

/** Words that stand between a number and "road" or "drive" where there is no address. */
export const NO_STREET = wordSet(`
  the a an of down up on in at to from with for and or but by my your our his her their this that these those one two
  hours hour hr minutes minute min mins miles mile km days day weeks week months month years year yr yrs times steps
  people kids cars doors meters metres yards feet long short is was it they we i he she way next every other whole
  more less away across along off out back into per am pm stone pounds quid bus cross main road street drive lane
  close bed bedroom beds man men women woman storey star foot hail night nights first second third last same
`);

/** The same alternatives, each with a capital. */
export function titled(words: string): string {
  return words
    .split('|')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('|');
}
