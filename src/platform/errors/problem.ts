/**
 * Something that a person should be told, with an HTTP status. `key` finds its title and text in
 * `views/errors/messages.json`. Features name their own by extending it; one filter shows them all.
 */
export class Problem extends Error {
  override name = 'Problem';

  constructor(
    readonly status: number,
    readonly key: string,
  ) {
    super(key);
  }
}

/** A fault of ours, or of something that we need. */
export class Failure extends Problem {
  override name = 'Failure';
}

/** There is nothing here, or nothing that this visitor may know of. */
export class NotFound extends Problem {
  override name = 'NotFound';

  constructor() {
    super(404, 'not_found');
  }
}

/** The form was open for too long, or did not come from this site. */
export class OldForm extends Problem {
  override name = 'OldForm';

  constructor() {
    super(403, 'session_old');
  }
}

/** The request is not one that any form of this site sends. */
export class BadRequest extends Problem {
  override name = 'BadRequest';

  constructor() {
    super(400, 'bad_request');
  }
}

/** The page is for members: the visitor is led to the way in, and back to `next` afterwards. */
export class SignInFirst extends Problem {
  override name = 'SignInFirst';

  constructor(readonly next: string) {
    super(303, 'session_old');
  }
}

/** The page is the team's, and a step of the second factor stands before it: the visitor is led there. */
export abstract class StepFirst extends Problem {
  /** Where the step is made. */
  abstract readonly way: string;
}

/** The code has to be given, or given again; it leads back to `next`. */
export class CodeFirst extends StepFirst {
  override name = 'CodeFirst';
  readonly way: string;

  constructor(readonly next: string) {
    super(403, 'code_first');
    this.way = `/sign-in/code?next=${encodeURIComponent(next)}`;
  }
}

/** There is no second factor yet, and this place asks for one. */
export class SetUpFirst extends StepFirst {
  override name = 'SetUpFirst';
  readonly way = '/account/second-factor';

  constructor() {
    super(403, 'set_up_first');
  }
}
