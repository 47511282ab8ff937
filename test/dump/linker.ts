import { attacksOn, type Field } from './attacks.js';
import type { Table } from './dump.js';
import { type Lift, liftsOf } from './lift.js';
import { marksOf } from './marks.js';
import { type Name, namesOf } from './traces.js';

/** What a thief finds out about whose names are whose. */
export interface Links {
  pairs: number;
  tries: number;
  /** Of what a dump alone allows, with the sessions: best first. */
  dump: Lift[];
  /** Of what takes the files of PostgreSQL too. */
  files: Lift[];
}

/**
 * Tries to tell from a dump alone which one-time names are one member's, and which go with which pseudonym.
 * @param ownerOf whose a one-time name is: not for trying, for measuring
 * @param withFiles whether the thief has the files of PostgreSQL as well
 */
export function link(tables: Table[], ownerOf: (persona: string) => string, withFiles = false): Links {
  const names = namesOf(tables);
  const owners = Int32Array.from(numbered(names.map(({ persona, member }) => member ?? ownerOf(persona))));
  const marks = marksOf(tables, names);
  const tried = fieldsOf(names).map((field) => {
    const attacks = attacksOn(marks, field).filter(({ files }) => withFiles || !files);
    return { tries: attacks.length, pairs: pairsOf(field), lifts: liftsOf(field, attacks, owners) };
  });
  const lifts = tried.flatMap((each) => each.lifts).sort((a, b) => b.corrected - a.corrected);
  return {
    pairs: sum(tried.map((each) => each.pairs)),
    tries: sum(tried.map((each) => each.tries)),
    dump: lifts.filter(({ files }) => !files),
    files: lifts.filter(({ files }) => files),
  };
}

function fieldsOf(names: Name[]): Field[] {
  const numbers = [...names.keys()];
  const oneTime = numbers.filter((at) => names[at]!.member === null);
  const pseudonyms = numbers.filter((at) => names[at]!.member !== null);
  return [
    { label: 'one-time names with one another', left: oneTime, right: oneTime, same: true },
    { label: 'one-time names with pseudonyms', left: oneTime, right: pseudonyms, same: false },
  ];
}

function pairsOf({ left, right, same }: Field): number {
  return same ? (left.length * (left.length - 1)) / 2 : left.length * right.length;
}

function numbered(owners: string[]): number[] {
  const known = new Map<string, number>();
  return owners.map((owner) => known.get(owner) ?? known.set(owner, known.size).get(owner)!);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
