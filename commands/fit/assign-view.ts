import type { Values } from '../../src/bot/fields.ts';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Finding } from '../../src/fit/criteria/finding.ts';
import { both } from '../../src/fit/criteria/wording.ts';
import { dateText } from '../../src/fit/ranking/availability.ts';
import { fitMessages } from '../../src/messages/fit.ts';
import { type Item, internal, plain, type Reply, sensitive } from '../../src/reply/reply.ts';
import type { CaseEdit } from '../writing/spec.ts';
import { factText, failedText, questionsOf, sentence } from './candidate-words.ts';

const QUESTIONS_SHOWN = 3;

/** What stands against it, and how to assign all the same. Nothing is recorded yet. */
export function askFirst(
  row: Massnahme,
  failed: readonly Finding[],
  notes: readonly Text[],
  values: Values,
  { kase, context }: CaseEdit,
): Reply {
  const { language, messages } = context;
  const t = fitMessages(language);
  const day = (iso: string) => dateText(dayOfIso(iso))[language];
  const de = language === 'de';
  const when = [
    ...(values['start'] === undefined ? [] : [`${de ? 'ab' : 'from'} ${day(values['start'])}`]),
    ...(values['end'] === undefined ? [] : [`${de ? 'bis' : 'until'} ${day(values['end'])}`]),
  ];
  const again = [de ? 'zuweisen' : 'assign', kase.no, row.id, ...when, de ? 'trotzdem' : 'anyway'].join(' ');
  const items: Item[] = [
    ...failed.map((finding) => ({
      line: [sensitive(`${t.outcome.failed}: `, 'alert'), sensitive(failedText(finding, language, t))],
    })),
    ...(notes.length === 0
      ? []
      : [{ line: [sensitive(t.notPossible(`${notes.map((note) => note[language]).join(', ')}.`), 'alert')] }]),
  ] satisfies readonly Item[];
  return {
    title: messages.notRecordedTitle,
    sections: [
      {
        items: [
          {
            line: [internal(kase.no, 'strong'), plain('  '), sensitive(t.notAssigned(row.name))],
            facts: [
              {
                grade: 'sensitive',
                type: 'massnahme',
                value: {
                  case: kase.no,
                  id: row.id,
                  name: row.name,
                  verdict: failed.length > 0 ? 'excluded' : 'unclear',
                  failed: failed.map((finding) => ({
                    condition: finding.condition[language],
                    fact: factText(finding, language) ?? null,
                  })),
                  obstacle: notes[0]?.[language] ?? null,
                },
              },
            ],
          },
          ...items,
        ],
      },
      { items: [{ line: [sensitive(t.anyway(`${again} ${de ? 'weil' : 'because'} …`))] }] },
    ],
    actions: [
      { label: t.anywayButton, command: sensitive(again) },
      { label: t.whyButton(row.name), command: sensitive(`warum ${kase.no} ${row.id}`) },
    ],
  };
}

/** What is only mentioned: conditions nobody knows of, and an end that was not named. */
export function remarks(
  open: readonly Finding[],
  row: Massnahme,
  end: string | undefined,
  no: string,
): readonly Text[] {
  const questions = questionsOf(open);
  return [
    ...(open.length === 0
      ? []
      : [
          both((language) => {
            const t = fitMessages(language);
            const asked =
              questions.length > 0 ? questions.map(({ text }) => text) : open.map(({ condition }) => condition);
            const list = asked.slice(0, QUESTIONS_SHOWN).map((text) => text[language]);
            return `${sentence(t.stillOpen(open.length, list.join(' ')))} ${t.moreOf(`${language === 'de' ? 'warum' : 'why'} ${no} ${row.id}`)}`;
          }),
        ]),
    ...(end === undefined
      ? []
      : [
          both((language) => {
            const t = fitMessages(language);
            return t.usualEnd(dateText(dayOfIso(end))[language]);
          }),
        ]),
  ];
}
