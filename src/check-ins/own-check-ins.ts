import { Injectable } from '@nestjs/common';
import { PrivatePapers } from '../members/private-papers.js';
import type { Viewer } from '../platform/web/visit.js';
import type { Step } from './steps.js';

/** What a member keeps of one day. */
export interface OwnCheckIn {
  day: string;
  step: Step | null;
  aim: string;
}

interface Paper {
  days: OwnCheckIn[];
}

/** So many days are kept; what is older goes by itself. */
export const KEPT_DAYS = 730;

const KIND = 'check-ins';
const DAY_MS = 86_400_000;

type Owner = Pick<Viewer, 'memberId'>;

/** A member's own check-ins: day, step and aim, in a paper that they alone can open. */
@Injectable()
export class OwnCheckIns {
  constructor(private readonly papers: PrivatePapers) {}

  /** All that is kept, the newest day first. */
  async of(owner: Owner, now = new Date()): Promise<OwnCheckIn[]> {
    const paper = await this.papers.of<Paper>(owner, KIND);
    return keptAt(paper, now);
  }

  /** Keeps a day; the latest words of it count. */
  async keep(owner: Owner, checkIn: OwnCheckIn, now = new Date()): Promise<void> {
    await this.change(owner, (days) => [checkIn, ...days.filter(({ day }) => day !== checkIn.day)], now);
  }

  /** Forgets one day. */
  async forget(owner: Owner, day: string): Promise<void> {
    await this.change(owner, (days) => days.filter((each) => each.day !== day));
  }

  /** Forgets all of it. */
  async clear(owner: Owner): Promise<void> {
    await this.papers.change<Paper>(owner, KIND, () => null);
  }

  private change(owner: Owner, how: (days: OwnCheckIn[]) => OwnCheckIn[], now = new Date()): Promise<void> {
    return this.papers.change<Paper>(owner, KIND, (paper) => {
      const days = keptAt({ days: how(paper?.days ?? []) }, now);
      return days.length > 0 ? { days } : null;
    });
  }
}

function keptAt(paper: Paper | null, now: Date): OwnCheckIn[] {
  const oldest = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10);
  const days = (paper?.days ?? []).filter(({ day }) => day >= oldest);
  return days.toSorted((a, b) => b.day.localeCompare(a.day));
}
