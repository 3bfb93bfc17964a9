import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Language } from '../../src/cases/values.ts';
import type { Profile } from '../../src/fit/profile/knowledge.ts';
import { merkmalOf } from '../../src/fit/profile/merkmale.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import { describeKnown } from '../../src/fit/profile/profile-words.ts';
import { OWN_LABELS } from '../../src/fit/values/keys.ts';
import type { Known } from '../../src/fit/values/known.ts';
import { type ProfileValues, parseProfileLine } from '../../src/fit/values/values.ts';
import { writeValue } from '../../src/fit/values/write.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import { type Item, internal, type Line, note, plain, sensitive } from '../../src/reply/reply.ts';
import { coverNote, noCase, seeCase } from '../case-access.ts';
import { isBlocked, type Kit } from './kit.ts';

/** Somebody who is asked for: a case, typed facts, or facts laid over a case. */
export interface Person {
  readonly kase: Case | undefined;
  readonly profile: Profile;
  readonly values: ProfileValues;
  /** an event on file rules placement out today */
  readonly blocked: boolean;
  /** as it is typed in a command: "F-101 alter=36" */
  readonly typed: string;
}

/** What is wrong with typed facts. They may say anything, so it is for the person alone. */
export function wrongFacts(title: string, problems: readonly Text[], { language }: CommandContext): CommandResult {
  const t = fitMessages(language);
  return {
    private: {
      title,
      sections: [
        { items: problems.slice(0, 5).map((problem): Item => ({ line: [sensitive(problem[language])] })) },
        { items: [{ line: [plain(t.factsHint, 'muted')] }] },
      ],
      actions: [],
    },
  };
}

/** A fact as it is typed: `rechtskreis="SGB II"`. */
function typedFact(key: string, known: Known): string {
  const value = writeValue(key, known).replace(/["„“”]/gu, '');
  return `${key}=${/^[\p{L}\p{N}./?-]+$/u.test(value) ? value : `"${value}"`}`;
}

/**
 * Finds the case and reads the facts.
 * @param numbers words that may be a case number; `facts` as typed
 */
export async function personOf(
  { numbers, facts }: { readonly numbers: readonly string[]; readonly facts: string },
  title: string,
  { byId, questionKeys }: Kit,
  context: CommandContext,
): Promise<{ readonly person: Person } | { readonly answer: CommandResult }> {
  const { today, language } = context;
  const t = fitMessages(language);
  const [no, ...others] = numbers;
  if (others.length > 0) return { answer: { private: note(title, t.twoCases) } };
  const parsed = parseProfileLine(facts, today, questionKeys);
  if (!parsed.ok) return { answer: wrongFacts(title, parsed.problems, context) };
  const { values } = parsed;
  const seen = no === undefined ? undefined : await seeCase(no, context);
  if (no !== undefined && seen === undefined) return { answer: noCase(context, no, false) };
  const kase = seen?.kase;
  return {
    person: {
      kase,
      values,
      profile: profileOf({ today, massnahmen: byId, values, ...(kase === undefined ? {} : { kase }) }),
      blocked: kase !== undefined && isBlocked(kase, today),
      typed: [
        ...(kase === undefined ? [] : [kase.no]),
        ...[...values].map(([key, known]) => typedFact(key, known)),
      ].join(' '),
    },
  };
}

/** What a fact is called. */
export function factLabel(key: string, { judgements }: Kit): Text {
  const own = key === 'teilnahmen' || key === 'einwilligung' ? OWN_LABELS[key] : undefined;
  return merkmalOf(key)?.label ?? own ?? judgements.get(key) ?? { de: key, en: key };
}

/** Typed facts, said back: "Alter: 23 Jahre · Rechtskreis: SGB II". */
function factsText({ values, profile }: Person, kit: Kit, language: Language): string {
  return [...values]
    .map(([key, known]) => {
      const within = known.kind === 'benefit' ? known.statements[0]?.within : undefined;
      return `${factLabel(key, kit)[language]}: ${describeKnown(key, profile, language, within) ?? writeValue(key, known)}`;
    })
    .join(' · ');
}

/** What a case says of a person in a few words: age, Rechtskreis, Kategorie. */
const aboutText = (profile: Profile, language: Language): string =>
  ['alter', 'rechtskreis', 'kategorie']
    .map((key) => {
      const known = describeKnown(key, profile, language);
      return known !== undefined && key === 'kategorie' ? `Kategorie ${known}` : known;
    })
    .filter((text) => text !== undefined)
    .join(' · ');

/** The lines that say who is asked for. */
export function personLines(person: Person, kit: Kit, context: CommandContext): readonly Line[] {
  const { kase, values, profile } = person;
  const { language } = context;
  const t = fitMessages(language);
  const lines: Line[] = [];
  if (kase !== undefined) {
    const cover = coverNote(kase, context);
    const about = aboutText(profile, language);
    lines.push([
      internal(kase.no, 'strong'),
      ...(cover === undefined ? [] : [internal(` (${cover})`, 'muted')]),
      ...(about === '' ? [] : [plain('  '), sensitive(about)]),
    ]);
  }
  if (kase?.closed !== undefined)
    lines.push([sensitive(context.messages.closedOn(formatDay(dayOfIso(kase.closed.on), language, 'short')), 'alert')]);
  if (values.size > 0) {
    const facts = factsText(person, kit, language);
    lines.push([sensitive(kase === undefined ? t.given(facts) : t.assumed(facts))]);
  }
  return lines;
}
