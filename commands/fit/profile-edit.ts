import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { fitOf } from '../../src/fit/criteria/fit.ts';
import { both } from '../../src/fit/criteria/wording.ts';
import { FAILED, MET, type Profile, type Value } from '../../src/fit/profile/knowledge.ts';
import { merkmalOf } from '../../src/fit/profile/merkmale.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import { describeKnown } from '../../src/fit/profile/profile-words.ts';
import { type ProfileValues, parseProfileLine } from '../../src/fit/values/values.ts';
import { writeValue } from '../../src/fit/values/write.ts';
import { wrong } from '../work/say.ts';
import type { CaseEdit, Edited } from '../writing/spec.ts';
import { type Kit, kitOf } from './kit.ts';
import { factLabel } from './person.ts';

type Entry = NonNullable<Case['profil']>[number];

/** Why a fact is not kept in the profile of a case: another command records it. */
export function elsewhereText(key: string, no: string): Text | undefined {
  if (key === 'teilnahmen') {
    return {
      de: `Teilnahmen tragen Sie mit „teilnahme ${no} …“ ein.`,
      en: `Participations are recorded with “participation ${no} …”.`,
    };
  }
  if (key === 'einwilligung') {
    return {
      de: `Eine Einwilligung gilt für eine Maßnahme: profil ${no} einwilligung <Maßnahme> schriftlich`,
      en: `A consent is given to one Maßnahme: profile ${no} consent <Maßnahme> written`,
    };
  }
  return merkmalOf(key)?.elsewhere;
}

/** The profile with facts written into it: one entry for each; "unbekannt" takes it out. */
function withFacts(profil: readonly Entry[], values: ProfileValues, on: string, by: string): Entry[] {
  const fresh = new Map(
    [...values]
      .filter(([, known]) => known.kind !== 'unknown')
      .map(([merkmal, known]) => [merkmal, { merkmal, wert: writeValue(merkmal, known), on, by }]),
  );
  const stays = profil.flatMap((entry) => {
    if (!values.has(entry.merkmal)) return [entry];
    const next = fresh.get(entry.merkmal);
    fresh.delete(entry.merkmal);
    return next === undefined ? [] : [next];
  });
  return [...stays, ...fresh.values()];
}

/** What of the office's Maßnahmen fits now, or does not any more. */
function whatChanges(before: Profile, after: Profile, { catalogue, isOwn }: Kit): readonly Text[] {
  const own = catalogue.filter((row) => isOwn(row) && row.type !== 'Netzwerk' && row.example !== true);
  const turned = (value: Value) =>
    own
      .filter((row) => fitOf(row).judge(after) === value && fitOf(row).judge(before) !== value)
      .map(({ name }) => name);
  const [fits, fails] = [turned(MET), turned(FAILED)];
  return [
    ...(fits.length === 0
      ? []
      : [{ de: `Damit passt jetzt: ${fits.join(', ')}.`, en: `Fits now: ${fits.join(', ')}.` }]),
    ...(fails.length === 0
      ? []
      : [{ de: `Damit passt nicht: ${fails.join(', ')}.`, en: `Does not fit with this: ${fails.join(', ')}.` }]),
  ];
}

/** Facts written into the profile of a case, or what is wrong with them. @param field that the problems are said at */
export function recordFacts(values: ProfileValues, field: string, edit: CaseEdit): Edited {
  const { kase, today, context } = edit;
  const kit = kitOf(context.office);
  for (const key of values.keys()) {
    const text = elsewhereText(key, kase.no);
    if (text !== undefined) return wrong(field, text);
  }
  const { today: day } = context;
  const massnahmen = kit.byId;
  const next: Case = { ...kase, profil: withFacts(kase.profil ?? [], values, today, context.access.person.id) };
  const before = profileOf({ today: day, kase, massnahmen });
  const after = profileOf({ today: day, kase: next, massnahmen });
  const alone = profileOf({ today: day, values, massnahmen });
  const said = both((language) => {
    const de = language === 'de';
    const facts = [...values.keys()].map((key) => {
      const label = factLabel(key, kit)[language].replace(/\?$/u, '');
      const value = describeKnown(key, alone, language) ?? (de ? 'unbekannt' : 'unknown');
      const stood = kase.profil?.some(({ merkmal }) => merkmal === key) === true;
      const old = stood ? describeKnown(key, before, language) : undefined;
      return `${label}: ${value}${old === undefined || old === value ? '' : `, ${de ? 'bisher' : 'so far'} ${old}`}`;
    });
    return `${de ? 'Profil' : 'Profile'}: ${facts.join('; ')}`;
  });
  const overruled = [...values.keys()].filter(
    (key) => values.get(key)?.kind !== 'unknown' && describeKnown(key, alone, 'de') !== describeKnown(key, after, 'de'),
  );
  return {
    kase: next,
    said,
    also: [
      ...overruled.map((key) => overruledText(key, after, kit)),
      ...whatChanges(before, after, kit),
      { de: `Was jetzt passt: massnahmen ${kase.no}`, en: `What fits now: measures ${kase.no}` },
    ],
  };
}

/** The case itself says something else, and that counts. */
const overruledText = (key: string, after: Profile, kit: Kit): Text =>
  both((language) => {
    const label = factLabel(key, kit)[language];
    const fact = describeKnown(key, after, language) ?? '';
    const from = after.origin(key)?.[language] ?? '';
    return language === 'de'
      ? `Es zählt, was im Fall steht: ${label}: ${fact} (${from}).`
      : `What stands in the case counts: ${label}: ${fact} (${from}).`;
  });

/** Reads a line of facts and records it. */
export function recordLine(line: string, field: string, edit: CaseEdit): Edited {
  const { questionKeys } = kitOf(edit.context.office);
  const parsed = parseProfileLine(line, edit.context.today, questionKeys);
  if (!parsed.ok) {
    const text = (language: 'de' | 'en') => parsed.problems.map((problem) => problem[language]).join(' ');
    return wrong(field, { de: text('de'), en: text('en') });
  }
  if (parsed.values.size === 0) return wrong(field, NOTHING_SAID);
  return recordFacts(parsed.values, field, edit);
}

export const NOTHING_SAID: Text = {
  de: 'Was wissen Sie? Zum Beispiel: sprache=B1 fuehrerschein=ja kinder=3,7',
  en: 'What do you know? For example: german=B1 fuehrerschein=yes children=3,7',
};
