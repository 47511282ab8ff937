import type { DutyView } from '../duty/duty.view.js';
import type { Mode } from '../place/place-now.js';

// Seconds from which a wait is told, in words that get coarser.
const MINUTES = 60;
const LONG = 15 * 60;
const HOURS = 90 * 60;

interface Known {
  /** How long the oldest unscreened text waits, in seconds; null when PostgreSQL does not say. */
  waits: number | null;
  duty: DutyView | null;
  mode: Mode;
}

/** What the page about how the place is says, each by the key of its words: never how many, nor who. */
export interface StatusView {
  /** Without PostgreSQL there is neither reading nor writing. */
  away: boolean;
  well: boolean;
  reading: string;
  writing: string;
  going: string;
  duty: DutyView | null;
}

export function statusView({ waits, duty, mode }: Known): StatusView {
  const away = waits === null;
  const lines = away ? AWAY : { ...BY_MODE[mode], going: goingUp(waits) };
  return { away, well: lines.going === GOING_WELL && mode === 'open', ...lines, duty };
}

const GOING_WELL = 'status.going_well';

const AWAY = { reading: 'status.reading_away', writing: 'status.writing_away', going: 'status.going_away' };

const BY_MODE: Record<Mode, { reading: string; writing: string }> = {
  open: { reading: 'status.reading_open', writing: 'status.writing_open' },
  read_only: { reading: 'status.reading_open', writing: 'status.writing_closed' },
  closed: { reading: 'status.reading_closed', writing: 'status.writing_closed' },
};

function goingUp(seconds: number): string {
  if (seconds <= MINUTES) return GOING_WELL;
  if (seconds <= LONG) return 'status.going_minutes';
  return seconds <= HOURS ? 'status.going_hour' : 'status.going_hours';
}
