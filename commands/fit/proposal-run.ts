import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import { isOneOf } from '../../src/bot/words.ts';
import { merkmalOf } from '../../src/fit/profile/merkmale.ts';
import type { Proposal } from '../../src/fit/ranking/proposal.ts';
import { propose } from '../../src/fit/ranking/propose.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import { type Action, type Fact, type Item, note, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { allSections } from './all-view.ts';
import { answerHow, exampleFact } from './answer-how.ts';
import { needNames, questionsOf } from './candidate-words.ts';
import { type Kit, kitOf, statsFor } from './kit.ts';
import type { FitArgs } from './line.ts';
import { openQuestions } from './open-questions.ts';
import { type Person, personLines, personOf } from './person.ts';
import { PROPOSALS_SHOWN, shortSections, type View } from './proposal-view.ts';
import { splitLine } from './split.ts';

const ALL = ['alle', 'alles', 'all', 'every', 'ausfuehrlich', 'details'];
const WHY_OFFERED = 3;

/** What is open, and whether anything is to be done at all. */
function needLines(proposal: Proposal, { kase }: Person, { language }: CommandContext): readonly Item[] {
  const { needs, placement, noNeed, proposed } = proposal;
  const t = fitMessages(language);
  const open =
    needs === undefined
      ? t.needsUnknown
      : needs.length === 0
        ? t.needsNone
        : t.needs(
            needNames(needs, language)
              .map((name, i) => `${i + 1}. ${name}`)
              .join(' · '),
          );
  return [
    { line: [sensitive(open)] },
    ...(needs !== undefined || kase === undefined ? [] : [{ line: [sensitive(t.recordNeeds(kase.no))] }]),
    ...(placement === undefined ? [] : [{ line: [sensitive(t.placementFirst(placement[language]), 'strong')] }]),
    ...(noNeed ? [{ line: [sensitive(t.noNeed, 'strong')] }] : []),
    ...(!noNeed && placement === undefined && proposed.length === 0
      ? [{ line: [sensitive(t.nothingFits, 'strong')] }]
      : []),
  ] satisfies readonly Item[];
}

function questionFacts(proposal: Proposal, { kase }: Person, { language }: CommandContext): readonly Fact[] {
  return openQuestions(proposal.proposed).map(({ question, of }) => ({
    grade: 'sensitive',
    type: 'question',
    value: {
      case: kase?.no ?? null,
      key: question.key,
      text: question.text[language],
      massnahmen: of.map(({ id }) => id),
    },
  }));
}

/** Why the first ones, the first question, and the rest. */
function actionsFor(proposal: Proposal, person: Person, { language }: CommandContext): readonly Action[] {
  const t = fitMessages(language);
  const { proposed } = proposal;
  const shown = proposed.slice(0, PROPOSALS_SHOWN);
  const [first] = shown.flatMap(({ massnahme, findings }) =>
    questionsOf(findings).map((question) => ({ question, massnahme })),
  );
  const why = shown.slice(0, WHY_OFFERED).map(
    ({ massnahme }): Action => ({
      label: t.whyButton(massnahme.name),
      command: sensitive(`warum ${person.typed} ${massnahme.id}`),
    }),
  );
  const ask =
    first === undefined || person.kase === undefined
      ? undefined
      : answerHow(first.question, person.kase.no, first.massnahme.id).ask;
  const answer: Action[] =
    ask === undefined || first === undefined ? [] : [{ label: first.question.text[language], command: sensitive(ask) }];
  const record: Action[] =
    proposal.needs !== undefined || person.kase === undefined
      ? []
      : [{ label: t.needsButton, command: sensitive(`hemmnis ${person.kase.no} neu`) }];
  return [
    ...record,
    ...why,
    ...answer,
    { label: t.showAll, command: sensitive(`massnahmen ${person.typed} ${ALL[0]}`) },
  ];
}

/** Facts without a case cannot be recorded: it is said how the first question is answered. */
function typedHint(proposal: Proposal, person: Person, { language }: CommandContext): readonly Section[] {
  const [first] = openQuestions(proposal.proposed);
  const merkmal = merkmalOf('hemmnisse');
  const unknown = proposal.needs === undefined && merkmal !== undefined;
  const asked = unknown ? { key: merkmal.key, text: merkmal.question } : first?.question;
  if (person.kase !== undefined || asked === undefined) return [];
  const t = fitMessages(language);
  const example = t.typedAnswer(`massnahmen ${person.typed} ${exampleFact(asked.key)[language]}`);
  return [
    { items: [{ line: [sensitive(t.nextQuestion(asked.text[language]))] }, { line: [sensitive(example, 'muted')] }] },
  ];
}

function head(proposal: Proposal, person: Person, kit: Kit, context: CommandContext): Section {
  const { language } = context;
  const fact: Fact = {
    grade: 'sensitive',
    type: 'profile',
    value: {
      case: person.kase?.no ?? null,
      assumed: [...person.values.keys()],
      needs: proposal.needs === undefined ? null : needNames(proposal.needs, language),
      placementFirst: proposal.placement?.[language] ?? null,
      noNeed: proposal.noNeed,
      proposed: proposal.proposed.length,
    },
  };
  const lines = personLines(person, kit, context).map((line): Item => ({ line }));
  const [first, ...others] = [...lines, ...needLines(proposal, person, context)];
  return {
    items: [
      ...(first === undefined ? [] : [{ ...first, facts: [fact, ...questionFacts(proposal, person, context)] }]),
      ...others,
    ],
  };
}

/** `massnahmen <Fall | Angaben>`: which Maßnahme fits, and why. The bot proposes, the case manager decides. */
export async function runProposal({ line, page }: FitArgs, context: CommandContext): Promise<CommandResult> {
  const { language, office, today } = context;
  const t = fitMessages(language);
  const kit = kitOf(office);
  const split = splitLine(line);
  const all = page > 1 || split.words.some((word) => isOneOf(word, ALL));
  const facts = split.withoutNumbers
    .split(' ')
    .filter((word) => word !== '' && !isOneOf(word, ALL))
    .join(' ');
  if (split.numbers.length === 0 && facts === '') return askForWhom(context);
  const found = await personOf({ numbers: split.numbers, facts }, t.title, kit, context);
  if ('answer' in found) return found.answer;
  const { person } = found;
  const own = person.kase?.no;
  const proposal = propose({
    profile: person.profile,
    catalogue: kit.catalogue,
    stats: await statsFor(context),
    today,
    blocked: person.blocked,
    ...(own === undefined ? {} : { own }),
  });
  const view: View = { proposal, kit, context, caseNo: own };
  const first = head(proposal, person, kit, context);
  if (!all) {
    return {
      private: {
        title: t.title,
        sections: [first, ...shortSections(view), ...typedHint(proposal, person, context)],
        actions: actionsFor(proposal, person, context),
      },
    };
  }
  const list = allSections(view, page);
  if (!('sections' in list)) return { private: note(t.title, context.messages.noSuchPage(list.of)) };
  const word = language === 'de' ? 'Seite' : 'page';
  const next: Action = {
    label: context.messages.nextPage,
    command: sensitive(`massnahmen ${person.typed} ${ALL[0]} ${word} ${page + 1}`),
  };
  return {
    private: {
      title: t.title,
      sections: [first, ...list.sections],
      actions: list.page.number < list.page.of ? [next] : [],
      page: list.page,
    },
  };
}

function askForWhom({ language }: CommandContext): CommandResult {
  const t = fitMessages(language);
  return {
    private: {
      title: t.title,
      sections: [
        {
          items: [{ line: [plain(t.needCase)] }, ...t.needCaseExamples.map((text): Item => ({ line: [plain(text)] }))],
        },
      ],
      actions: [{ label: t.catalogueButton, command: plain('massnahme') }],
    },
  };
}
