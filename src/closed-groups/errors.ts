import { Problem } from '../platform/errors/problem.js';

/** As many are in the group as a small one takes. */
export class GroupFull extends Problem {
  override name = 'GroupFull';

  constructor() {
    super(409, 'group_full');
  }
}

/** Who keeps a group does not leave others behind in it. */
export class OthersAreIn extends Problem {
  override name = 'OthersAreIn';

  constructor() {
    super(409, 'others_are_in');
  }
}

/** Whether PostgreSQL refused for that reason. */
export function isLeftBehind(error: unknown): boolean {
  return (error as { driverError?: { code?: string } }).driverError?.code === 'HS156';
}
