import { wordSet } from '../lists.js';

/**
 * True when a text is confidently not English: long enough, and either mostly written in another script or
 * with hardly any of the small words that English cannot do without. Short texts are never judged.
 */
export function isOtherLanguage(text: string): boolean {
  return isOtherScript(text) || lacksEnglish(text);
}

const SCRIPT_MINIMUM = 25;
const OTHER_SHARE = 0.6;
const WORD_MINIMUM = 14;
const ENGLISH_SHARE = 0.1;

function isOtherScript(text: string): boolean {
  if (count(text, BEYOND_ASCII) <= SCRIPT_MINIMUM * OTHER_SHARE) return false;
  const letters = count(text, /\p{L}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  const other = letters - latin - disguised(text);
  return letters >= SCRIPT_MINIMUM && other > letters * OTHER_SHARE;
}

const BEYOND_ASCII = /[^ -~\n]/g;

// Mathematical and full-width letters are English in disguise; the normaliser reads them.
function disguised(text: string): number {
  return count(text, /[\u{1d400}-\u{1d7ff}\u{ff21}-\u{ff5a}]/gu);
}

function lacksEnglish(text: string): boolean {
  const words =
    text
      .toLowerCase()
      .replace(/[’]/g, "'")
      .match(/[\p{L}']+/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return (
    words.length >= WORD_MINIMUM &&
    new Set(words).size >= 8 &&
    english < words.length * ENGLISH_SHARE &&
    foreign(words)
  );
}

// Lists of medicines or names hold no small English words either: some words of another language must show.
function foreign(words: string[]): boolean {
  return words.filter((word) => FOREIGN.has(word)).length >= words.length * 0.12;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const ENGLISH = wordSet(
  `i i'm im i've you you're the and are were be been it it's to of that this for with my your
   not don't dont can can't did have had she they we but what how when if or just like about from get
   got want feel would will could there by up out all his her their them then than because know think go going
   really still one some more who why any too very after before him us our its`,
);

const FOREIGN = wordSet(
  `aan aber al ama ar att au auch auf av avec ben bin bir bu ce che cok com como con da dan dans das
   dat de degil del della dem den der des det di die du een ein eine el elle em en er es est estou
   estoy está et eu for fur für gli habe har heb het ho ich icin ihr ik il inte io ist ja jag jak je
   jest la las le les lo los ma maar mais mam mas med men meu mi mich minha mir mit mnie mon muy más
   na naar nao ne nicht nie niet non nous não och os pa para pas per pero plus por pour på que qui
   quiero se si sie som sono soy su suis sur te très tu um uma un una und une van ve voce von voor
   vous wir yok ze zijn zu är és`,
);
