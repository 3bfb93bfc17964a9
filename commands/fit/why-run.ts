import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import { fold } from '../../src/calendar/fold.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import { likeOf } from '../../src/fit/ranking/experience.ts';
import { needsOf } from '../../src/fit/ranking/needs.ts';
import { placementFirst } from '../../src/fit/ranking/placement.ts';
import type { Candidate } from '../../src/fit/ranking/proposal.ts';
import { candidateOf } from '../../src/fit/ranking/propose.ts';
import { parseProfileLine } from '../../src/fit/values/values.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import { type Action, type Item, note, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { answerHow, exampleFact } from './answer-how.ts';
import { candidateFact, type Group } from './candidate-fact.ts';
import { coverText, experienceText, placesText, questionsOf, sentence, triedText } from './candidate-words.ts';
import { findingItem } from './finding-view.ts';
import { type Kit, kitOf, statsFor } from './kit.ts';
import type { FitArgs } from './line.ts';
import { type Person, personLines, personOf } from './person.ts';
import { type SplitLine, splitLine } from './split.ts';
import { theMassnahme } from './which.ts';

const MOST_ASKED = 6;
const MOST_NEEDS = 12;

/** Case numbers and the words of a name: an id such as "E08" is no case number beside another one. */
export function namesApart({ numbers, words, facts }: SplitLine, { byId }: Kit) {
  const ids = new Set([...byId.keys()].map(fold));
  const isId = (word: string) => ids.has(fold(word));
  const others = numbers.filter((word) => !isId(word));
  if (numbers.length > 0 && others.length === 0 && words.length > 0 && facts.length === 0)
    return { numbers: numbers.slice(0, 1), words: [...numbers.slice(1), ...words] };
  return { numbers: others, words: [...numbers.filter(isId), ...words] };
}

/** One Maßnahme for the person, as the list of proposals sees it. */
export async function candidateFor(row: Massnahme, person: Person, context: CommandContext) {
  const { profile, blocked, kase } = person;
  const needs = needsOf(profile, placementFirst(profile, blocked) !== undefined);
  const asked = {
    profile,
    stats: await statsFor(context),
    today: context.today,
    ...(kase === undefined ? {} : { own: kase.no }),
  };
  return { candidate: candidateOf(row, asked, needs, likeOf(profile)), needs };
}

function groupOf({ massnahme, verdict, availability }: Candidate): Group {
  if (massnahme.type === 'Netzwerk') return 'contact';
  if (massnahme.example === true) return 'example';
  if (verdict === 'excluded') return 'excluded';
  return availability.open ? 'proposed' : 'unavailable';
}

/** What to ask, each with how it is answered. */
function questionSection(candidate: Candidate, person: Person, { language }: CommandContext): readonly Section[] {
  const questions = questionsOf(candidate.findings);
  if (questions.length === 0) return [];
  const t = fitMessages(language);
  const { id } = candidate.massnahme;
  const how = (key: string, text: (typeof questions)[number]): string => {
    if (person.kase === undefined) return t.typedAnswer(exampleFact(key)[language]);
    const { example, elsewhere } = answerHow(text, person.kase.no, id);
    return example === undefined ? (elsewhere?.[language] ?? '') : t.answerWith(example[language]);
  };
  const items = questions.map(
    (question): Item => ({
      line: [sensitive(question.text[language])],
      details: [[sensitive(how(question.key, question), 'muted')]],
      facts: [
        {
          grade: 'sensitive',
          type: 'question',
          value: {
            case: person.kase?.no ?? null,
            key: question.key,
            text: question.text[language],
            massnahmen: [id],
          },
        },
      ],
    }),
  );
  return [{ heading: [plain(t.nextQuestions, 'strong')], items }];
}

function actionsFor(candidate: Candidate, person: Person, kit: Kit, context: CommandContext) {
  const { massnahme, findings, verdict, covers, worksOnUnknown, availability } = candidate;
  const { language } = context;
  const t = fitMessages(language);
  const { kase } = person;
  if (kase === undefined) return [];
  const asks = questionsOf(findings).flatMap((question): Action[] => {
    const { ask } = answerHow(question, kase.no, massnahme.id);
    return ask === undefined ? [] : [{ label: question.text[language], command: sensitive(ask) }];
  });
  const useful = covers.length > 0 || worksOnUnknown === true || person.profile.hemmnisse() === undefined;
  const own = kit.isOwn(massnahme) && massnahme.type !== 'Netzwerk' && massnahme.example !== true;
  const assignable = own && verdict === 'fits' && useful && availability.open;
  const assign: Action[] = assignable
    ? [{ label: t.assignButton, command: sensitive(`zuweisen ${kase.no} ${massnahme.id}`) }]
    : [];
  return [...assign, ...asks.slice(0, MOST_ASKED)];
}

/** `warum <Fall> <Maßnahme>`: every condition with its value, the fact, where it comes from; and what is still to ask. */
export async function runWhy({ line, page }: FitArgs, context: CommandContext): Promise<CommandResult> {
  const { language, office, today, messages } = context;
  const t = fitMessages(language);
  const kit = kitOf(office);
  const split = splitLine(line);
  const { numbers, words } = namesApart(split, kit);
  if (page > 1) return { private: note(t.whyTitle, messages.noSuchPage(1)) };
  const typed = split.facts.join(' ');
  const reads = (others: readonly string[]) => parseProfileLine(others.join(' '), today, kit.questionKeys).ok;
  const who = [...numbers.slice(0, 1), ...split.facts].join(' ');
  const named = theMassnahme(words, kit, (id) => `warum ${who} ${id}`, context, reads);
  // facts without "=" stand around the name
  const others = 'answer' in named || !reads(named.others) ? [] : named.others;
  const facts = [typed, ...others].filter((text) => text !== '').join(' ');
  if (numbers.length === 0 && facts === '') {
    const example = { de: 'warum F-101 <Maßnahme>', en: 'why F-101 <Maßnahme>' }[language];
    return { private: note(messages.needCaseTitle, messages.needCase(example)) };
  }
  const found = await personOf({ numbers, facts }, t.whyTitle, kit, context);
  if ('answer' in found) return found.answer;
  const { person } = found;
  if ('answer' in named) return named.answer;
  const row = named.massnahme;
  const { candidate, needs } = await candidateFor(row, person, context);
  // nobody is assigned to a network: there is nothing to judge
  const network = row.type === 'Netzwerk';
  const { findings, counts, verdict, availability, experience, tried } = candidate;
  const caseNo = person.kase?.no;
  const verdictText = { fits: t.fits, unclear: t.unclear, excluded: t.doesNotFit }[verdict];
  const places = placesText(row, availability, today, language, t);
  const nameOf = (id: string) => kit.byId.get(id)?.name ?? id;
  const lines = personLines(person, kit, context).map((line): Item => ({ line }));
  const head: Item = {
    line: [
      sensitive(row.name, 'strong'),
      ...(network
        ? []
        : [
            plain(': '),
            sensitive(verdictText, verdict === 'fits' ? 'strong' : 'alert'),
            sensitive(` (${t.summary(counts.met, counts.failed, counts.unknown)})`),
          ]),
    ],
    facts: [candidateFact(candidate, { group: groupOf(candidate), rank: 1, caseNo }, language)],
  };
  const remarks: Item[] = [
    ...(row.example === true ? [{ line: [sensitive(t.exampleNote)] }] : []),
    ...(network ? [{ line: [sensitive(t.network)] }] : []),
    ...(kit.isOwn(row) || row.example === true ? [] : [{ line: [sensitive(t.shippedHint)] }]),
    ...(row.source === undefined ? [] : [{ line: [sensitive(t.source(row.source), 'muted')] }]),
  ];
  const simple = (heading: string, texts: readonly (string | undefined)[]): Section => ({
    heading: [plain(heading, 'strong')],
    items: texts.flatMap((text): Item[] => (text === undefined ? [] : [{ line: [sensitive(text)] }])),
  });
  const start = places === undefined ? t.noPlacesKnown : availability.open ? places : t.notPossible(places);
  const about = { caseNo, massnahme: row.id };
  return {
    private: {
      title: t.whyTitle,
      sections: [
        { items: [...lines, head, ...remarks] },
        {
          heading: [plain(t.conditions(findings.length), 'strong')],
          items:
            findings.length === 0
              ? [{ line: [plain(`${t.noConditions}.`)] }]
              : findings.map((finding) => findingItem(finding, about, language)),
        },
        simple(t.changes, [
          coverText(candidate, needs.complete, language, t, MOST_NEEDS),
          ...(needs.complete ? [] : [t.needsUnknown]),
        ]),
        simple(t.success, [
          experienceText(experience, language, t),
          tried.length === 0 ? undefined : sentence(triedText(tried, nameOf, language, t)),
        ]),
        ...(row.example === true ? [] : [simple(t.placesAndStart, [start])]),
        ...questionSection(candidate, person, context),
        { items: [{ line: [plain(t.decide, 'muted')] }] },
      ],
      actions: actionsFor(candidate, person, kit, context),
    },
  };
}
