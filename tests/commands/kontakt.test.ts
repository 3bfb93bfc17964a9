import { describe, expect, test } from 'vitest';
import { caseload, entered, refused, TODAY } from './caseload.ts';

describe('"kontakt"', () => {
  test('the note is said back, so that nobody has to guess what was taken for it', async () => {
    const { said, text, kase } = await entered({}, 'kontakt F-1 Folgegespräch gestern Telefon will am 15.12. anrufen');
    expect(said).toBe('Folgegespräch am Do 19.11.2026 (Telefon)');
    expect(text).toContain('Notiz: will am 15.12. anrufen');
    expect(kase.contacts?.at(-1)).toMatchObject({ on: '2026-11-19', note: 'will am 15.12. anrufen' });
  });

  test('in English', async () => {
    const { said, kase } = await entered({}, 'contact F-1 follow-up talk yesterday by phone', 'en');
    expect(said).toBe('Folgegespräch on Thu 19 Nov 2026 (Telefon)');
    expect(kase.contacts?.at(-1)).toEqual({ on: '2026-11-19', kind: 'Folgegespräch', channel: 'Telefon' });
  });

  test('a call, a visit at home: by the word that people use', async () => {
    const last = async (line: string) => (await entered({}, line)).kase.contacts?.at(-1);
    expect(await last('kontakt F-1 Telefonat gestern Gespräch')).toMatchObject({
      on: '2026-11-19',
      channel: 'Telefon',
    });
    expect(await last('kontakt F-1 Gespräch Hausbesuch')).toEqual({ on: TODAY, kind: 'Gespräch' });
  });

  test.each([
    'kontakt F-1 Folgegespräch 31.02.',
    'kontakt F-1 Folgegespräch am 31.11. Telefon',
    'kontakt F-1 Folgegespräch war pünktlich am 31. Februar',
    'kontakt F-1 Folgegespräch 2026-02-31',
  ])('a day that does not exist is not taken for a note of today: "%s"', async (line) => {
    expect(await refused({}, line)).toMatch(/Diesen Teil habe ich nicht verstanden: „(?:am )?(?:31|2026)/u);
  });

  test('a price is no day', async () => {
    const { kase } = await entered({}, 'kontakt F-1 Gespräch Fahrkarte 12.50');
    expect(kase.contacts?.at(-1)?.note).toBe('Fahrkarte 12.50');
  });

  test('the day of the next talk is no talk of a year ago', async () => {
    expect(await refused({}, 'kontakt F-1 Folgegespräch kommt wieder am 15.12.')).toContain(
      'Di 15.12.2026 liegt in der Zukunft',
    );
  });

  test('two cases in one line: none is written into', async () => {
    expect(await refused({}, 'kontakt F-1 F-2 Folgegespräch')).toContain('Bitte einen Fall nach dem anderen');
    expect(await refused({}, 'contact F-1 F-2 follow-up talk', 'en')).toContain('One case after the other');
  });

  test('what another entry is called is no second case', async () => {
    const { text } = caseload({ kase: { fundings: [{ id: 'f1', kind: 'EGZ', end: '2027-05-31' }] } });
    expect(await text('fm', 'förderung F-1 f1 ergebnis beantragt')).not.toContain('einen Fall nach dem anderen');
  });
});

test('with a "?" of its own at the end nothing is recorded before the form was seen', async () => {
  const { form, kase, submit, text } = caseload();
  const before = await kase();
  const offered = await form('fm', 'kontakt F-1 Folgegespräch gestern Telefon ?');
  expect(await kase()).toEqual(before);
  expect(offered.fields.map(({ name, initial }) => [name, initial])).toEqual(
    expect.arrayContaining([
      ['kind', 'Folgegespräch'],
      ['on', '2026-11-19'],
      ['channel', 'Telefon'],
    ]),
  );
  await submit('fm', offered, Object.fromEntries(offered.fields.map(({ name, initial = '' }) => [name, initial])));
  expect((await kase()).contacts?.at(-1)).toEqual({ on: '2026-11-19', kind: 'Folgegespräch', channel: 'Telefon' });
  // one that ends a word belongs to it
  expect(await text('fm', 'kontakt F-1 Gespräch am 18.11. kommt sie wieder?')).toContain('Notiz: kommt sie wieder?');
});
