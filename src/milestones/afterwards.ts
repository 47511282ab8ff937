import { Injectable } from '@nestjs/common';
import { formAgain, Page, SeeOther } from '../platform/web/answers.js';
import type { Form } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import { Terms } from '../terms/terms.js';
import type { Help } from '../threads/help.js';
import { helpForWords } from '../threads/judging.js';
import { oneView } from './milestones.view.js';
import { Milestones } from './milestones.js';
import { onDay, type Today } from './today.js';

/** The fields in which somebody writes freely. */
const WORDS = ['name', 'reasons', 'note', 'words'];

/** What comes after somebody wrote for themselves alone. Danger in it is heard in memory: help comes first, and nobody is told. */
@Injectable()
export class Afterwards {
  constructor(
    private readonly milestones: Milestones,
    private readonly terms: Terms,
  ) {}

  /** Leads to the milestone; where the words that were kept call for help, its page comes at once. */
  async of(words: string, viewer: Viewer, id: string, today: Today): Promise<Page | SeeOther> {
    const help = this.help(words);
    if (!help) return new SeeOther(onDay(`/milestones/${id}`, today));
    const view = oneView(await this.milestones.one(viewer, id), today);
    return new Page('milestones/show', { ...view, help, fleeting: true });
  }

  /** The page of a form once more; where the words in it call for help, that comes first. */
  again(template: string, view: object, { values }: Form<unknown>): Page {
    const words = WORDS.map((field) => values[field] ?? '').join('\n\n');
    return formAgain(template, { ...view, help: this.help(words.trim()) });
  }

  // Words that nothing could judge get help as well.
  private help(body: string): Help | null {
    try {
      return helpForWords({ body }, this.terms.known());
    } catch {
      return 'unclear';
    }
  }
}
