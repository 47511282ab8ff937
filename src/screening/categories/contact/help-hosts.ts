import { wordSet } from '../../lists.js';

/** Whether a host, lower-case, belongs to help that anybody may name: a health service, a helpline, an encyclopedia. */
export function isHelpHost(host: string): boolean {
  const labels = host.split('.');
  return labels.some((_, nth) => isHelp(labels.slice(nth).join('.')));
}

function isHelp(host: string): boolean {
  return HOSTS.has(host) || HELP.test(host);
}

const HOSTS = wordSet(`
  nhs.uk gov samaritans.org mind.org.uk wikipedia.org wikihow.com 988lifeline.org giveusashout.org
  papyrus-uk.org thecalmzone.net childline.org.uk rethink.org youngminds.org.uk samhsa.gov crisistextline.org
  lifeline.org.au beyondblue.org.au pieta.ie aware.ie talktofrank.com bipolaruk.org befrienders.org
  findahelpline.com beateatingdisorders.org.uk cruse.org.uk hubofhope.co.uk kooth.com
  alcoholics-anonymous.org.uk aa.org na.org smartrecovery.org smartrecovery.org.uk turn2us.org.uk
  citizensadvice.org.uk refuge.org.uk shelter.org.uk
`);
const HELP = /^(?:gov\.[a-z]{2}|[a-z-]{0,63}(?:helpline|lifeline|samaritans)[a-z-]{0,63}\.[a-z.]{2,12})$/;
