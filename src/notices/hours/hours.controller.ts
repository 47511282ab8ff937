import { Body, Controller, Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Statement } from '../../platform/database/statement.js';
import { zoneNamed } from '../../platform/time/zoned-time.js';
import { Access } from '../../platform/web/access.js';
import { formAgain, formPage, type Page, SeeOther } from '../../platform/web/answers.js';
import { emptyForm, type Form, FormPipe } from '../../platform/web/form.js';
import { SignedIn, type Viewer } from '../../platform/web/visit.js';
import { hoursView } from './hours.view.js';
import { ReadingHours } from './reading-hours.js';

const VIEW = 'notices/hours';
const HERE = '/notices/hours';

const hour = z
  .string('notices.hour_bad')
  .regex(/^\d{1,2}$/, 'notices.hour_bad')
  .transform(Number)
  .refine((number) => number <= 23, 'notices.hour_bad');

const hoursForm = z
  .strictObject({
    from: hour,
    to: hour,
    zone: z
      .string('notices.zone_unknown')
      .transform((text) => zoneNamed(text) ?? '')
      .refine((zone) => zone !== '', 'notices.zone_unknown'),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'notices.hours_same' });

const zoneOfPlace = new Statement<{ zone: string }>('zone-for-quiet-hours', 'select zone from duty_settings');

/** Quiet hours: chosen by a member for themselves, sealed. */
@Controller('notices/hours')
@Access('member')
export class HoursController {
  constructor(
    private readonly database: DataSource,
    private readonly hours: ReadingHours,
  ) {}

  @Get()
  async show(@SignedIn() viewer: Viewer): Promise<Page> {
    const kept = await this.hours.of(viewer);
    const { from, to, zone } = kept ?? { from: 22, to: 8, zone: await this.zoneOfPlace() };
    const form = emptyForm({ from: String(from), to: String(to), zone });
    return formPage(VIEW, hoursView(form, kept !== null));
  }

  @Post()
  async keep(
    @Body(new FormPipe(hoursForm)) form: Form<z.infer<typeof hoursForm>>,
    @SignedIn() viewer: Viewer,
  ): Promise<Page | SeeOther> {
    if (!form.fields) return formAgain(VIEW, hoursView(form, (await this.hours.of(viewer)) !== null));
    await this.hours.keep(viewer, form.fields);
    return new SeeOther(HERE);
  }

  @Post('removal')
  async clear(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.hours.clear(viewer);
    return new SeeOther(HERE);
  }

  private async zoneOfPlace(): Promise<string> {
    return (await zoneOfPlace.row(this.database))?.zone ?? 'UTC';
  }
}
