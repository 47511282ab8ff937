import { ages } from './ages.js';
import { everyday } from './everyday.js';
import { harm } from './harm.js';
import { lifeAndDeath } from './life-and-death.js';
import { mind } from './mind.js';
import { oneself } from './oneself.js';
import { people } from './people.js';
import { peopleTalk } from './people-talk.js';
import { remedies } from './remedies.js';
import { substances } from './substances.js';
import { themselves } from './themselves.js';

/** Named sets of phrases for the rule patterns. */
export const CLASSES: Readonly<Record<string, string[]>> = {
  ...people,
  ...mind,
  ...lifeAndDeath,
  ...oneself,
  ...themselves,
  ...harm,
  ...substances,
  ...ages,
  ...everyday,
  ...peopleTalk,
  ...remedies,
};
