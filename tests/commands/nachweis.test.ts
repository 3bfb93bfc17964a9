import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { entered, refused } from './working.ts';

type Document = NonNullable<CaseInput['documents']>[number];

const titel = (more: Partial<Document> = {}): Document => ({
  id: 'd1',
  kind: 'Aufenthaltstitel',
  validUntil: '2027-01-15',
  ...more,
});
const one = (more: Partial<Document> = {}): Partial<CaseInput> => ({ documents: [titel(more)] });
const TWO: Partial<CaseInput> = {
  documents: [titel(), titel({ id: 'd2', kind: 'Schwerbehindertenausweis', validUntil: '2026-12-31' })],
};

describe('a new document', () => {
  test.each([
    ['nachweis F-1 neu Schwerbehindertenausweis bis 31.12.2028', 'de'],
    ['nachweis F-1 neu Schwerbehindertenausweis gültig bis Ende 2028', 'de'],
    ['nachweis F-1 neuer Schwerbehindertenausweis bis Dezember 2028', 'de'],
    ['document F-1 new Schwerbehindertenausweis until 31 Dec 2028', 'en'],
  ] as const)('"%s"', async (line, language) => {
    const { kase, effects } = await entered({}, line, language);
    expect(kase.documents).toEqual([{ id: 'd1', kind: 'Schwerbehindertenausweis', validUntil: '2028-12-31' }]);
    expect(effects).toEqual(['new dokument d1 2028-12-31']);
  });

  test('that is valid for good gives no date', async () => {
    const { kase, effects } = await entered({}, 'nachweis F-1 neu Aufenthaltstitel unbefristet');
    expect(kase.documents).toEqual([{ id: 'd1', kind: 'Aufenthaltstitel' }]);
    expect(effects).toEqual([]);
  });

  test('of a kind that is there already, however it is written, renews it', async () => {
    const { kase, text, effects } = await entered(one(), 'nachweis F-1 neu aufenthaltstitel bis 15.1.2029');
    expect(kase.documents?.[1]).toEqual({ id: 'd2', kind: 'Aufenthaltstitel', validUntil: '2029-01-15' });
    expect(text).toContain('Er ersetzt: d1 Aufenthaltstitel bis Fr 15.01.2027');
    expect(effects).toEqual(['satisfied dokument d1 2027-01-15', 'new dokument d2 2029-01-15']);
  });

  test('refuses what cannot be', async () => {
    expect(await refused({}, 'nachweis F-1 neu Aufenthaltstitel')).toContain('Bitte das Ende');
    expect(await refused({}, 'nachweis F-1 neu bis 31.12.2028')).toContain('Welcher Nachweis: fehlt noch');
    expect(await refused({}, 'nachweis F-1 neu Pass unbefristet bis 31.12.2028')).toContain('nur eines von beiden');
    expect(await refused({}, 'nachweis F-1 neu Pass am 15.12.')).toContain('Das Datum darin habe ich nicht verstanden');
    expect(await refused({}, 'nachweis F-1 neu Pass bis Ende 29')).toContain(
      'Das Datum darin habe ich nicht verstanden',
    );
    expect(await refused(one(), 'nachweis F-1 neu Aufenthaltstitel bis 15.1.2027')).toContain('Das steht schon da: d1');
  });
});

describe('a renewal', () => {
  test.each([
    ['nachweis F-1 erneuert bis 15.01.2029', 'de', '2026-11-20'],
    ['nachweis F-1 Aufenthaltstitel erneuert am 12.11. bis 15.01.2029', 'de', '2026-11-12'],
    ['document F-1 renewed until 15 Jan 2029', 'en', '2026-11-20'],
  ] as const)('"%s"', async (line, language, on) => {
    const { kase, effects } = await entered(
      language === 'en' ? one() : { documents: [...(TWO.documents ?? [])].slice(0, 1) },
      line.replace('Aufenthaltstitel ', ''),
      language,
    );
    expect(kase.documents).toEqual([titel({ renewedOn: on }), titel({ id: 'd2', validUntil: '2029-01-15' })]);
    expect(effects).toEqual(['satisfied dokument d1 2027-01-15', 'new dokument d2 2029-01-15']);
  });

  test('without the new end: settled, and the new one is asked for', async () => {
    const { kase, text } = await entered(one(), 'nachweis F-1 erneuert');
    expect(kase.documents).toEqual([titel({ renewedOn: '2026-11-20' })]);
    expect(text).toContain('Wie lange der neue gilt, fehlt noch: nachweis F-1 neu Aufenthaltstitel bis');
  });

  test('two documents: named by kind, id or number, or asked', async () => {
    expect(await refused(TWO, 'nachweis F-1 erneuert bis 15.1.2029')).toContain('Welcher Nachweis: Bitte die Kennung');
    for (const which of ['Schwerbehindertenausweis', 'Schwerbehinderten', 'd2', '2']) {
      const { kase } = await entered(TWO, `nachweis F-1 erneuert ${which} bis 31.12.2030`);
      expect(kase.documents?.map(({ renewedOn }) => renewedOn)).toEqual([undefined, '2026-11-20', undefined]);
    }
  });

  test('that ends no later; where one stands; where there is none: refused', async () => {
    expect(await refused(one(), 'nachweis F-1 erneuert bis 15.1.2027')).toContain('ist keine Verlängerung');
    const renewed = one({ renewedOn: '2026-11-12' });
    expect(await refused(renewed, 'nachweis F-1 erneuert bis 15.1.2029')).toContain('erneuert am Do 12.11.2026');
    expect(
      (await entered(renewed, 'nachweis F-1 erneuert am 13.11. bis 15.1.2029 ändern')).kase.documents?.[0]?.renewedOn,
    ).toBe('2026-11-13');
    expect(await refused({}, 'nachweis F-1 erneuert')).toContain('steht noch kein Nachweis');
    expect(await refused(one(), 'nachweis F-1 erneuert am 15.12. bis 15.1.2029')).toContain('liegt in der Zukunft');
  });
});

describe('papers of the school', () => {
  const pupil: Partial<CaseInput> = {
    birthDate: '2010-05-05',
    zielgruppen: [{ zielgruppe: 'Schüler', since: '2026-02-02' }],
    schule: { ausbildungsreif: false, nachweise: [{ kind: 'Schulbescheinigung', date: '2026-09-01' }] },
  };

  test.each([
    ['nachweis F-1 zeugnis vom 13.11.', 'de'],
    ['nachweis F-1 Zeugnis 13.11.2026', 'de'],
    ['document F-1 report of 13 Nov', 'en'],
  ] as const)('"%s": the next one is due 6 months after its date', async (line, language) => {
    const { kase, effects } = await entered(pupil, line, language);
    expect(kase.schule?.nachweise?.at(-1)).toEqual({ kind: 'Zeugnis', date: '2026-11-13' });
    expect(effects).toEqual(['satisfied schueler-zeugnis 2027-03-01', 'new schueler-zeugnis 2027-05-13']);
  });

  test('an older one stands where it belongs', async () => {
    const { kase } = await entered(pupil, 'nachweis F-1 zeugnis vom 31.7.');
    expect(kase.schule?.nachweise).toEqual([
      { kind: 'Zeugnis', date: '2026-07-31' },
      { kind: 'Schulbescheinigung', date: '2026-09-01' },
    ]);
  });

  test('the first one of a case; today where nothing is said', async () => {
    expect((await entered({}, 'nachweis F-1 schulbescheinigung')).kase.schule).toEqual({
      nachweise: [{ kind: 'Schulbescheinigung', date: '2026-11-20' }],
    });
  });

  test('the same again, or of tomorrow: refused', async () => {
    expect(await refused(pupil, 'nachweis F-1 schulbescheinigung vom 1.9.')).toContain('Das steht schon da');
    expect(await refused(pupil, 'nachweis F-1 zeugnis vom 21.11.')).toContain('liegt in der Zukunft');
  });
});
