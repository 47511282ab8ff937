/** Thrown when a text costs more steps than it may; the screen answers `unscreened: 'budget'`. */
export class BudgetSpent extends Error {}

/** Counts steps of work, not time, so that the same text always gets the same verdict. */
export class Budget {
  spent = 0;

  constructor(private readonly limit: number) {}

  /** Takes one step; throws BudgetSpent when the limit is reached. */
  step(): void {
    this.spent += 1;
    if (this.spent > this.limit) throw new BudgetSpent();
  }
}
