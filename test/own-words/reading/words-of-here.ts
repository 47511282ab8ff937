/**
 * Words that count as known although Dale and Chall's list of 1995 lacks them. A word belongs here when there is no
 * plainer one that says the same, or when it is newer than the list.
 */
export const WORDS_OF_HERE = [
  // What people come with, and what they look for: its own name is the plainest.
  ...[
    'abuse',
    'addiction',
    'alcohol',
    'anxiety',
    'bipolar',
    'crisis',
    'depression',
    'drug',
    'emergency',
    'panic',
  ],
  ...['advice', 'ambulance', 'grief', 'lgbtq', 'suicide', 'therapist', 'violence'],
  // Things of this place, in the words of docs/words.md.
  ...['code', 'facilitator', 'guideline', 'hearthside', 'passphrase', 'pause', 'recovery'],
  // Phones and computers.
  ...[
    'app',
    'browser',
    'characters',
    'chat',
    'computer',
    'device',
    'e-mail',
    'internet',
    'link',
    'passkey',
    'password',
    'photo',
  ],
  ...['site', 'tab', 'text', 'website', 'whatsapp'],
  // Known, and on the list in its American spelling.
  ...['centre', 'grey', 'neighbour'],
];
