import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { guessCountry } from '../../crisis-lines/country-guess.js';
import { hasLines } from '../../crisis-lines/countries.js';
import type { Kind } from '../../crisis-lines/crisis-line.js';
import { linesFor, linesOfKind, topLines } from '../../crisis-lines/lines-for.js';
import type { LineView } from '../../crisis-lines/line-view.js';
import { Place } from '../../place/place.js';
import { Cookies } from './cookies.js';
import { message } from './messages.js';

/** The country whose lines a visitor sees; `sure` when they chose it, or their language names it. */
export interface HelpCountry {
  code: string | null;
  sure: boolean;
}

/** What a page says of itself that the way to help listens to. */
interface Needs {
  /** The help that its author's words call for. */
  help?: unknown;
  /** A board or a thread close to a crisis. */
  heavy?: unknown;
  /** The words were looked for, not written: the browser keeps nothing of it. */
  fleeting?: unknown;
}

const OWN_CRISIS = ['me', 'unclear', 'under_way', 'harm_to_others'];

// What one of the lines is for, by whom the words are about; the others are lines for a crisis.
const PREFERRED: Record<string, Kind> = { someone_else: 'family', harm_to_others: 'harm_to_others' };

/** The way to help that stands on every page, from data kept in memory: it needs neither database nor queue. */
@Injectable()
export class HelpBar {
  constructor(
    private readonly cookies: Cookies,
    private readonly place: Place,
  ) {}

  /**
   * Frame part `help`: country, emergency number, at most two lines; those that fit what the page is about (`first`); and
   * what the bar says beyond them.
   */
  for(request: Request, page: Needs = {}): object {
    const { code, sure } = this.country(request);
    const help = linesFor(code, new Date(), message, 'crisis', this.place.now().linesLanguage);
    const first = { lines: this.fitting(code, page) ?? topLines(help, 2), poison: poisonCentre(code, page) };
    return { ...help, lines: topLines(help, 2), sure, first, more: this.more(request, page) };
  }

  /** From now on, for a day, the bar in this browser speaks to somebody who wrote in a crisis. Nothing says who. */
  remember(response: Response, { help, fleeting }: Needs): void {
    if (fleeting !== true && OWN_CRISIS.includes(String(help))) this.cookies.write(response, 'lately', 'yes');
  }

  // The lines of whom the words are about; null where they are the ones for a crisis, as in the bar.
  private fitting(country: string | null, { help }: Needs): LineView[] | null {
    const kind = PREFERRED[String(help)];
    const { linesLanguage } = this.place.now();
    return kind ? topLines(linesFor(country, new Date(), message, kind, linesLanguage), 2, kind) : null;
  }

  // Who wrote in a crisis lately is spoken to themselves, before anybody who reads what is heavy.
  private more(request: Request, { heavy }: Needs): 'lately' | 'heavy' | null {
    if (this.cookies.read(request, 'lately') === 'yes') return 'lately';
    return heavy === true ? 'heavy' : null;
  }

  /** By the visitor's own choice, else guessed from the language they read; never from an address. */
  country(request: Request): HelpCountry {
    const chosen = this.cookies.read(request, 'country');
    if (chosen && hasLines(chosen)) return { code: chosen, sure: true };
    return guessCountry(request.headers['accept-language']);
  }
}

// One that is closed at this hour would cost time; the emergency number does not.
function poisonCentre(country: string | null, { help }: Needs): LineView[] {
  const centres = help === 'under_way' ? linesOfKind(country, 'poison', new Date(), message) : [];
  return centres.filter(({ open }) => open?.now !== false).slice(0, 1);
}
