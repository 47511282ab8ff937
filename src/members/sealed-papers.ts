import { PAPERS, paperOwner, paperPurpose } from './private-papers.js';
import { privateTable } from './private-things.js';

/** The private papers of the accounts, kind by kind. */
export const privatePapers = PAPERS.map((kind) =>
  privateTable({
    what: `private papers (${kind})`,
    table: 'private_papers',
    purpose: paperPurpose(kind),
    owner: paperOwner(kind),
    where: `kind = '${kind}'`,
  }),
);
