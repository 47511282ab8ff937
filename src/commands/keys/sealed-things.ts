import { contactsUnder } from '../../duty/sealed-contacts.js';
import { sealingVault } from '../../duty/contact-vault.js';
import { ledgerKeys } from '../../erasure/sealed-ledger-key.js';
import { readingChoices } from '../../folding/sealed-choices.js';
import { passkeyLabels } from '../../members/passkeys/sealed-labels.js';
import { privatePapers } from '../../members/sealed-papers.js';
import { memberKeys } from '../../members/sealed-keys.js';
import { letters } from '../../notices/letters.js';
import { nameLists, nameOwners } from '../../personas/sealed-names.js';
import type { Config } from '../../platform/config.js';
import { type Kind, kind } from '../../platform/vault/resealing.js';
import type { Vault } from '../../platform/vault/vault.js';
import { factorSecrets } from '../../second-factor/sealed-secrets.js';
import { plans } from '../../self-help/sealed-plans.js';
import { ownDrafts } from '../../threads/drafts/sealed-drafts.js';

/** All that the forum's keys sealed and that can be moved without its owner. The keys of members come first. */
export function sealedThings(config: Config, vault: Vault): Kind[] {
  return [
    kind(memberKeys),
    kind(ownDrafts),
    kind(plans),
    ...privatePapers.map((papers) => kind(papers)),
    kind(readingChoices),
    kind(nameOwners),
    kind(nameLists),
    kind(letters),
    kind(passkeyLabels),
    kind(factorSecrets),
    kind(contactsUnder(sealingVault(config, vault))),
    kind(ledgerKeys),
  ];
}
