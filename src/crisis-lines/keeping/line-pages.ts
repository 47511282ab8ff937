import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotFound } from '../../platform/errors/problem.js';
import { isUuid } from '../../platform/text/uuid.js';
import { emptyForm, type Form } from '../../platform/web/form.js';
import { zoneNamed } from '../../platform/time/zoned-time.js';
import { linesIn } from '../all-lines.js';
import { linesInUse, newestVersions, versionsOfLine } from './line-reading.js';
import { valuesOf } from './line-form.js';
import { listView } from './list.view.js';
import { formView, lineView } from './line.view.js';
import { kept, type KeptLine, overlaid } from './overlay.js';

/** What the pages show on which leads look after the crisis lines. */
@Injectable()
export class LinePages {
  constructor(private readonly database: DataSource) {}

  /** @param served the form that chooses a country, when it was sent and could not be used */
  async list(served: Form<unknown> = emptyForm()): Promise<object> {
    const [row, versions] = await Promise.all([
      linesInUse.row(this.database),
      newestVersions.rows(this.database),
    ]);
    return listView(overlaid(versions), versions, row?.served ?? [], served, new Date());
  }

  /** The page on which an entry is written. */
  blank(form: Form<unknown>): object {
    return formView(form);
  }

  /** The same, for a country: with the time zone of its other lines. @param code anything */
  blankFor(code: string): object {
    const zone = zoneNamed(linesIn(code)[0]?.zone ?? '') ?? '';
    return formView(emptyForm({ country: code, zone, kind_crisis: 'yes', hours: 'unknown' }));
  }

  /** @throws NotFound */
  async find(id: string): Promise<KeptLine> {
    const [newest] = isUuid(id) ? await versionsOfLine.rows(this.database, [id]) : [];
    const line = kept(id, newest);
    if (!line) throw new NotFound();
    return line;
  }

  /** An entry's page. @param forms what was written into it, when that is not the entry itself */
  async one(entry: KeptLine, forms: { edit?: Form<unknown>; check?: Form<unknown> } = {}): Promise<object> {
    const versions = await versionsOfLine.rows(this.database, [entry.line.id]);
    const edit = forms.edit ?? emptyForm(valuesOf(entry.line));
    return lineView(entry, versions, { edit, check: forms.check ?? emptyForm() }, new Date());
  }
}
