import { Injectable } from '@nestjs/common';
import { HOME_SHOWN } from '../boards/moments.js';
import { paperTags, PrivatePapers, sealedPaper } from '../members/private-papers.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Viewer } from '../platform/web/visit.js';
import { DoesNotFit } from './errors.js';
import { begun, type Milestone, MOST_MILESTONES, type Plan } from './milestone.js';

type Owner = Pick<Viewer, 'memberId'>;

const KIND = 'milestones';

HOME_SHOWN.asks(sealedPaper, ({ viewer, vault }) => viewer && [paperTags(vault, KIND, viewer.memberId)]);

/** What the address of a form that tells others of one is sealed for. */
export const SHARED = 'shared-milestone';

/** What members count their days for, in one private paper each. */
@Injectable()
export class Milestones {
  constructor(private readonly papers: PrivatePapers) {}

  /** All of a member's, in the order in which they began. */
  async of(owner: Owner): Promise<Milestone[]> {
    return (await this.papers.of<Milestone[]>(owner, KIND)) ?? [];
  }

  /** One of them. @throws NotFound */
  async one(owner: Owner, id: string): Promise<Milestone> {
    return found(isUuid(id) ? await this.of(owner) : [], id);
  }

  /** Begins one; the same form once more begins no second. @throws DoesNotFit where there are too many */
  async begin(owner: Owner, plan: Plan): Promise<void> {
    await this.papers.change<Milestone[]>(owner, KIND, (all) => {
      const known = all ?? [];
      if (known.some(({ id }) => id === plan.id)) return all;
      if (known.length >= MOST_MILESTONES) throw new DoesNotFit('name', 'milestones.too_many');
      return [...known, begun(plan)];
    });
  }

  /** Changes one. @param how throws DoesNotFit where what came cannot be kept @throws NotFound */
  async change(owner: Owner, id: string, how: (milestone: Milestone) => Milestone): Promise<void> {
    await this.papers.change<Milestone[]>(owner, KIND, (all) => {
      const now = how(found(all ?? [], id));
      return all!.map((each) => (each.id === id ? now : each));
    });
  }

  /** Takes one away for good; where there is none, nothing happens. */
  async remove(owner: Owner, id: string): Promise<void> {
    await this.papers.change<Milestone[]>(owner, KIND, (all) => {
      const left = (all ?? []).filter((each) => each.id !== id);
      return left.length > 0 ? left : null;
    });
  }
}

function found(all: Milestone[], id: string): Milestone {
  const milestone = all.find((each) => each.id === id);
  if (!milestone) throw new NotFound();
  return milestone;
}
