import type { Mode } from '../place/place-now.js';
import { Problem } from '../platform/errors/problem.js';

/** The place is not open for what somebody wants to do: nobody writes there for now, or it is closed for a while. */
export class PlaceRests extends Problem {
  override name = 'PlaceRests';

  constructor(readonly mode: Exclude<Mode, 'open'>) {
    super(mode === 'closed' ? 503 : 409, 'place_rests');
  }
}
