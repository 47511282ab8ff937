import { Injectable } from '@nestjs/common';
import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { Vault } from '../platform/vault/vault.js';

/** What a browser has to find: so many rounds of a hash, tried so often; one to three seconds on a phone. */
export const WORK = { algorithm: 'PBKDF2/SHA-256', cost: 2_000, least: 250, most: 500 } as const;

/** How long a challenge holds: somebody may think about a name for a while. */
export const LASTS_MS = 30 * 60_000;

const PURPOSE = 'proof of work';

const solution = z.object({ counter: z.number(), derivedKey: z.string().max(200) });
const challenge = z.object({
  parameters: z
    .looseObject({ nonce: z.string().max(100), data: z.object({ visitor: z.string() }) })
    .refine(({ cost, algorithm }) => cost === WORK.cost && algorithm === WORK.algorithm),
  signature: z.string().max(200),
});

/** Work for a browser that is short for one name and long for thousands. Made and looked at here; nobody else is asked. */
@Injectable()
export class Challenges {
  constructor(private readonly vault: Vault) {}

  /** @param visitId of whom it is for: nobody else can hand it in */
  async make(visitId: string): Promise<string> {
    const made = await createChallenge({
      ...WORK,
      deriveKey,
      counter: randomInt(WORK.least, WORK.most),
      expiresAt: new Date(Date.now() + LASTS_MS),
      data: { visitor: this.visitor(visitId) },
      ...this.secrets(),
    });
    return JSON.stringify(made);
  }

  /** @returns what may be used once, or null when the work was not done, is too old, or was somebody else's */
  async solved(given: string, found: string, visitId: string): Promise<string | null> {
    const [work, answer] = [read(challenge, given), read(solution, found)];
    if (!work || !answer || work.parameters.data.visitor !== this.visitor(visitId)) return null;
    const checked = {
      challenge: work as unknown as Challenge,
      solution: answer,
      deriveKey,
      ...this.secrets(),
    };
    const { verified } = await verifySolution(checked).catch(() => ({ verified: false }));
    return verified ? work.parameters.nonce : null;
  }

  private visitor(visitId: string): string {
    return this.vault.tag(PURPOSE, visitId).toString('base64url');
  }

  private secrets(): { hmacSignatureSecret: string; hmacKeySignatureSecret: string } {
    const [challenges, keys] = ['challenges', 'keys'].map((of) =>
      this.vault.tag(PURPOSE, of).toString('hex'),
    );
    return { hmacSignatureSecret: challenges!, hmacKeySignatureSecret: keys! };
  }
}

function read<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
