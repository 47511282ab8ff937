import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../platform/errors/problem.js';
import { type Page, SeeOther } from '../platform/web/answers.js';
import type { Form } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import { DANGER_IN, type DangerIn, isDanger } from '../urgent-words/danger.js';
import { noteForm } from './forms.js';
import { Notes } from './notes.js';

/** Words came when what they were about was over. */
export abstract class TooLate extends Problem {}

/** Words to the team that their own form does not take any more: danger in them is heard all the same. */
@Injectable()
export class LateWords {
  constructor(
    private readonly notes: Notes,
    @Inject(DANGER_IN) private readonly dangerIn: DangerIn,
  ) {}

  /**
   * Does what takes the words of a form in; where it is too late for that and they speak of danger, the team gets them
   * as a private note, and who wrote them is told so.
   * @throws TooLate for all other words
   */
  async orNote(
    viewer: Viewer,
    { values }: Form<unknown>,
    work: () => Promise<Page | SeeOther>,
  ): Promise<Page | SeeOther> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TooLate && (await this.note(viewer, values.body))) return new SeeOther(TOLD);
      throw error;
    }
  }

  /** Sends words as a private note where they speak of danger. @returns null where they do not; nothing is saved then */
  async insteadOf(viewer: Viewer, words: string): Promise<SeeOther | null> {
    return (await this.note(viewer, words)) ? new SeeOther(TOLD) : null;
  }

  private async note(viewer: Viewer, said: string | undefined): Promise<boolean> {
    const words = noteForm.shape.body.safeParse(said);
    const danger = words.success ? this.dangerIn(words.data) : null;
    if (!words.success || !isDanger(danger)) return false;
    return this.notes.sendOnce(viewer, words.data, { help: danger, danger });
  }
}

const TOLD = '/pause?late=yes';
