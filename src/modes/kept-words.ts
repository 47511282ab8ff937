import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { asAnswer } from '../check-ins/composing.js';
import { kept } from '../platform/errors/problem.filter.js';
import { Problem } from '../platform/errors/problem.js';
import { formAgain } from '../platform/pace/too-soon.page.js';
import type { Viewer } from '../platform/web/visit.js';
import { Drafts } from '../threads/drafts.js';
import {
  type DraftWords,
  draftWords,
  isEmpty,
  tooLong,
  wordsForBrowser,
} from '../threads/drafts/draft-words.js';
import { OwnDrafts } from '../threads/drafts/own-drafts.js';
import { Places } from '../threads/drafts/places.js';
import { targetOf } from '../threads/drafts/target.js';

/** Words that a form brought to a place that takes none. */
export interface KeptWords {
  title: string | null;
  body: string;
  /** The writing form that they were for, if it was one. */
  draft: DraftWords | null;
  /** Any other form, as it was sent: it has more than words that can wait elsewhere. */
  again: object | null;
  /** Where they wait: in the account, sealed for this browser, or on the page alone. */
  stored: 'account' | 'browser' | null;
}

/** Keeps what somebody wrote while the place took it, and sent when it did not any more. */
@Injectable()
export class WordKeeping {
  constructor(
    private readonly own: OwnDrafts,
    private readonly guests: Drafts,
    private readonly places: Places,
  ) {}

  /** @returns null where the form had nothing in it */
  async keep(request: Request, response: Response): Promise<KeptWords | null> {
    const draft = draftIn(request);
    if (!draft) return onPage(request);
    const stored = await this.store(draft, request, response);
    return { title: draft.title, body: draft.body, draft, again: null, stored };
  }

  private async store(draft: DraftWords, request: Request, response: Response): Promise<KeptWords['stored']> {
    if (tooLong(draft)) return null;
    const { viewer } = request.visit;
    if (viewer) return this.inAccount(draft, viewer);
    await this.guests.keep(request, response, draft);
    return 'browser';
  }

  // A thread can be gone since: then its words are on the page alone.
  private async inAccount(draft: DraftWords, viewer: Viewer): Promise<'account' | null> {
    try {
      const { writer, target } = await this.places.of(draft.target, viewer);
      await this.own.keep(writer, { ...draft, target });
      return 'account';
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}

// Next at this browser may be somebody else: whose form it was goes with what waits there.
function draftIn({ method, path, body, visit }: Request): DraftWords | null {
  const target = method === 'POST' ? targetOf(path) : null;
  if (!target) return null;
  const read = visit.viewer ? draftWords : wordsForBrowser;
  const words = read(target, path.endsWith('/check-ins') ? asAnswer(body) : body);
  return isEmpty(words) ? null : words;
}

function onPage(request: Request): KeptWords | null {
  const words = kept(request);
  const again = formAgain(request);
  if (!words && !again) return null;
  return { title: words?.title ?? null, body: words?.body ?? '', draft: null, again, stored: null };
}
