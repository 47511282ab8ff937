import addiction from './life/addiction.json' with { type: 'json' };
import anxiety from './life/anxiety.json' with { type: 'json' };
import bipolar from './life/bipolar.json' with { type: 'json' };
import depression from './life/depression.json' with { type: 'json' };
import family from './life/family.json' with { type: 'json' };
import more from './life/more.json' with { type: 'json' };
import ownThings from './life/own.json' with { type: 'json' };
import rituals from './life/rituals.json' with { type: 'json' };
import team from './life/team.json' with { type: 'json' };
import type { WrittenOwn } from './own.js';
import type { WrittenRituals } from './rituals.js';
import type { WrittenThread } from './story.js';
import type { WrittenTeam } from './team.js';

/** The story, as far as it is told. */
export interface Life {
  threads: WrittenThread[];
  rituals: WrittenRituals;
  team: WrittenTeam;
  own: WrittenOwn;
  /** The boards beside the first five that the story switches on. */
  switchedOn: string[];
  isOn: (board: string) => boolean;
}

const THREADS = [...depression, ...anxiety, ...bipolar, ...addiction, ...family, ...more] as WrittenThread[];
const BESIDES = ['grief', 'well-being', 'further-along'];

/** The story of these boards; of all where none is named. */
export function lifeOf(boards: readonly string[]): Life {
  const isOn = (board: string): boolean => boards.length === 0 || boards.includes(board);
  return {
    threads: THREADS.filter(({ board }) => isOn(board)),
    rituals: rituals as unknown as WrittenRituals,
    team,
    own: ownThings as unknown as WrittenOwn,
    switchedOn: BESIDES.filter(isOn),
    isOn,
  };
}
