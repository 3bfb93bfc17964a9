import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import { toIso } from '../../src/calendar/civil-date.ts';
import type { Profile } from '../../src/fit/profile/knowledge.ts';
import { MERKMALE } from '../../src/fit/profile/merkmale.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import { describeKnown } from '../../src/fit/profile/profile-words.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import { type Action, type Item, internal, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { coverNote, noCase, seeCase } from '../case-access.ts';
import type { CaseEdit } from '../writing/spec.ts';
import { answerHow } from './answer-how.ts';
import { shortList } from './candidate-words.ts';
import { type Kit, kitOf } from './kit.ts';
import type { OpenQuestion } from './open-questions.ts';
import { factLabel } from './person.ts';
import { questionsFor } from './profile-find.ts';

const QUESTIONS_SHOWN = 8;
const NAMES_SHOWN = 3;
const BUTTONS = 3;

function knownItems(profile: Profile, kit: Kit, caseNo: string, { language }: CommandContext): readonly Item[] {
  const keys = [...MERKMALE.map(({ key }) => key), 'teilnahmen', ...kit.questionKeys];
  return keys.flatMap((key): Item[] => {
    const fact = describeKnown(key, profile, language);
    if (fact === undefined) return [];
    const label = factLabel(key, kit)[language];
    const origin = profile.origin(key)?.[language];
    return [
      {
        line: [
          sensitive(`${label}${label.endsWith('?') ? '' : ':'} `),
          sensitive(fact, 'strong'),
          ...(origin === undefined ? [] : [sensitive(` (${origin})`, 'muted')]),
        ],
        facts: [
          {
            grade: 'sensitive',
            type: 'profile',
            value: { case: caseNo, key, label, known: fact, origin: origin ?? null },
          },
        ],
      },
    ];
  });
}

/** What was said to single Maßnahmen. */
function consentItems(profile: Profile, kit: Kit, caseNo: string, { language }: CommandContext): readonly Item[] {
  const t = fitMessages(language);
  return kit.catalogue.flatMap(({ id, name }): Item[] => {
    const said = profile.consent(id);
    return said === undefined
      ? []
      : [
          {
            line: [sensitive(`${t.consentTo(name)}: `), sensitive(t.consentSaid[said], 'strong')],
            facts: [
              {
                grade: 'sensitive',
                type: 'profile',
                value: { case: caseNo, key: 'einwilligung', massnahme: id, known: said },
              },
            ],
          },
        ];
  });
}

function questionItem({ question, of }: OpenQuestion, no: string, { language }: CommandContext): Item {
  const t = fitMessages(language);
  const { example, elsewhere } = answerHow(question, no, of[0]?.id ?? '');
  const how = example === undefined ? elsewhere?.[language] : t.answerWith(example[language]);
  const names = of.map(({ name }) => name);
  return {
    line: [sensitive(question.text[language])],
    details: [
      [sensitive(t.helpsFor(shortList(names, NAMES_SHOWN, t)), 'muted')],
      ...(how === undefined ? [] : [[sensitive(how, 'muted')]]),
    ],
    facts: [
      {
        grade: 'sensitive',
        type: 'question',
        value: { case: no, key: question.key, text: question.text[language], massnahmen: of.map(({ id }) => id) },
      },
    ],
  };
}

/** `profil <Fall>`: what is known, from where, and what would help to know. */
export async function showProfile(no: string, context: CommandContext): Promise<CommandResult> {
  const seen = await seeCase(no, context);
  if (seen === undefined) return noCase(context, no, false);
  const { kase } = seen;
  const { language, today, office } = context;
  const t = fitMessages(language);
  const kit = kitOf(office);
  const profile = profileOf({ today, kase, massnahmen: kit.byId });
  const edit: CaseEdit = { kase, context, today: toIso(today) };
  const known = [...knownItems(profile, kit, kase.no, context), ...consentItems(profile, kit, kase.no, context)];
  const questions = questionsFor(edit);
  const cover = coverNote(kase, context);
  const shown = questions.slice(0, QUESTIONS_SHOWN).map((one) => questionItem(one, kase.no, context));
  const rest = questions.length - QUESTIONS_SHOWN;
  const more: Item[] = rest > 0 ? [{ line: [plain(t.moreOthers(rest), 'muted')] }] : [];
  const missing: Section =
    questions.length === 0
      ? { items: [{ line: [sensitive(t.nothingMissing)] }] }
      : { heading: [plain(t.missing(questions.length), 'strong')], items: [...shown, ...more] };
  const asks = questions.flatMap(({ question, of }): Action[] => {
    const { ask } = answerHow(question, kase.no, of[0]?.id ?? '');
    return ask === undefined ? [] : [{ label: question.text[language], command: sensitive(ask) }];
  });
  return {
    private: {
      title: t.profileTitle,
      sections: [
        {
          items: [
            { line: [internal(kase.no, 'strong'), ...(cover === undefined ? [] : [internal(` (${cover})`, 'muted')])] },
          ],
        },
        {
          heading: [plain(t.known(known.length), 'strong')],
          items: known.length > 0 ? known : [{ line: [plain(t.nothingKnown)] }],
        },
        missing,
        { items: [{ line: [internal(t.recordHint(kase.no), 'muted')] }] },
      ],
      actions: [
        ...asks.slice(0, BUTTONS),
        { label: t.form, command: internal(`profil ${kase.no} neu`) },
        { label: t.title, command: internal(`massnahmen ${kase.no}`) },
      ],
    },
  };
}
