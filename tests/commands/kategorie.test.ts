import { describe, expect, test } from 'vitest';
import { caseload, entered, refused } from './caseload.ts';

const D = { kategorien: [{ kategorie: 'D' as const, since: '2026-03-02' }] };

describe('"kategorie"', () => {
  test('keeps the history, and the dates of the new category take the place of the old ones', async () => {
    const { said, kase, effects } = await entered(D, 'kategorie F-1 B');
    expect(said).toBe('Kategorie B seit Fr 20.11.2026 (bisher: Kategorie D seit Mo 02.03.2026)');
    expect(kase.kategorien).toEqual([...D.kategorien, { kategorie: 'B', since: '2026-11-20' }]);
    expect(effects).toEqual(['gone folgegespraech 2027-05-02', 'new folgegespraech-b 2027-02-02']);
  });

  test.each([
    'kategorie F-1 x seit 16.11.',
    'kategorie F-1 seit Montag Kategorie X',
    'kategorie X F-1 16. November',
    'kundenkategorie F-1 auf X ab 16.11.2026',
  ])('"%s" understands the day wherever it stands', async (line) => {
    expect((await entered(D, line)).kase.kategorien?.at(-1)).toEqual({ kategorie: 'X', since: '2026-11-16' });
  });

  test('in English', async () => {
    const { said } = await entered(D, 'category F-1 C since yesterday', 'en');
    expect(said).toBe('Kategorie C since Thu 19 Nov 2026 (before: Kategorie D since Mon 2 Mar 2026)');
  });

  test('X ends the Kooperationsplan and begins the Wiedervorlage', async () => {
    const { effects } = await entered(D, 'kategorie F-1 X');
    expect(effects).toEqual([
      'gone folgegespraech 2027-05-02',
      'gone kooperationsplan 2027-05-02',
      'new wiedervorlage-x 2027-05-20',
    ]);
  });

  test('Y asks for the event that stands in the way, where none is on file', async () => {
    const blockingEvents = [{ kind: 'Elternzeit', from: '2026-11-02', until: '2027-08-31' }];
    expect((await entered(D, 'kategorie F-1 Y')).text).toContain('ereignis F-1 Elternzeit ab … bis …');
    expect((await entered({ ...D, blockingEvents }, 'kategorie F-1 Y')).text).not.toContain('ereignis F-1');
  });

  test('the same value is told, not recorded once more', async () => {
    expect(await refused(D, 'kategorie F-1 D')).toContain('Das steht schon da: Kategorie D seit Mo 02.03.2026.');
  });

  test.each(['kategorie F-1 B seit 2.3.2026', 'kategorie F-1 B seit 3.2.2026'])(
    '"%s": not before what stands there; "ändern" replaces that',
    async (line) => {
      expect(await refused(D, line)).toContain('Da steht schon: Kategorie D seit Mo 02.03.2026.');
      const { said, kase } = await entered(D, `${line} ändern`);
      expect(kase.kategorien).toHaveLength(1);
      expect(said).toContain('(statt: Kategorie D seit Mo 02.03.2026)');
    },
  );

  test('"ändern" alone corrects the letter and leaves the day', async () => {
    expect((await entered(D, 'kategorie F-1 E ändern')).kase.kategorien).toEqual([
      { kategorie: 'E', since: '2026-03-02' },
    ]);
    const two = { kategorien: [...D.kategorien, { kategorie: 'B' as const, since: '2026-09-01' }] };
    expect(await refused(two, 'kategorie F-1 C seit 1.2.2026 ändern')).toContain(
      'Davor steht schon: Kategorie D seit Mo 02.03.2026. Bitte nennen Sie einen späteren Tag.',
    );
    expect(await refused({ kategorien: [] }, 'kategorie F-1 C ändern')).toContain('„ändern“');
  });

  test('what is no category or lies ahead is not guessed', async () => {
    expect(await refused(D, 'kategorie F-1')).toContain('Kategorie: fehlt noch');
    expect(await refused(D, 'kategorie F-1 F')).toContain('Diesen Teil habe ich nicht verstanden: „F“');
    expect(await refused(D, 'kategorie F-1 B ab 1.12.')).toContain('Di 01.12.2026 liegt in der Zukunft');
    expect(await refused(D, 'kategorie F-9 B')).toContain('Kein Fall gefunden');
  });

  test('as a form, with what stands there as a hint', async () => {
    const office = caseload({ kase: D });
    const form = await office.form('fm', 'kategorie F-1');
    expect(form.fields.map(({ name, hint }) => [name, hint])).toEqual([
      ['value', 'bisher: Kategorie D seit Mo 02.03.2026'],
      ['since', 'leer = heute'],
      ['change', undefined],
    ]);
    const wrong = await office.submit('fm', form, { value: 'B', since: '1.1.2026', change: 'no' });
    expect(wrong).toEqual({
      since:
        'Da steht schon: Kategorie D seit Mo 02.03.2026. Wenn das falsch ist, schreiben Sie dasselbe noch einmal mit „ändern“.',
    });
    expect(await office.submit('fm', form, { value: 'B', since: '', change: 'no' })).toContain('Kategorie B seit Fr');
  });
});
