import { harm } from './harm.js';
import { lifeAndDeath } from './life-and-death.js';
import { mind } from './mind.js';
import { oneself } from './oneself.js';
import { people } from './people.js';
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
};
