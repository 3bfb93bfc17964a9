import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { askOn } from '../bot/ask.ts';
import { accessOffice } from './office.ts';

const TODAY = '2026-11-18';
/** The same office, but the foreign and the deleted case were never there. */
const without = {
  ...accessOffice,
  cases: accessOffice.cases.filter((kase) => !['F-1', 'F-7'].includes(kase.no)),
};
const FORMS = [
  (no: string) => `fristen ${no}`,
  (no: string) => `fristen ${no} bis 15.12.`,
  (no: string) => `fristen ${no} Seite 2`,
  (no: string) => `fristen fehlende ${no}`,
  (no: string) => `hemmnisse ${no}`,
  (no: string) => `fall ${no}`,
  (no: string) => no,
];

describe.each(['de', 'en'] as const)('an unknown, a foreign and a deleted case (%s)', (language) => {
  const there = askOn(accessOffice, TODAY);
  const gone = askOn(without, TODAY);

  test.each([undefined, 'nord'])('give the same bytes, text and JSON (channel: %s)', async (channel) => {
    const where = { language, ...(channel === undefined ? {} : { channel }) };
    for (const form of FORMS) {
      const unknown = JSON.stringify(await there.ask('dorn', form('F-999'), where));
      for (const no of ['F-1', 'F-7', 'f-1', 'F1', 'f 1', 'F-0001', 'F-4', '„F-1“', 'F‑1']) {
        expect(JSON.stringify(await there.ask('dorn', form(no), where)), form(no)).toBe(
          JSON.stringify(await gone.ask('dorn', form(no), where)),
        );
      }
      for (const no of ['F-1', 'F-7', 'f-1', 'F-4']) {
        expect(JSON.stringify(await there.ask('dorn', form(no), where)), form(no)).toBe(unknown);
      }
    }
  });

  test('a bare number gives the same hint whether or not such a foreign case exists', async () => {
    const bare = [1, 7, 14, 365].flatMap((number) => [`fristen ${number}`, `${number}`, `fall ${number}`]);
    for (const text of bare) {
      const answer = await there.ask('dorn', text, { language });
      expect(JSON.stringify(answer)).toBe(JSON.stringify(await gone.ask('dorn', text, { language })));
    }
    const hint = language === 'de' ? 'Meinten Sie „fristen 14 Tage“?' : 'Did you mean “deadlines 14 days”?';
    expect(await there.text('dorn', 'fristen 14', { language })).toContain(hint);
  });

  test('a deleted case is as gone for its own manager and lead', async () => {
    for (const form of FORMS) {
      for (const as of ['ahorn', 'lead-nord']) {
        expect(JSON.stringify(await there.ask(as, form('F-7'), { language }))).toBe(
          JSON.stringify(await there.ask(as, form('F-999'), { language })),
        );
      }
    }
  });
});

test('a loosely spelled number finds an own case, and never a foreign one instead', async () => {
  const { text } = askOn(accessOffice, TODAY);
  for (const typed of ['f-3', 'F3', 'f 3', 'F-0003', '3', '„F-3“', 'F‑3', 'F-3.', '#F-3']) {
    expect(await text('dorn', `fall ${typed}`), typed).toContain('\nF-3\n');
    expect(await text('dorn', `fristen ${typed}`), typed).toContain('\nF-3\n');
  }
  expect(await text('dorn', '3')).toContain('\nF-3\n');
});

test('a case deleted in the future is still there', async () => {
  const { text } = askOn(accessOffice, '2026-11-01');
  expect(await text('ahorn', 'fall F-7')).toContain('Abgeschlossen am Fr 30.01.2026');
});

describe('the Bedarfsgemeinschaft on the page of a case', () => {
  test('says of members one may not see whom to talk to, and nothing else; the deleted one is gone', async () => {
    const { ask } = askOn(accessOffice, TODAY);
    const { own } = await ask('ahorn', 'fall F-1');
    const section = own.sections.at(-1);
    expect(section?.items.map((item) => item.line.map((span) => span.text).join(''))).toEqual([
      'Ein weiteres Mitglied. Ansprechperson: Frau Dorn.',
      'Ein weiteres Mitglied. Ansprechperson: Herr Linde.',
    ]);
    expect(section?.items.flatMap((item) => item.facts?.map((fact) => fact.value))).toEqual([
      { case: null, talkTo: ['Frau Dorn'], next: [] },
      { case: null, talkTo: ['Herr Linde'], next: [] },
    ]);
    for (const no of ['F-3', 'F-4', 'F-7']) expect(JSON.stringify(own)).not.toContain(no);
  });

  test('shows a lead the members of the team with their next dates', async () => {
    const { text } = askOn(accessOffice, TODAY);
    const page = await text('lead-nord', 'fall F-1');
    expect(page).toContain('F-4: Mi 25.11.2026 Eigene Wiedervorlage');
    expect(page).toContain('Ein weiteres Mitglied. Ansprechperson: Frau Dorn.');
    expect(page).not.toContain('F-3');
  });

  test('what a foreign member holds changes not a byte', async () => {
    const other = {
      ...accessOffice,
      cases: accessOffice.cases.map((kase) =>
        kase.no === 'F-3' ? { ...kase, no: 'F-888', birthDate: '2011-11-19', followUps: [], hemmnisse: [] } : kase,
      ),
    };
    const before = await askOn(accessOffice, TODAY).ask('ahorn', 'fall F-1');
    const after = await askOn(other, TODAY, { store: createMemoryStore(other) }).ask('ahorn', 'fall F-1');
    const sorted = (answer: typeof before) =>
      answer.own.sections.map((section) => section.items.map((item) => JSON.stringify(item)).sort());
    expect(sorted(after)).toEqual(sorted(before));
  });
});
