import { Problem } from '../platform/errors/problem.js';

/** Somebody else changed the topic since the page was opened. */
export class TopicChanged extends Problem {
  override name = 'TopicChanged';

  constructor() {
    super(409, 'circle_topic_changed');
  }
}

/** It is somebody else's to lead by now, or there is nothing to do about it at this moment. */
export class NotForThisCircle extends Problem {
  override name = 'NotForThisCircle';

  constructor() {
    super(409, 'circle_not_now');
  }
}

/** The same refusal as PostgreSQL gives it: HS153. */
export function asCircleProblem(error: unknown): unknown {
  const { code } = (error as { driverError?: { code?: string } }).driverError ?? {};
  return code === 'HS153' ? new NotForThisCircle() : error;
}
