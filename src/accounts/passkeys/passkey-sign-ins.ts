import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Devices } from '../../members/passkeys/devices.js';
import { type Passkey, Passkeys, useSignature } from '../../members/passkeys/passkeys.js';

/** Recognises members by what their passkey signed. */
@Injectable()
export class PasskeySignIns {
  constructor(
    private readonly database: DataSource,
    private readonly devices: Devices,
    private readonly passkeys: Passkeys,
  ) {}

  /** What the way in asks any device to sign, as JSON. */
  async ask(visitId: string): Promise<string> {
    return this.devices.ask('sign-in', visitId);
  }

  /** Whose passkey signed it; null for an unknown one and for whatever does not fit, after the same work. */
  async recognise(visitId: string, text: string): Promise<Passkey | null> {
    const signed = await this.devices.signed(text, 'sign-in', visitId, this.passkeys.find);
    if (!signed) return null;
    const used = await this.database.transaction((manager) => useSignature(manager, signed));
    return used ? signed.passkey : null;
  }
}
