import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { entriesToCheck } from '../../crisis-lines/all-lines.js';
import { Place } from '../../place/place.js';
import type { Page } from './answers.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { Csrf } from './csrf.js';
import { HelpBar } from './help-bar.js';
import { message } from './messages.js';
import { Shelter } from './shelter.js';
import { setReach } from './reach.js';
import { render } from './views.js';
import { deskOf, isLead, isStaff, isTeam, isTrustee, type Viewer } from './visit.js';

/** Sends pages: gives each its frame (who looks, the token, the way to help), renders, writes once. */
@Injectable()
export class Pages {
  constructor(
    private readonly csrf: Csrf,
    private readonly helpBar: HelpBar,
    private readonly shelter: Shelter,
    private readonly place: Place,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  send(request: Request, response: Response, page: Page): void {
    this.helpBar.remember(response, page.view);
    const frame = this.frame(request, response, page);
    const robots = setReach(this.config, request, response, page);
    const html = render(page.template, { ...page.view, frame: { ...frame, robots } });
    response.status(page.options.status ?? 200).type('html');
    response.send(html);
  }

  private frame(request: Request, response: Response, page: Page): object {
    const { viewer } = request.visit;
    return {
      title: message(`titles.${page.template}`),
      place: this.place.now(),
      demonstration: this.config.demonstration,
      viewer: viewer && this.named(viewer),
      csrf: request.visit.id || page.options.form ? this.csrf.token(request, response) : null,
      path: request.originalUrl,
      refresh: page.options.refresh ?? null,
      help: this.helpBar.for(request, page.view),
      shelter: this.shelter.for(request, page),
    };
  }

  private named({ name, role, office, unread }: Viewer): object {
    const lead = isLead(role);
    const linesToCheck = lead ? entriesToCheck(new Date()) : 0;
    const desk = isTeam(office) ? deskOf(office) : null;
    return { name, desk, trustee: isTrustee(office), staff: isStaff(role), lead, linesToCheck, unread };
  }
}
