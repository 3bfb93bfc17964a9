import { type Day, dayOfIso } from '../../calendar/civil-date.ts';
import type { Case } from '../../cases/case.ts';
import { childrenOn } from '../values/children.ts';
import type { Key } from '../values/keys.ts';
import type { Known, Problem } from '../values/known.ts';
import { numberOn } from '../values/number.ts';
import { readValue } from '../values/read.ts';
import { merkmalOf } from './merkmale.ts';

type Entry = NonNullable<Case['profil']>[number];

/** How an entry of a profile is read: a Merkmal by its key, else a question that only a person can judge. */
function keyOfEntry(name: string): Key {
  const merkmal = merkmalOf(name);
  return merkmal === undefined
    ? { kind: 'judgement', key: name, typed: name }
    : { kind: 'merkmal', key: name, typed: name, merkmal };
}

/** Cases share few texts; so many different ones are kept. */
const KEPT = 5000;
/** Text whose meaning depends on the day it was written: "seit März". */
const DATED = Symbol('dated');
const read = new Map<string, Known | Problem | typeof DATED>();

function keep<T extends Known | Problem | typeof DATED>(text: string, value: T): T {
  if (read.size >= KEPT) read.clear();
  read.set(text, value);
  return value;
}

/** What an entry said on its day, or why it cannot be read. */
export function readEntry({ merkmal, wert, on }: Entry): Known | Problem {
  const text = `${merkmal}\n${wert}`;
  const ready = read.get(text);
  if (ready !== undefined && ready !== DATED) return ready;
  const onThatDay = `${text}\n${on}`;
  const then = ready === DATED ? read.get(onThatDay) : undefined;
  if (then !== undefined && then !== DATED) return then;
  let dated = false;
  const value = readValue(keyOfEntry(merkmal), wert, () => {
    dated = true;
    return dayOfIso(on);
  });
  if (!dated) return keep(text, value);
  keep(text, DATED);
  return keep(onThatDay, value);
}

/** The entry of a Merkmal that holds today: the latest, were there several. */
export function entryOf(profil: readonly Entry[] | undefined, key: string, today: Day): Entry | undefined {
  let found: Entry | undefined;
  for (const entry of profil ?? [])
    if (entry.merkmal === key && (found === undefined || entry.on >= found.on) && dayOfIso(entry.on) <= today)
      found = entry;
  return found;
}

/** What an entry says today: lengths of time and the ages of children have gone on since its day. */
export function knownToday(entry: Entry, today: Day): Known | undefined {
  const said = readEntry(entry);
  if (said.kind === 'problem') return undefined;
  if (said.kind === 'number') {
    const merkmal = merkmalOf(entry.merkmal);
    return merkmal?.kind === 'number' ? numberOn(merkmal, said, dayOfIso(entry.on), today) : said;
  }
  if (said.kind !== 'children' || 'least' in said.children) return said;
  return { kind: 'children', children: childrenOn(said.children, dayOfIso(entry.on), today) };
}
