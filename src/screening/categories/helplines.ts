import { wordSet } from '../lists.js';

/** Numbers that belong to helplines: never anybody's contact details. Digits alone. */
export const HELPLINES = wordSet(`
  116123 116006 116111 116117 0800111 08001111 08001111111 08088081677 08082000247 18002738255
  18006624357 18007997233 131114 1300224636 08000685555 08457909090 08081689111 08001110111
  08001110222 08001810771 18334564566 08004840048 0300123393 03001233393 08009177650 08005852828
  08081964444
`);

/** Ranges that cost nothing to call, or are a charity's: freephone in Britain and North America, 0300. */
export const FREEPHONE = /^0?8(?:00|08)|^1?8(?:00|33|44|55|66|77|88)\d{7}$|^0?300/;

/** What stands before a number that is somebody's helpline. */
export const HELPLINE_WORDS =
  /helpline|hotline|samaritans|lifeline|crisis line|nhs|childline|emergency|warmline/;
