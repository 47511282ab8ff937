/** A risk of at least this weight is a concern. */
export const CONCERN = 0.5;

/** A risk of at least this weight is watched, and named in the verdict. */
export const WATCH = 0.3;

/** A crisis by itself. */
export const CRISIS = 0.8;
