import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import { bare, isOneOf, words as wordsOf } from '../../src/bot/words.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Language } from '../../src/cases/values.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import { availabilityOf } from '../../src/fit/ranking/availability.ts';
import { saysWorksOn } from '../../src/fit/ranking/needs.ts';
import { type Fitting, whoFits } from '../../src/fit/ranking/who-fits.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import { type Action, type Item, internal, note, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { coverNote, ownCases, teamCases } from '../case-access.ts';
import { paginate } from '../pages.ts';
import { needNames, questionsOf } from './candidate-words.ts';
import { isBlocked, type Kit, kitOf, statsFor } from './kit.ts';
import type { FitArgs } from './line.ts';
import { theMassnahme } from './which.ts';

const PAGE_SIZE = 10;
const QUESTIONS_SHOWN = 2;
const TEAM = ['team', 'teams', 'teamliste'];
const FILLERS = [
  'passt',
  'zu',
  'zur',
  'zum',
  'fuer',
  'in',
  'die',
  'der',
  'das',
  'den',
  'auf',
  'von',
  'meinen',
  'meine',
];
const ENGLISH = ['fits', 'fit', 'the', 'of', 'my', 'cases', 'for', 'into', 'to', 'whom', 'who', 'does'];

/** Open cases that the person looks after; of the whole team for a lead who asks for it. */
async function casesFor(team: boolean, row: Massnahme, context: CommandContext) {
  const { access, language } = context;
  const t = fitMessages(language);
  if (team && access.leads.length === 0) return { answer: { private: note(t.whoTitle, t.onlyLead) } };
  const found = team ? await teamCases(context) : await ownCases(context);
  const cases = found.filter(({ closed }) => closed === undefined);
  if (found.length > 0 || team) return { cases };
  const lead = access.leads.length > 0;
  return { answer: { private: note(t.whoTitle, lead ? t.noCasesLead(row.id) : t.noCases) } };
}

function fittingItem(one: Fitting, row: Massnahme, kase: Case | undefined, context: CommandContext): Item {
  const { language } = context;
  const t = fitMessages(language);
  const questions = questionsOf(one.findings).map(({ text }) => text[language]);
  const cover = kase === undefined ? undefined : coverNote(kase, context);
  const rest = questions.length - QUESTIONS_SHOWN;
  const covers = needNames(one.covers, language);
  return {
    line: [
      internal(one.key, 'strong'),
      ...(cover === undefined ? [] : [internal(` (${cover})`, 'muted')]),
      plain('  '),
      sensitive(
        covers.length > 0 ? t.covers(covers.join(', ')) : saysWorksOn(row) ? t.needsNotRecorded : t.worksOnUnknown,
      ),
    ],
    details: [
      ...(questions.length === 0
        ? []
        : [
            [
              sensitive(
                t.ask([...questions.slice(0, QUESTIONS_SHOWN), ...(rest > 0 ? [t.askMore(rest)] : [])].join(' ')),
              ),
            ],
          ]),
      ...(one.tried.length === 0 ? [] : [[sensitive(t.triedBefore, 'alert')]]),
    ],
    facts: [
      {
        grade: 'sensitive',
        type: 'massnahme',
        value: {
          case: one.key,
          id: row.id,
          name: row.name,
          verdict: one.verdict,
          covers,
          unknown: one.findings
            .filter(({ outcome }) => outcome === 'unknown')
            .map(({ condition, questions: [question] }) => ({
              condition: condition[language],
              question: question?.text[language] ?? null,
              key: question?.key ?? null,
            })),
          tried: one.tried.length,
        },
      },
    ],
  };
}

/** How many cases there are of each sort. */
interface Counts {
  readonly fits: number;
  readonly unclear: number;
  /** it would work on nothing that is open */
  readonly notNeeded: number;
  readonly excluded: number;
  /** they take part today */
  readonly running: number;
}

/** What is not shown one by one, in numbers. */
function countsSection(
  { fits, unclear, notNeeded, excluded, running }: Counts,
  language: Language,
): readonly Section[] {
  const t = fitMessages(language);
  const texts = [
    ...(fits + unclear === 0 ? [t.nobody] : []),
    ...(notNeeded === 0 ? [] : [t.notNeededFor(notNeeded)]),
    ...(excluded === 0 ? [] : [t.notFor(excluded)]),
    ...(running === 0 ? [] : [t.runningFor(running)]),
  ];
  return texts.length === 0 ? [] : [{ items: texts.map((text): Item => ({ line: [sensitive(text, 'muted')] })) }];
}

function headItem(row: Massnahme, kit: Kit, why: string | undefined, counts: Counts, language: Language): Item {
  const t = fitMessages(language);
  return {
    line: [internal(row.name, 'strong')],
    facts: [{ grade: 'sensitive', type: 'count', value: { massnahme: row.id, ...counts } }],
    details: [
      ...(row.example === true ? [[plain(t.exampleNote)]] : kit.isOwn(row) ? [] : [[plain(t.shipped)]]),
      ...(why === undefined ? [] : [[sensitive(t.fullNow(why), 'alert')]]),
    ],
  };
}

/** `wer-passt <Maßnahme>`: of my cases those it fits or might fit, with what is missing; the others in numbers. */
export async function runWho({ line, page }: FitArgs, context: CommandContext): Promise<CommandResult> {
  const { language, office, today, messages } = context;
  const t = fitMessages(language);
  const kit = kitOf(office);
  const typed = wordsOf(line);
  const team = typed.some((word) => isOneOf(word, TEAM));
  const name = typed.filter((word) => !isOneOf(word, [...TEAM, ...FILLERS, ...ENGLISH]));
  const named = theMassnahme(name.map(bare), kit, (id) => `wer-passt ${id}${team ? ' team' : ''}`, context);
  if ('answer' in named) return named.answer;
  const row = named.massnahme;
  if (row.type === 'Netzwerk') return { private: note(t.whoTitle, row.name, t.network) };
  const found = await casesFor(team, row, context);
  if ('answer' in found) return found.answer;
  const { cases } = found;
  const people = cases.map((kase) => ({
    key: kase.no,
    profile: profileOf({ today, kase, massnahmen: kit.byId }),
    blocked: isBlocked(kase, today),
  }));
  const profiles = new Map(people.map(({ key, profile }) => [key, profile]));
  const all = whoFits(row, people, today, people.length);
  // where nobody knows what is open, nobody can say that it is not needed
  const needed = ({ key, covers }: Fitting) =>
    covers.length > 0 || !saysWorksOn(row) || profiles.get(key)?.hemmnisse() === undefined;
  const fitting = all.shown.filter(needed);
  const counts: Counts = {
    fits: fitting.filter(({ verdict }) => verdict === 'fits').length,
    unclear: fitting.filter(({ verdict }) => verdict === 'unclear').length,
    notNeeded: all.shown.length - fitting.length,
    excluded: all.excluded,
    running: all.running,
  };
  const list = paginate(fitting, page, PAGE_SIZE);
  if (list === undefined)
    return { private: note(t.whoTitle, messages.noSuchPage(Math.max(1, Math.ceil(fitting.length / PAGE_SIZE)))) };
  const { items: shown, of: pages } = list;
  const byNo = new Map(cases.map((kase) => [kase.no, kase]));
  const stats = await statsFor(context);
  const available = availabilityOf(row, stats.stays(row.id), today);
  const why = available.open ? undefined : available.notes.map((text) => text[language]).join(', ');
  const section = (verdict: Fitting['verdict'], heading: string): readonly Section[] => {
    const items = shown
      .filter((one) => one.verdict === verdict)
      .map((one) => fittingItem(one, row, byNo.get(one.key), context));
    return items.length === 0 ? [] : [{ heading: [plain(heading, 'strong')], items }];
  };
  const actions = shown
    .slice(0, 3)
    .map(({ key }): Action => ({ label: t.whyButton(key), command: sensitive(`warum ${key} ${row.id}`) }));
  const [word, who] = [language === 'de' ? 'Seite' : 'page', team ? ' team' : ''];
  const next: Action = { label: messages.nextPage, command: internal(`wer-passt ${row.id}${who} ${word} ${page + 1}`) };
  return {
    private: {
      title: t.whoTitle,
      sections: [
        { items: [headItem(row, kit, why, counts, language)] },
        ...section('fits', t.fitsFor(counts.fits)),
        ...section('unclear', t.unclearFor(counts.unclear)),
        ...countsSection(counts, language),
      ],
      actions: [...actions, ...(page < pages ? [next] : [])],
      page: { number: page, of: pages },
    },
  };
}
