import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHECK_WORDS, type CheckWords } from '../boards/staff-words.js';
import { sendNotice } from '../notices/send-notice.js';
import { Personas } from '../personas/personas.js';
import { NotFound } from '../platform/errors/problem.js';
import type { Viewer } from '../platform/web/visit.js';
import { GroupFull } from './errors.js';
import type { GroupFields } from './forms.js';
import { declinedBy, groupOf, groupsOf, namesInGroup, type OwnGroup } from './group-reading.js';

/**
 * Closed groups: a board for a few, which nobody else reads or knows of. Lists hold pseudonyms, and inside nobody wears
 * another name: it would be one of those few.
 */
@Injectable()
export class ClosedGroups {
  constructor(
    private readonly database: DataSource,
    private readonly personas: Personas,
    @Inject(CHECK_WORDS) private readonly check: CheckWords,
  ) {}

  /** Those that somebody is in, or is invited to. */
  async all({ personaId }: Viewer): Promise<OwnGroup[]> {
    return groupsOf.rows(this.database, [personaId]);
  }

  /** One of them. @throws NotFound for everybody else */
  async of(slug: string, { personaId }: Viewer): Promise<OwnGroup> {
    const group = await groupOf.row(this.database, [personaId, slug]);
    if (!group) throw new NotFound();
    return group;
  }

  /** One that the viewer is in. @throws NotFound */
  async joined(slug: string, viewer: Viewer): Promise<OwnGroup> {
    const group = await this.of(slug, viewer);
    if (!group.joined) throw new NotFound();
    return group;
  }

  /** One that the viewer keeps. @throws NotFound */
  async kept(slug: string, viewer: Viewer): Promise<OwnGroup> {
    const group = await this.of(slug, viewer);
    if (!group.keeps) throw new NotFound();
    return group;
  }

  /** Those to which somebody said no. */
  async declined({ personaId }: Viewer): Promise<{ slug: string; name: string }[]> {
    return declinedBy.rows(this.database, [personaId]);
  }

  /** Who is in it. */
  async names({ id }: OwnGroup): Promise<{ name: string; keeps: boolean }[]> {
    return namesInGroup.rows(this.database, [id]);
  }

  /** Makes a group; whoever makes it keeps it. @returns its address @throws WordsStopped */
  async make({ name, about }: GroupFields, viewer: Viewer): Promise<string> {
    await this.check({ name, about }, viewer);
    const rows = await this.database.query<{ slug: string }[]>('select make_group($1, $2, $3) as slug', [
      name,
      about,
      viewer.memberId,
    ]);
    return rows[0]!.slug;
  }

  /** Invites somebody, by a notice. Where there is nobody of that name nothing happens, and nobody can tell. */
  async invite({ id }: OwnGroup, name: string, { personaId }: Viewer): Promise<void> {
    const whom = await this.personas.byName(name);
    if (!whom) return;
    await this.database.transaction(async (manager) => {
      const rows = await manager.query<{ sent: boolean }[]>('select invite_to_group($1, $2, $3) as sent', [
        id,
        whom.id,
        personaId,
      ]);
      if (rows[0]?.sent) await sendNotice(manager, whom.id, 'group_invitation');
    });
  }

  /** Takes somebody out, or an invitation back. They are not told. */
  async takeOut({ id }: OwnGroup, name: string, { personaId }: Viewer): Promise<void> {
    const whom = await this.personas.byName(name);
    if (whom) await this.database.query('select take_out_of_group($1, $2, $3)', [id, whom.id, personaId]);
  }

  /** Says yes to an invitation. @throws GroupFull */
  async join({ id }: OwnGroup, { personaId }: Viewer): Promise<void> {
    const rows = await this.database.query<{ joined: boolean }[]>('select join_group($1, $2) as joined', [
      id,
      personaId,
    ]);
    if (!rows[0]?.joined) throw new GroupFull();
  }

  /** Goes, or says no to an invitation. Nobody is told. Where nobody keeps the group then, somebody else in it can. */
  async leave({ id }: OwnGroup, { personaId }: Viewer): Promise<void> {
    await this.database.query('select leave_group($1, $2)', [id, personaId]);
  }

  /** Keeps a group that nobody keeps; where somebody does, nothing happens. */
  async takeOn({ id }: OwnGroup, { personaId }: Viewer): Promise<void> {
    await this.database.query('select take_on_group($1, $2)', [id, personaId]);
  }

  /** Whoever said no may be asked again. Where they did not, nothing happens, and nobody can tell. */
  async takeBackNo(slug: string, { personaId }: Viewer): Promise<void> {
    await this.database.query('select take_back_no(id, $2) from boards where slug = $1 and closed', [
      slug,
      personaId,
    ]);
  }
}
