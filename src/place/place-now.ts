/** The looks that an admin can choose; each is a block of colours in `public/looks.css`. */
export const LOOKS = ['hearth', 'shore', 'garden', 'slate'] as const;

export type Look = (typeof LOOKS)[number];

/** Whether people may write (`open`), read alone (`read_only`), or find help and what is theirs (`closed`). */
export const MODES = ['open', 'read_only', 'closed'] as const;

export type Mode = (typeof MODES)[number];

/** What an admin says of the place, as this process knows it. */
export interface PlaceNow {
  name: string;
  look: Look;
  mode: Mode;
  /** What the admin tells people of the mode; null where they said nothing. */
  modeReason: string | null;
  /** Codes of the countries that choosers offer first. */
  firstCountries: readonly string[];
  /** Language whose lines come first where a country has several; null: none does. */
  linesLanguage: string | null;
  guidePutAway: boolean;
}

/** A place of which nobody has said anything yet. */
export const UNSAID: PlaceNow = {
  name: 'Hearthside',
  look: 'hearth',
  mode: 'open',
  modeReason: null,
  firstCountries: [],
  linesLanguage: null,
  guidePutAway: false,
};
