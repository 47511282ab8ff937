import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { guessCountry } from '../../crisis-lines/country-guess.js';
import { hasLines } from '../../crisis-lines/countries.js';
import { linesFor, topLines } from '../../crisis-lines/lines-for.js';
import { Cookies } from './cookies.js';
import { message } from './messages.js';

/** The country whose lines a visitor sees; `sure` when they chose it, or their language names it. */
export interface HelpCountry {
  code: string | null;
  sure: boolean;
}

/** The way to help that stands on every page, from data kept in memory: it needs neither database nor queue. */
@Injectable()
export class HelpBar {
  constructor(private readonly cookies: Cookies) {}

  /** Frame part `help`: country, emergency number, at most two lines. */
  for(request: Request): object {
    const { code, sure } = this.country(request);
    const help = linesFor(code, new Date(), message);
    return { ...help, lines: topLines(help, 2), sure };
  }

  /** By the visitor's own choice, else guessed from the language they read; never from an address. */
  country(request: Request): HelpCountry {
    const chosen = this.cookies.read(request, 'country');
    if (chosen && hasLines(chosen)) return { code: chosen, sure: true };
    return guessCountry(request.headers['accept-language']);
  }
}
