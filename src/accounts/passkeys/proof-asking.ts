import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type Proof, Proofs, type Prover } from '../../members/proofs.js';
import { CONFIG } from '../../platform/config.module.js';
import type { Config } from '../../platform/config.js';
import { type Form, withError } from '../../platform/web/form.js';
import { isByOnion } from '../../platform/web/origins.js';

/** What the partial `proof` sees: how the member may show that it is them. */
export interface ProofView {
  password: boolean;
  options: string | null;
  /** Whether they have passkeys, but not at this address of ours. */
  elsewhere: boolean;
  errors: Record<string, string> | null;
}

/** Asks who is signed in to show once more that it is them, for whatever form. */
@Injectable()
export class ProofAsking {
  constructor(
    private readonly proofs: Proofs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The part of a form that asks. */
  async view(request: Request, form: Form<unknown>): Promise<ProofView> {
    const { password, options } = await this.proofs.provable(proverOf(request));
    const elsewhere = this.isElsewhere(request);
    return {
      password,
      options: elsewhere ? null : options,
      elsewhere: elsewhere && options !== null,
      errors: form.errors,
    };
  }

  /** Whether passkeys do not work where the member is: browsers bind them to the public address. */
  isElsewhere(request: Request): boolean {
    return isByOnion(this.config, request);
  }

  /** Whether a form's proof fits. @throws Problem 503 `too_busy` */
  async isProof(request: Request, proof: Proof): Promise<boolean> {
    return this.proofs.isProof(proverOf(request), proof);
  }
}

/** What is said at the field of a proof that does not fit. */
export function wrongProof<Fields>(form: Form<Fields>): Form<Fields> {
  return withError(form, 'current', form.values.passkey ? 'passkeys.proof_wrong' : 'accounts.current_wrong');
}

/** Who proves, on a route that is for members. */
export function proverOf({ visit, ip }: Request): Prover {
  if (!visit.viewer || !visit.id) throw new Error('A proof is for routes with @Access("member").');
  return { memberId: visit.viewer.memberId, visitId: visit.id, address: ip };
}
