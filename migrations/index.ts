import { Members1763800000001 } from './001-members.js';
import { Personas1763800000002 } from './002-personas.js';
import { Boards1763800000003 } from './003-boards.js';
import { Threads1763800000004 } from './004-threads.js';
import { Verdicts1763800000005 } from './005-verdicts.js';
import { Decisions1763800000006 } from './006-decisions.js';
import { Publishing1763800000007 } from './007-publishing.js';
import { Notices1763800000008 } from './008-notices.js';
import { Drafts1763800000009 } from './009-drafts.js';
import { VerdictMicros1763800000010 } from './010-verdict-micros.js';
import { OwnTerms1763800000011 } from './011-own-terms.js';
import { Audits1763800000012 } from './012-audits.js';
import { Rescreenings1763800000013 } from './013-rescreenings.js';

/** Every migration, oldest first. */
export const migrations = [
  Members1763800000001,
  Personas1763800000002,
  Boards1763800000003,
  Threads1763800000004,
  Verdicts1763800000005,
  Decisions1763800000006,
  Publishing1763800000007,
  Notices1763800000008,
  Drafts1763800000009,
  VerdictMicros1763800000010,
  OwnTerms1763800000011,
  Audits1763800000012,
  Rescreenings1763800000013,
];
