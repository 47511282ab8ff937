import type { When } from '../platform/text/when.js';
import { hasMessage, message } from '../platform/web/messages.js';
import type { EntryRow } from './record-reading.js';
import { RECORD_KINDS, type RecordKind } from './record.js';

/** A page of the record. @param older where it goes on, if it does */
export function recordView(rows: EntryRow[], kind: RecordKind | null, older: string | null): object {
  return { entries: rows.map(entryView), kinds: kindLinks(kind), older };
}

function kindLinks(chosen: RecordKind | null): object[] {
  const link = (kind: RecordKind) => ({
    href: `/record?kind=${kind}`,
    label: message(`record.kind_${kind}`),
    current: kind === chosen,
  });
  return [
    { href: '/record', label: message('record.every_kind'), current: chosen === null },
    ...RECORD_KINDS.map(link),
  ];
}

function entryView(row: EntryRow): object {
  return {
    at: exactly(row.written_at),
    who: whoDid(row),
    what: whatHappened(row),
    href: hrefOf(row),
    noticed: row.noticed_by && `record.noticed_${row.noticed_by}`,
    began: row.began && { name: row.began, version: row.began_version },
    words: row.words,
    erased: row.worded && row.words === null,
  };
}

// What nobody on the team did in these, somebody did at the machine.
const AT_THE_MACHINE = new Set<RecordKind>(['role', 'configuration', 'second_factor']);

function whoDid({ name, actor, kind }: EntryRow): string {
  if (name !== null) return name;
  if (actor !== null) return message('record.someone_gone');
  return message(AT_THE_MACHINE.has(kind) ? 'record.the_operator' : 'record.by_itself');
}

// A code without words of its own is shown as it is, so that nothing that is recorded stays unseen.
function whatHappened({ kind, code, whose }: EntryRow): string {
  const key = `record.${kind}_${code ?? ''}`;
  if (hasMessage(key)) return message(key, { name: whose ?? message('record.someone_gone') });
  const label = message(`record.kind_${kind}`);
  return code === null ? label : `${label}: ${code.replaceAll('_', ' ')}`;
}

function hrefOf({ kind, code, subject }: EntryRow): string | null {
  if (kind !== 'configuration' || !subject) return null;
  if (code?.startsWith('term_')) return `/terms/${subject}`;
  if (code?.startsWith('line_')) return `/lines/${subject}`;
  if (code?.startsWith('resource_')) return `/resource-list/${subject}`;
  return code?.startsWith('template_') ? `/templates/${subject}` : null;
}

const MINUTES = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

// To the minute: whoever answers for the team has to know what came first.
function exactly(time: Date): When {
  return { words: `${MINUTES.format(time)} UTC`, datetime: `${time.toISOString().slice(0, 16)}Z` };
}
