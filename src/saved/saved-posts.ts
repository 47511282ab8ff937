import { Injectable } from '@nestjs/common';
import { paperTags, PrivatePapers, sealedPaper } from '../members/private-papers.js';
import type { Viewer } from '../platform/web/visit.js';
import { THREAD_SHOWN } from '../threads/moments.js';
import { SavedEnough } from './errors.js';

type Owner = Pick<Viewer, 'memberId'>;

/** A post that somebody keeps for themselves, and since which day. */
export interface SavedPost {
  id: string;
  day: string;
}

/** They bound what one paper holds. */
export const MOST = 300;

const KIND = 'saved posts';

THREAD_SHOWN.asks(sealedPaper, ({ viewer, vault }) => viewer && [paperTags(vault, KIND, viewer.memberId)]);

/** What members keep for themselves of what others wrote: the posts' ids, in one private paper each. */
@Injectable()
export class SavedPosts {
  constructor(private readonly papers: PrivatePapers) {}

  /** Somebody's own, the latest first. */
  async of(owner: Owner): Promise<SavedPost[]> {
    const kept = await this.papers.of<SavedPost[]>(owner, KIND);
    return Array.isArray(kept) ? kept : [];
  }

  /** Saves one; a second time changes nothing. @throws SavedEnough */
  async save(owner: Owner, id: string): Promise<void> {
    const day = new Date().toISOString().slice(0, 10);
    await this.papers.change<SavedPost[]>(owner, KIND, (kept) => {
      if (kept?.some((post) => post.id === id)) return kept;
      if ((kept?.length ?? 0) >= MOST) throw new SavedEnough();
      return [{ id, day }, ...(kept ?? [])];
    });
  }

  /** Lets one go; where there is none, nothing happens. */
  async letGo(owner: Owner, id: string): Promise<void> {
    await this.papers.change<SavedPost[]>(owner, KIND, (kept) => {
      const left = kept?.filter((post) => post.id !== id) ?? [];
      return left.length > 0 ? left : null;
    });
  }
}
