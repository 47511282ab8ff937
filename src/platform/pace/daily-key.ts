import { createHmac, randomBytes } from 'node:crypto';

const DAY_MS = 24 * 3600 * 1000;

/** A key that stands in the memory of this process alone, and for one day: what was tagged under it is nobody's tomorrow. */
export class DailyKey {
  private key = randomBytes(32);
  private day = -1;

  constructor(private readonly now: () => number) {}

  /** A text's tag of today. */
  tag(text: string): string {
    this.renew();
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }

  private renew(): void {
    const day = Math.floor(this.now() / DAY_MS);
    if (day === this.day) return;
    this.day = day;
    this.key = randomBytes(32);
  }
}
