/** Thrown when a text costs more steps than it may; the screen answers `unscreened: 'budget'`. */
export class BudgetSpent extends Error {}

/** Counts steps of work, not time, so that the same text always gets the same verdict. */
export class Budget {
  spent = 0;

  constructor(private readonly limit: number) {}

  /** Takes `count` steps, each of them a look at one character or word; throws BudgetSpent past the limit. */
  step(count = 1): void {
    this.spent += count;
    if (this.spent > this.limit) throw new BudgetSpent();
  }
}
