import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Devices } from '../../members/passkeys/devices.js';
import { Passkeys, removePasskey } from '../../members/passkeys/passkeys.js';
import { Sessions } from '../../members/sessions.js';
import type { NoticeKind } from '../../notices/notice.entity.js';
import { sendNotice } from '../../notices/send-notice.js';
import type { Viewer } from '../../platform/web/visit.js';

/** What came of taking a way in away. `last`: it would have been the last one. */
export type Removed = { sessionId: string } | 'none' | 'last';

/** A member's ways in: passkeys added and taken away, the passphrase taken away. Each leaves a notice. */
@Injectable()
export class PasskeyChanges {
  constructor(
    private readonly database: DataSource,
    private readonly devices: Devices,
    private readonly passkeys: Passkeys,
    private readonly sessions: Sessions,
  ) {}

  /** What a device is asked to make. */
  async invite({ memberId, name }: Viewer, visitId: string): Promise<string> {
    return this.devices.invite(name, visitId, await this.passkeys.idsOf(memberId));
  }

  /** Keeps what a device made. @returns false for what was not made for this visitor, just now and for the first time */
  async add({ memberId, personaId }: Viewer, visitId: string, text: string, label: string): Promise<boolean> {
    const made = await this.devices.made(text, visitId);
    if (!made) return false;
    return this.database.transaction(async (manager) => {
      const added = await this.passkeys.add(manager, memberId, made, label);
      if (added) await sendNotice(manager, personaId, 'passkey_added');
      return added;
    });
  }

  /** Takes a passkey away, and ends every session there was: it may be in somebody else's hands. */
  async remove(viewer: Viewer, id: string): Promise<Removed> {
    return this.takeAway(viewer, 'passkey_removed', (manager) => removePasskey(manager, viewer.memberId, id));
  }

  /** Takes the passphrase away, where passkeys are left. */
  async removePassword(viewer: Viewer): Promise<Removed> {
    return this.takeAway(viewer, 'passphrase_removed', async (manager) => {
      const [, removed] = await manager.query<[unknown, number]>(NO_PASSWORD, [viewer.memberId]);
      return removed === 1;
    });
  }

  private async takeAway(
    viewer: Viewer,
    notice: NoticeKind,
    take: (manager: EntityManager) => Promise<boolean>,
  ): Promise<Removed> {
    const work = this.database.transaction(async (manager): Promise<Removed> => {
      if (!(await take(manager))) return 'none';
      await sendNotice(manager, viewer.personaId, notice);
      await this.sessions.endAll(viewer.memberId, null, manager);
      return { sessionId: await this.sessions.begin(viewer.memberId, manager) };
    });
    return work.catch(asLast);
  }
}

const NO_PASSWORD = 'update members set password_hash = null where id = $1 and password_hash is not null';

// PostgreSQL keeps the last way in (migrations/045).
function asLast(error: unknown): 'last' {
  if ((error as { code?: unknown }).code === 'HS045') return 'last';
  throw error;
}
