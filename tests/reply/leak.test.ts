import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/calendar/format.ts';
import { catalogue } from '../../src/cases/hemmnis-catalogue.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import type { ReplyJson } from '../../src/reply/json-schema.ts';
import { type Asking, askOn, dayOf } from '../bot/ask.ts';
import { datesIn, MARKED_TODAY, type Marked, markedOffice } from './marked-office.ts';

const TODAY = dayOf(MARKED_TODAY);
const PEOPLE = ['fm', 'deputy', 'other', 'lead', 'lead-sued', 'admin', 'stranger'];
const CHANNELS = ['nord', 'sued', 'no-such-team'];
const LANGUAGES = ['de', 'en'] as const;
const LISTS = [
  'fristen',
  'fristen alle',
  'fristen überfällig',
  'fristen alle Seite 2',
  'fristen fehlende',
  'heute',
  'fristen alle Seite 77',
];
const TEAM = [
  'fristen team',
  'fristen team alle',
  'fristen team alle Seite 2',
  'fristen team überfällig',
  'fristen team alle Seite 99',
];
const NUMBERS = ['F-71', 'F-72', 'F-73', 'F-74', 'F-9'];
const ON_A_CASE = NUMBERS.flatMap((no) => [
  `fristen ${no}`,
  `fristen fehlende ${no}`,
  `hemmnisse ${no}`,
  `fall ${no}`,
  no,
]);
const OTHERS = [
  'hilfe',
  'hilfe fristen',
  'hilfe xyz',
  '',
  'danke',
  'frsten',
  'fristen bis 31.02.',
  'fristen team fehlende',
  'x'.repeat(600),
];
const ALL = [...LISTS, ...TEAM, ...ON_A_CASE, ...OTHERS];

const marked = fc
  .tuple(fc.string({ unit: fc.constantFrom(...'qxzjvw'), minLength: 6, maxLength: 9 }), fc.integer({ min: 0, max: 9 }))
  .map(([word, days]) => markedOffice(`Mk${word}`, days));

/** What may never leave the house by a channel, for one office. */
function forbiddenIn({ file, marker }: Marked): readonly string[] {
  const { rules, of } = createOfficeDeadlines(file.office);
  const due = new Set(file.cases.flatMap((kase) => of(kase, TODAY).map((deadline) => deadline.due)));
  const dates = [...datesIn(file.cases)].map(dayOf).filter((day) => !due.has(day));
  const neutral = rules().filter((rule) => rule.privacy !== 'team');
  const { handlungsbedarfe, subKinds } = catalogue();
  return [
    marker,
    ...dates.flatMap((day) => [formatDay(day, 'de', 'short'), formatDay(day, 'en', 'short')]),
    ...[...datesIn(file.cases)].filter((iso) => !due.has(dayOf(iso))),
    ...neutral.flatMap((rule) => [rule.title.de, rule.title.en, `"rule":"${rule.id}"`]),
    ...[...handlungsbedarfe, ...subKinds].flatMap((row) => [row.name, row.en]),
    '"sensitive"',
    'BG-70',
  ];
}

async function eachAnswer(
  bot: Asking,
  channels: readonly (string | undefined)[],
  check: (
    asked: { as: string; text: string; channel: string | undefined; language: 'de' | 'en' },
    here: ReplyJson,
    own: ReplyJson,
  ) => void,
): Promise<void> {
  for (const language of LANGUAGES) {
    for (const as of PEOPLE) {
      for (const channel of channels) {
        for (const text of ALL) {
          const { here, own } = await bot.ask(as, text, { language, ...(channel === undefined ? {} : { channel }) });
          check({ as, text, channel, language }, here, own);
        }
      }
    }
  }
}

describe('in a channel', () => {
  test('nothing of a case is said but its number, a due date and a team rule', async () => {
    await fc.assert(
      fc.asyncProperty(marked, async (office) => {
        const forbidden = forbiddenIn(office);
        const bot = askOn(office.file, MARKED_TODAY);
        await eachAnswer(bot, CHANNELS, (asked, here) => {
          const said = JSON.stringify(here);
          const found = forbidden.filter((word) => said.includes(word));
          expect(found, JSON.stringify(asked)).toEqual([]);
        });
        expect(bot.log).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  test('every command but "fristen team" by the lead in the own channel gives one neutral line', async () => {
    const bot = askOn(markedOffice('Mkneutral', 0).file, MARKED_TODAY);
    await eachAnswer(bot, CHANNELS, ({ as, text, channel, language }, here, own) => {
      const leads = (as === 'lead' && channel === 'nord') || (as === 'lead-sued' && channel === 'sued');
      if (leads && TEAM.includes(text)) return expect(own).toBe(here);
      expect(here, `${as} ${text}`).toEqual({
        fallbote: 1,
        outlet: 'channel',
        title: 'Fallbote',
        facts: [],
        sections: [{ items: [{ line: [{ text: messagesIn(language).answeredPrivately, grade: 'public' }] }] }],
        actions: [],
        text: `Fallbote\n${messagesIn(language).answeredPrivately}`,
      });
    });
  });

  test('the list of the team is not empty, and its neutral dates have neither name nor order', async () => {
    const bot = askOn(markedOffice('Mklist', 0).file, MARKED_TODAY);
    const pages = [1, 2, 3].map((page) => bot.ask('lead', `fristen team alle Seite ${page}`, { channel: 'nord' }));
    const lines = (await Promise.all(pages))
      .flatMap(({ here }) => here.text.split('\n'))
      .filter((line) => /F-7\d/u.test(line));
    expect(lines.filter((line) => line.includes('Termin fällig')).length).toBeGreaterThanOrEqual(8);
    expect(lines.filter((line) => !line.includes('Termin fällig')).length).toBeGreaterThanOrEqual(8);
    const shown = lines.map((line) => /^\S+ (\d+)\.(\d+)\.(\d+) {2}(F-\d+) {2}(.*?)(?: –.*)?$/u.exec(line) ?? []);
    const keys = shown.map(([, d, m, y, no, title]) => `${y}${m}${d} ${no} ${title}`);
    expect(keys).toEqual([...keys].sort());
  });
});

describe('titles and previews', () => {
  test('hold public words only, private answers too', async () => {
    const bot = askOn(markedOffice('Mktitle', 3).file, MARKED_TODAY);
    await eachAnswer(bot, [undefined, 'nord'], ({ text, language, as }, here, own) => {
      const m = messagesIn(language);
      const range = [
        m.rangeUntil(formatDay(TODAY + 14, language, 'short')),
        m.rangeUntil(formatDay(TODAY, language, 'short')),
        m.rangeAll,
        m.rangeOverdue,
        m.rangeMissing,
      ];
      const known = [
        'Fallbote',
        m.noCaseTitle,
        m.onlyLeadTitle,
        m.noCasesTitle,
        m.unknownCommandTitle,
        m.emptyTitle,
        m.thanksTitle,
        m.deadlinesOfCase,
        m.hemmnisse,
        m.case,
        m.help,
        m.desk,
        `${m.help}: fristen`,
        ...[m.deadlines, m.deadlinesOfTeam].flatMap((name) => range.map((part) => `${name}: ${part}`)),
      ];
      for (const { title } of [here, own]) expect(known, `${as} ${text}`).toContain(title);
    });
  });
});

describe('a private answer', () => {
  test('holds what it should, so that the tests above are no empty promise', async () => {
    const { file, marker } = markedOffice('Mkprivate', 0);
    const bot = askOn(file, MARKED_TODAY);
    const page = await bot.text('fm', 'fall F-71');
    for (const label of ['nameF71', 'kurs', 'fundkind', 'blocking', 'followup']) expect(page).toContain(marker + label);
    const deadlines = await bot.text('fm', 'fristen F-71');
    for (const label of ['dockind', 'milestone', 'followup']) expect(deadlines).toContain(marker + label);
    expect(await bot.text('fm', 'hemmnisse F-71')).toContain('Gesundheitliche Einschränkungen (Sucht) – vermutet');
  });

  test('never shows notes, reasons of acts or the name of a member to anybody', async () => {
    const { file, marker } = markedOffice('Mkhidden', 0);
    await eachAnswer(askOn(file, MARKED_TODAY), [undefined], (asked, here) => {
      const said = JSON.stringify(here);
      for (const label of ['note', 'actreason', 'nextstep'])
        expect(said, JSON.stringify(asked)).not.toContain(marker + label);
    });
  });

  test('without a right to the case holds nothing of it', async () => {
    const { file, marker } = markedOffice('Mkforeign', 0);
    await eachAnswer(askOn(file, MARKED_TODAY), [undefined], ({ as, text }, here) => {
      if (!['admin', 'stranger', 'lead-sued'].includes(as)) return;
      expect(JSON.stringify(here), `${as} ${text}`).not.toContain(marker);
      expect(
        here.facts.filter((fact) => fact.grade !== 'public'),
        `${as} ${text}`,
      ).toEqual([]);
    });
  });
});
