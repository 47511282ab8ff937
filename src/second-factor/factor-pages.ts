import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { Statement } from '../platform/database/statement.js';
import { Vault } from '../platform/vault/vault.js';
import { formPage, Page } from '../platform/web/answers.js';
import { emptyForm, type Form } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import { qrCode } from './qr-code.js';
import { openOffer, sealOffer } from './secret.js';
import { appUri, newSecret } from './totp.js';

interface FactorRow {
  since: string;
  left: number;
  reset_id: string | null;
  reset_by: string | null;
}

const factorOf = new Statement<FactorRow>(
  'factor-of-member',
  `select to_char(f.set_on, 'FMMonth YYYY') as since,
     (select count(*)::int from second_factor_codes c where c.member_id = f.member_id) as left,
     r.id as reset_id, p.name as reset_by
   from second_factors f
   left join factor_resets r on r.member_id = f.member_id and r.state = 'open'
   left join personas p on p.member_id = r.asked_by and p.kind = 'pseudonym'
   where f.member_id = $1`,
);

// Below this many, more are recommended.
const FEW = 3;

/** What the pages of one's own second factor show. */
@Injectable()
export class FactorPages {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** How it stands; where there is none yet, the way to set one up. */
  async home(viewer: Viewer): Promise<Page> {
    const row = await factorOf.row(this.database, [viewer.memberId]);
    if (!row) return formPage('second-factor/set-up', this.offer(viewer, emptyForm()));
    return new Page('second-factor/show', { ...stateView(row), required: this.required });
  }

  async isThere({ memberId }: Viewer): Promise<boolean> {
    return (await factorOf.row(this.database, [memberId])) !== null;
  }

  /** A secret for the app: that of the form which is shown again, else a new one. */
  offer({ memberId }: Viewer, { values, errors }: Form<unknown>): object {
    const secret = openOffer(this.vault, memberId, values.offer ?? '') ?? newSecret();
    return {
      form: { errors },
      required: this.required,
      offer: sealOffer(this.vault, memberId, secret),
      secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
      picture: qrCode(appUri(secret, new URL(this.config.publicUrl).host)),
    };
  }

  removal({ errors }: Form<unknown>): object {
    return { form: { errors }, required: this.required };
  }

  /** Shows recovery codes, once. */
  codes(codes: string[]): Page {
    return new Page('second-factor/codes-shown', { codes });
  }

  private get required(): boolean {
    return this.config.staffSecondFactor === 'required';
  }
}

function stateView({ since, left, reset_id, reset_by }: FactorRow): object {
  const reset = reset_id && { by: reset_by, stopHref: `/factor-resets/${reset_id}/withdrawal` };
  return { since, left, few: left < FEW, reset };
}
