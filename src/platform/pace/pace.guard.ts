import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { HELP_FOR_WORDS, type HelpForWords, kept } from '../errors/problem.filter.js';
import { type Door, doorOf, type Pace, PACES } from './doors.js';
import { type Counted, NetworkCounts } from './network-counts.js';
import { TooSoon } from './too-soon.js';
import { Waiting } from './waiting.js';

const STEP_MS = 100;
const LONGEST_MS = 3_000;

/** Slows down who sends very many forms, and stops them for some minutes at last. Words in distress are never held up. */
@Injectable()
export class PaceGuard implements CanActivate {
  constructor(
    private readonly counts: NetworkCounts,
    private readonly waiting: Waiting,
    @Inject(HELP_FOR_WORDS) private readonly helpFor: HelpForWords,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const door = doorOf(request);
    const counted = door && this.counts.add(door, request.ip);
    if (counted && counted.count > PACES[door].free && !this.isSpared(door, request))
      await this.slowDown(PACES[door], counted);
    return true;
  }

  private async slowDown({ free, most }: Pace, { count, overInMs, tag }: Counted): Promise<void> {
    if (count > most) throw new TooSoon(Math.ceil(overInMs / 1000));
    await this.waiting.for(Math.min((count - free) * STEP_MS, LONGEST_MS), tag);
  }

  // At the other doors nobody writes to anybody: a field of their own making must not switch the limit off, nor cost a look.
  private isSpared(door: Door, request: Request): boolean {
    return door === 'words' && this.isDistress(request);
  }

  private isDistress(request: Request): boolean {
    const words = kept(request);
    return words !== null && this.helpFor(words) !== null;
  }
}
