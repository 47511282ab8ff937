import { writeNumbers } from '../crisis-lines/keeping/number-lines.js';
import { message } from '../platform/web/messages.js';
import { EVERYWHERE, kindsOf, type NewResourceFields } from './forms.js';
import type { Resource } from './resource.js';

/** What a form says of an entry. */
export function written(fields: NewResourceFields): Pick<Resource, 'country' | 'facts'> {
  const { country, name, what, whom, cost, website, calls, languages, source } = fields;
  return {
    country: country === EVERYWHERE ? null : country,
    facts: {
      ...{ name, what, whom, cost, calls, languages, source },
      kinds: kindsOf(fields),
      website: website || null,
    },
  };
}

/** An entry as the form shows it. */
export function valuesOf({ country, facts }: Pick<Resource, 'country' | 'facts'>): Record<string, string> {
  const { name, kinds, what, whom, cost, website, calls, languages, source } = facts;
  return {
    ...{ name, what, whom, cost, source },
    country: country ?? EVERYWHERE,
    ...Object.fromEntries(kinds.map((kind) => [`kind_${kind}`, 'yes'])),
    website: website ?? '',
    calls: writeNumbers(calls, message),
    languages: languages.join(', '),
  };
}
