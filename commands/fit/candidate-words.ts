import { dayOfIso } from '../../src/calendar/civil-date.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Language } from '../../src/cases/values.ts';
import type { Finding, Question } from '../../src/fit/criteria/finding.ts';
import { hemmnisName } from '../../src/fit/criteria/wording.ts';
import type { ParticipationKnown } from '../../src/fit/profile/knowledge.ts';
import { dateText } from '../../src/fit/ranking/availability.ts';
import { shownCount } from '../../src/fit/ranking/experience.ts';
import { STRATEGIES } from '../../src/fit/ranking/needs.ts';
import type { Availability, Candidate, Experience, Need } from '../../src/fit/ranking/proposal.ts';
import type { FitMessages } from '../../src/messages/fit.ts';

/** Below this a number of people is not told exactly. */
const SHOWN_FROM = 3;

/** The numbers of an experience as they may be told; nothing but the first where they are few. */
export function shownExperience({ n, finished, placed, brokenOff }: Experience) {
  if (n < SHOWN_FROM) return { n: shownCount(n), finished: null, placed: null, brokenOff: null };
  return {
    n: `${n}`,
    finished: shownCount(finished),
    placed: shownCount(placed),
    brokenOff: shownCount(brokenOff),
  };
}

/** A text that ends like a sentence. */
export const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);

/** At most so many of a list, and how many more there are. */
export function shortList(items: readonly string[], most: number, t: FitMessages): string {
  const rest = items.length - most;
  return rest > 1 ? [...items.slice(0, most), t.andMore(rest)].join(', ') : items.join(', ');
}

export const needNames = (needs: readonly Need[], language: Language): readonly string[] =>
  needs.map(({ label }) => label[language]);

const STRATEGY_NAMES: ReadonlyMap<string, Text> = new Map(Object.values(STRATEGIES).map((text) => [text.de, text]));

/** What a Maßnahme works on, as its row says. */
export const worksOnNames = ({ worksOn = [] }: Massnahme, language: Language): readonly string[] =>
  worksOn.map((name) => STRATEGY_NAMES.get(name)?.[language] ?? hemmnisName(name, language));

/** What it would change, in one line. */
export function coverText(
  candidate: Candidate,
  needsKnown: boolean,
  language: Language,
  t: FitMessages,
  most = 4,
): string {
  const { covers, leaves, massnahme, worksOnUnknown } = candidate;
  if (worksOnUnknown === true) return t.worksOnUnknown;
  const parts: string[] = [];
  if (covers.length > 0) parts.push(t.covers(shortList(needNames(covers, language), most, t)));
  else if (needsKnown) parts.push(t.coversNothing);
  if (covers.length === 0) parts.push(t.worksOn(shortList(worksOnNames(massnahme, language), most, t)));
  if (leaves.length > 0) parts.push(t.leaves(shortList(needNames(leaves, language), most, t)));
  else if (covers.length > 0 && needsKnown) parts.push(t.leavesNothing);
  return parts.map(sentence).join(' ');
}

/** What happened to comparable people here, in one line. */
export function experienceText(experience: Experience, language: Language, t: FitMessages): string {
  const { n, finished, placed, brokenOff } = shownExperience(experience);
  if (experience.n === 0) return `${t.noExperience}.`;
  if (finished === null || placed === null || brokenOff === null) return `${t.fewExperiences}.`;
  return `${t.experience(n, finished, placed, brokenOff)} (${t.comparable(experience.comparable[language])}).`;
}

/** "01.10.2024 bis 03.01.2025, Ergebnis: Abbruch" for each time that the same thing was tried. */
export function triedText(
  tried: readonly ParticipationKnown[],
  nameOf: (id: string) => string,
  language: Language,
  t: FitMessages,
): string {
  const day = (iso: string) => (iso === '' ? '' : dateText(dayOfIso(iso))[language]);
  const times = tried.map(({ massnahme, from, until, outcome }) => {
    const end = until === undefined || until === '' ? '' : t.triedUntil(day(until));
    const result = outcome === undefined ? '' : t.triedOutcome(outcome);
    return `${nameOf(massnahme)} ${day(from)}${end}${result}`.trim();
  });
  return t.tried(times.join('; '));
}

/** Whether somebody can begin: places and days, as far as the row says anything of them. */
export function placesText(
  { run, entry, places }: Massnahme,
  { open, free, notes, start }: Availability,
  today: number,
  language: Language,
  t: FitMessages,
): string | undefined {
  const told = notes.map((note) => note[language]);
  if (!open) return told.length === 0 ? undefined : `${told.join(', ')}.`;
  const parts = [...(free === undefined ? [] : [t.free(free)]), ...told];
  const known = run !== undefined || entry !== undefined || places !== undefined;
  if (known && start !== undefined && start <= today) parts.splice(free === undefined ? 0 : 1, 0, t.startNow);
  return parts.length === 0 ? undefined : `${parts.join(', ')}.`;
}

/** The fact that a condition was decided by; of one with parts what is known of them. */
export function factText({ fact, parts }: Finding, language: Language): string | undefined {
  if (fact !== undefined) return fact[language];
  const known = parts.map((part) => factText(part, language)).filter((text) => text !== undefined);
  return known.length === 0 ? undefined : [...new Set(known)].join(', ');
}

/** A condition that fails, with the fact that it fails at. */
export function failedText(finding: Finding, language: Language, t: FitMessages): string {
  const { condition, creatable, remarks } = finding;
  const fact = factText(finding, language);
  const why = [...(fact === undefined ? [] : [fact]), ...remarks.map((text) => text[language])];
  const words = creatable ? t.notYet(condition[language]) : condition[language];
  return why.length === 0 ? words : `${words} – ${why.join('; ')}`;
}

/** A condition that nothing can be asked about: it is to be settled with whoever runs the Maßnahme. */
const toSettle = (finding: Finding): boolean => finding.outcome === 'unknown' && finding.questions.length === 0;

/** What is still to be asked, each question once. */
export function questionsOf(findings: readonly Finding[]): readonly Question[] {
  const open = findings.filter(({ outcome }) => outcome === 'unknown').flatMap(({ questions }) => questions);
  return [...new Map(open.map((question) => [question.text.de, question])).values()];
}

/** How the conditions stand, and what is to be asked. */
export function conditionLines(
  { findings, counts }: Candidate,
  language: Language,
  t: FitMessages,
  most: number,
): readonly string[] {
  const all = findings.length;
  if (all === 0) return [`${t.noConditions}.`];
  if (counts.unknown === 0) return [`${t.conditionsMet(counts.met, all)}.`];
  const lines = [`${t.conditionsOpen(counts.met, all, counts.unknown)}.`];
  const questions = questionsOf(findings).map(({ text }) => text[language]);
  if (questions.length > 0) {
    const rest = questions.length - most;
    lines.push(t.ask([...questions.slice(0, most), ...(rest > 0 ? [t.askMore(rest)] : [])].join(' ')));
  }
  const settle = findings.filter(toSettle).map(({ condition }) => condition[language]);
  if (settle.length > 0) lines.push(sentence(t.settle(shortList(settle, most, t))));
  return lines;
}
