import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import type { ProtocolVersion } from './protocol-reading.js';
import { renderProtocol } from './steps.js';

type Facts = Omit<ProtocolVersion, 'words'>;

/** The protocol, and the form for those who lead. */
export function protocolView(
  current: ProtocolVersion,
  versions: Facts[],
  sent: Form<unknown> | null,
): object {
  return {
    html: renderProtocol(current.words),
    version: current.version,
    written: factsView(current),
    words: sent?.values.body ?? current.words,
    errors: sent?.errors ?? null,
    earlier: versions.filter(({ version }) => version !== current.version).map(factsView),
  };
}

/** One version, to be read. */
export function versionView(found: ProtocolVersion): object {
  return { html: renderProtocol(found.words), written: factsView(found) };
}

function factsView({ version, name, written_at }: Facts): object {
  return { version, name, at: written_at && when(written_at), href: `/protocol/versions/${version}` };
}
