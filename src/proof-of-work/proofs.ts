import { Injectable } from '@nestjs/common';
import { Challenges, LASTS_MS } from './challenges.js';
import { Spent } from './spent.js';
import { HOLDS_MS, Tickets } from './tickets.js';

/** What a form brought: the work with what was found, or a ticket. */
export interface Brought {
  challenge?: string;
  solution?: string;
  ticket?: string;
}

/** What the page shows. */
export interface ProofView {
  challenge: string;
  /** Done already. */
  solution: string;
  ticket: string;
  /** Minutes to wait, where there is a ticket; none when its time has come. */
  wait: { minutes: number; over: boolean; one: boolean } | null;
}

const LASTS = Math.max(LASTS_MS, HOLDS_MS);

/** The work that sign-up asks for while it is switched on, and the way around it that takes time. */
@Injectable()
export class Proofs {
  private readonly spent = new Spent();

  constructor(
    private readonly challenges: Challenges,
    private readonly tickets: Tickets,
  ) {}

  /** For the form. What was done or waited for already stands in it again. @param wants a ticket, where there is none yet */
  async view(brought: Brought, visitId: string, wants = false): Promise<ProofView> {
    const done = await this.done(brought, visitId);
    const ticket = this.unspent(brought.ticket, visitId) ?? (wants ? this.tickets.give(visitId) : '');
    const turn = this.tickets.look(ticket, visitId);
    return {
      challenge: done ? brought.challenge! : await this.challenges.make(visitId),
      solution: done ? brought.solution! : '',
      ticket,
      wait: turn && { minutes: turn.minutes, over: turn.minutes === 0, one: turn.minutes === 1 },
    };
  }

  /** Uses up what was brought. @returns what gives it back; `spent` where it was used before, null where nothing holds */
  async spend(brought: Brought, visitId: string): Promise<(() => void) | 'spent' | null> {
    const waited = this.waited(brought.ticket, visitId);
    if (waited !== null) return this.use(waited, () => this.tickets.redeem());
    const solved = await this.solved(brought, visitId);
    return solved === null ? null : this.use(solved);
  }

  private use(id: string, takeTurn?: () => () => void): (() => void) | 'spent' {
    if (!this.spent.spend(id, LASTS)) return 'spent';
    const giveTurnBack = takeTurn?.();
    return () => {
      giveTurnBack?.();
      this.spent.giveBack(id);
    };
  }

  private async done(brought: Brought, visitId: string): Promise<boolean> {
    const id = await this.solved(brought, visitId);
    return id !== null && !this.spent.has(id);
  }

  private async solved({ challenge, solution }: Brought, visitId: string): Promise<string | null> {
    return challenge && solution ? this.challenges.solved(challenge, solution, visitId) : null;
  }

  private waited(ticket: string | undefined, visitId: string): string | null {
    const turn = ticket ? this.tickets.look(ticket, visitId) : null;
    return turn && (turn.minutes === 0 || this.spent.has(turn.id)) ? turn.id : null;
  }

  private unspent(ticket: string | undefined, visitId: string): string | null {
    const turn = ticket ? this.tickets.look(ticket, visitId) : null;
    return turn && !this.spent.has(turn.id) ? ticket! : null;
  }
}
