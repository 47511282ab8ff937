type Fields = Record<string, unknown>;

const IDENTIFIERS = ['id', 'slug'];
const IDENTIFIER = /^[a-z][a-z0-9-]*$/;
// Of what an item is for, the code knows these alone.
const CHOICES = ['outcome'];

/** Why a file of texts cannot stand for the shipped one, each in half a sentence; none where it can. */
export function jsonFaults(own: string, shipped: string): string[] {
  const known: unknown = JSON.parse(shipped);
  try {
    return compare(JSON.parse(own), known, '', known);
  } catch {
    return ['it is not JSON'];
  }
}

// `place` says where we are; what `{name}` may stand there is told by `near`, the shipped texts there.
function compare(own: unknown, shipped: unknown, place: string, near: unknown): string[] {
  if (Array.isArray(shipped)) return list(own, shipped, place);
  if (isFields(shipped)) return fields(own, shipped, place);
  if (typeof shipped === 'string') return text(own, shipped === '', place, near);
  return typeof own === typeof shipped ? [] : [`${called(place)} must be a ${typeof shipped}`];
}

function fields(own: unknown, shipped: Fields, place: string): string[] {
  if (!isFields(own)) return [`${called(place)} must be a list of names with their texts`];
  const within = (key: string): string => (place === '' ? key : `${place}.${key}`);
  const both = Object.keys(shipped).filter((key) => Object.hasOwn(own, key));
  return [
    ...keysBut(shipped, own).map((key) => `“${within(key)}” is missing`),
    ...keysBut(own, shipped).map((key) => `“${within(key)}” is unknown`),
    ...both.flatMap((key) => compare(own[key], shipped[key], within(key), shipped[key])),
  ];
}

function list(own: unknown, shipped: unknown[], place: string): string[] {
  if (!Array.isArray(own) || own.length === 0) return [`${called(place)} must be a list that is not empty`];
  const items = own.flatMap((item, at) => itemFaults(item, shipped, `${place}[${at + 1}]`));
  return [...items, ...(items.length === 0 ? identifierFaults(own, shipped, place) : [])];
}

function itemFaults(item: unknown, shipped: unknown[], place: string): string[] {
  if (!shipped.every(isFields)) return text(item, shipped.includes(''), place, shipped);
  if (!isFields(item)) return [`${called(place)} must be a list of names with their texts`];
  const optional = (key: string): boolean => shipped.some((other) => !Object.hasOwn(other, key));
  const all = Object.assign({}, ...shipped.toReversed()) as Fields;
  const expected = Object.entries(all).filter(([key]) => Object.hasOwn(item, key) || !optional(key));
  return [
    ...fieldsOfItem(item, Object.fromEntries(expected), place, shipped),
    ...CHOICES.flatMap((key) => choiceFaults(item, shipped, key, place)),
  ];
}

function fieldsOfItem(item: Fields, expected: Fields, place: string, shipped: Fields[]): string[] {
  const both = Object.keys(expected).filter((key) => Object.hasOwn(item, key));
  return [
    ...keysBut(expected, item).map((key) => `“${place}.${key}” is missing`),
    ...keysBut(item, expected).map((key) => `“${place}.${key}” is unknown`),
    ...both.flatMap((key) => ofItem(item[key], expected[key], `${place}.${key}`, shipped)),
  ];
}

// The items of a list are alike: what may stand in one may stand in another.
function ofItem(own: unknown, shipped: unknown, place: string, near: unknown): string[] {
  if (!Array.isArray(shipped)) return compare(own, shipped, place, near);
  if (!Array.isArray(own) || own.length === 0) return [`${called(place)} must be a list that is not empty`];
  return own.flatMap((line, at) => text(line, true, `${place}[${at + 1}]`, near));
}

function choiceFaults(item: Fields, shipped: Fields[], key: string, place: string): string[] {
  const known = shipped.map((other) => other[key]);
  return known.includes(item[key]) ? [] : [`“${place}.${key}” is none that the forum knows`];
}

// What decisions and addresses cite must stay; more may come.
function identifierFaults(own: unknown[], shipped: unknown[], place: string): string[] {
  const key = IDENTIFIERS.find((name) => shipped.every((item) => isFields(item) && name in item));
  if (!key) return [];
  const [now, before] = [own, shipped].map((items) => items.map((item) => (item as Fields)[key] as string));
  return [
    ...before!.filter((id) => !now!.includes(id)).map((id) => `${called(place)} lacks the ${key} “${id}”`),
    ...now!.filter((id, at) => now!.indexOf(id) < at).map((id) => `the ${key} “${id}” stands twice`),
    ...now!
      .filter((id) => !IDENTIFIER.test(id))
      .map((id) => `“${id}” is no ${key}: small letters and hyphens alone`),
  ];
}

function text(own: unknown, mayBeEmpty: boolean, place: string, near: unknown): string[] {
  if (typeof own !== 'string') return [`${called(place)} must be a text`];
  if (own.trim() === '' && !mayBeEmpty) return [`${called(place)} is empty`];
  const known = gapsOf(JSON.stringify(near));
  return gapsOf(own)
    .filter((gap) => !known.includes(gap))
    .map((gap) => `${called(place)} has a gap ${gap} that nothing fills`);
}

function gapsOf(words: string): string[] {
  return words.match(/\{\w+\}/g) ?? [];
}

function keysBut(some: Fields, others: Fields): string[] {
  return Object.keys(some).filter((key) => !Object.hasOwn(others, key));
}

function called(place: string): string {
  return place === '' ? 'the file' : `“${place}”`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
