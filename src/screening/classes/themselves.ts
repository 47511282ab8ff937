import { phrasesOf, wordsOf } from '../lists.js';
import { heights } from './heights.js';

const SELVES = wordsOf('himself herself themselves themself');
const LIVES = phrasesOf('his life, his own life, her life, her own life, their life, their own life');

/** Another person's ending his or her own life: to do it, doing it, having done it. */
export const themselves = {
  kill_them: [
    ...reflexive('kill hang harm hurt unalive shoot drown off end'),
    ...endings('end', 'take'),
    ...heights('jump'),
    ...phrasesOf('commit suicide, overdose, jump in front of'),
  ],
  killing_them: [
    ...reflexive('killing hanging hurting unaliving shooting offing ending'),
    ...endings('ending', 'taking'),
    'committing suicide',
  ],
  killed_them: [
    ...reflexive('killed hanged shot'),
    ...endings('ended', 'taken'),
    'committed suicide',
    'overdosed',
  ],
};

function reflexive(verbs: string): string[] {
  return wordsOf(verbs).flatMap((verb) => SELVES.map((self) => `${verb} ${self}`));
}

function endings(end: string, take: string): string[] {
  return [`${end} it all`, `${end} it`, ...LIVES.flatMap((life) => [`${end} ${life}`, `${take} ${life}`])];
}
