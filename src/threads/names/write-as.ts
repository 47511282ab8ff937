import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MOST_NAMES } from '../../personas/name-list.js';
import { Personas } from '../../personas/personas.js';
import { Statement } from '../../platform/database/statement.js';
import type { Form } from '../../platform/web/form.js';
import { isTeam, type Viewer } from '../../platform/web/visit.js';
import { mayWrite, THREAD_SHOWN } from '../moments.js';
import { DISTRESS } from './fields.js';
import { KEPT, type Kept } from './write-as-reading.js';
import { choiceView, fixedView, type WriteAsView } from './write-as.view.js';

/** The thread that somebody answers in, as far as their name goes. */
export interface NamedThread {
  id: string | null;
  /** The name under which the viewer wrote in it. */
  worn: string | null;
  /** In a closed group. */
  closed: boolean;
}

/** The same for a new thread. */
export function newThreadOn({ closed }: { closed: boolean }): NamedThread {
  return { id: null, worn: null, closed };
}

const keptIn = new Statement<Kept>('kept-to-name', KEPT);

// Whoever wrote there keeps the name that they wrote under.
THREAD_SHOWN.asks(keptIn, (looks) =>
  mayWrite(looks) && !looks.thread.worn ? [looks.thread.id, looks.viewer!.personaId] : null,
);

/** What a writing form says about the name that its words go up under, and the choice of one where there is one. */
@Injectable()
export class WriteAs {
  constructor(
    private readonly database: DataSource,
    private readonly personas: Personas,
  ) {}

  /** The part of a form. Nothing for a guest, who has no name yet. */
  async part(
    viewer: Viewer | null,
    thread: NamedThread,
    form: Form<unknown>,
  ): Promise<{ names: WriteAsView | null }> {
    if (!viewer) return { names: null };
    const fixed = await this.fixed(viewer, thread);
    return { names: fixed ?? choiceView(viewer, form, await this.suggestion(form)) };
  }

  private async fixed(viewer: Viewer, thread: NamedThread): Promise<WriteAsView | null> {
    const worn = viewer.names.find(({ personaId }) => personaId === thread.worn);
    if (isTeam(viewer.office)) return fixedView(viewer.name, 'on_team');
    if (worn) return fixedView(worn.name, 'one_time');
    if (thread.worn) return fixedView(viewer.name, 'pseudonym');
    if (thread.closed) return fixedView(viewer.name, 'in_group');
    if (viewer.names.length >= MOST_NAMES) return fixedView(viewer.name, 'too_many');
    const kept = await this.kept(viewer, thread);
    return kept && fixedView(viewer.name, kept.why);
  }

  private async kept({ personaId }: Viewer, { id }: NamedThread): Promise<Kept | null> {
    return id === null ? null : keptIn.row(this.database, [id, personaId]);
  }

  // What somebody typed stays; a name that is taken, or sounds like distress, makes room for another.
  private async suggestion({ values, errors }: Form<unknown>): Promise<string> {
    const typed = values.one_time_name?.trim();
    const stays = typed && values.another_name === undefined && errors?.one_time_name !== DISTRESS;
    return stays ? typed : ((await this.personas.suggestions(1))[0] ?? '');
  }
}
