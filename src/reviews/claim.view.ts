/** Who reads a text at the moment, and how long it is theirs. */
export interface ClaimView {
  name: string;
  mine: boolean;
  until: string;
}

/** A claim as its viewer sees it; null where nobody has one. */
export function claimView(
  name: string | null,
  by: string | null,
  until: Date | null,
  viewer: string,
): ClaimView | null {
  if (!by || !until) return null;
  return { name: name ?? '', mine: by === viewer, until: `${until.toISOString().slice(11, 16)} UTC` };
}
