import { Inject, Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import { randomBytes } from 'node:crypto';
import { CONFIG } from '../../platform/config.module.js';
import type { Config } from '../../platform/config.js';
import { Challenges, type Purpose } from './challenges.js';
import { answerOf, challengeIn, madeOf, NOBODYS_KEY } from './device-answers.js';
import type { Passkey } from './passkeys.js';

// EdDSA, ES256, RS256: what devices speak.
const ALGORITHMS = [-8, -7, -257];

/** What a device made, to be kept. */
export interface Made {
  credential: WebAuthnCredential;
  userHandle: Buffer;
  challenge: string;
}

/** What a device signed. */
export interface Signed {
  passkey: Passkey;
  counter: number;
  challenge: string;
}

/** The talk with people's devices, by WebAuthn. Nothing of the device itself is asked for, and nothing of it is kept. */
@Injectable()
export class Devices {
  constructor(
    private readonly challenges: Challenges,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What a page asks a device to sign, as JSON. @param among ids of the passkeys that count; none for any */
  async ask(purpose: Purpose, visitId: string, among: Buffer[] = []): Promise<string> {
    const options = await generateAuthenticationOptions({
      rpID: this.place.hostname,
      challenge: bytes(this.challenges.make(purpose, visitId)),
      allowCredentials: among.map((id) => ({ id: id.toString('base64url') })),
      userVerification: 'required',
    });
    return JSON.stringify(options);
  }

  /** What a page asks a device to make a passkey of, as JSON. @param known ids of those that the member has */
  async invite(name: string, visitId: string, known: Buffer[]): Promise<string> {
    const handle = randomBytes(32);
    const options = await generateRegistrationOptions({
      rpName: 'Hearthside',
      rpID: this.place.hostname,
      userName: name,
      userDisplayName: name,
      userID: bytes(handle),
      challenge: bytes(this.challenges.make('adding', visitId, handle.toString('base64url'))),
      attestationType: 'none',
      excludeCredentials: known.map((id) => ({ id: id.toString('base64url') })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return JSON.stringify(options);
  }

  /** What a device made for this visitor; null for anything else. */
  async made(text: string, visitId: string): Promise<Made | null> {
    const response = madeOf(text);
    const challenge = challengeIn(response);
    const handle = challenge && this.challenges.read('adding', visitId, challenge);
    if (!response || !challenge || !handle) return null;
    const credential = await this.verifyMade(response, challenge);
    return credential && { credential, userHandle: Buffer.from(handle, 'base64url'), challenge };
  }

  /**
   * What a device signed for this visitor; null for anything else, after the same work.
   * @param find the passkey with an id, or null
   */
  async signed(
    text: string,
    purpose: Purpose,
    visitId: string,
    find: (credentialId: Buffer) => Promise<Passkey | null>,
  ): Promise<Signed | null> {
    const response = answerOf(text);
    const challenge = challengeIn(response);
    if (!response || !challenge || this.challenges.read(purpose, visitId, challenge) === null) return null;
    const passkey = await find(Buffer.from(response.id, 'base64url'));
    const counter = await this.verifySigned(response, challenge, passkey);
    if (!passkey || counter === null || !isHandleOf(passkey, response)) return null;
    return { passkey, counter, challenge };
  }

  private async verifyMade(
    response: RegistrationResponseJSON,
    expectedChallenge: string,
  ): Promise<WebAuthnCredential | null> {
    const work = verifyRegistrationResponse({
      response,
      expectedChallenge,
      ...this.expected(),
      supportedAlgorithmIDs: ALGORITHMS,
    });
    const { registrationInfo } = await work.catch(() => ({ registrationInfo: undefined }));
    return registrationInfo?.credential ?? null;
  }

  // Under nobody's key for an unknown passkey: it takes as long, and never fits.
  private async verifySigned(
    response: AuthenticationResponseJSON,
    expectedChallenge: string,
    passkey: Passkey | null,
  ): Promise<number | null> {
    const { publicKey, counter } = passkey ?? { publicKey: NOBODYS_KEY, counter: 0 };
    const credential = { id: response.id, publicKey: bytes(publicKey), counter };
    const work = verifyAuthenticationResponse({
      response,
      expectedChallenge,
      ...this.expected(),
      credential,
    });
    const { verified, authenticationInfo } = await work.catch(() => NOTHING);
    return verified ? authenticationInfo.newCounter : null;
  }

  private expected(): { expectedOrigin: string; expectedRPID: string; requireUserVerification: true } {
    const { origin, hostname } = this.place;
    return { expectedOrigin: origin, expectedRPID: hostname, requireUserVerification: true };
  }

  private get place(): URL {
    return new URL(this.config.publicUrl);
  }
}

const NOTHING = { verified: false, authenticationInfo: { newCounter: 0 } };

// Devices hand it back with a passkey that they found themselves; where the page named the passkey they may leave it out.
function isHandleOf({ userHandle }: Passkey, { response }: AuthenticationResponseJSON): boolean {
  return response.userHandle === undefined || response.userHandle === userHandle.toString('base64url');
}

function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}
