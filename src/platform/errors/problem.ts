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
