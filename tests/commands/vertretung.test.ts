import { describe, expect, test } from 'vitest';
import { caseF1, caseload } from './caseload.ts';

const star = { of: 'fm', deputy: 'star', from: '2026-12-01', until: '2026-12-05' };

describe('"vertretung"', () => {
  test.each([
    'vertretung Herr Star 1.12. bis 5.12.',
    'vertretung star vom 1.12.2026 bis zum 5.12.2026',
    'vertretung durch Star 1.12.-5.12.',
    'vertretung Star 1.-5.12.2026',
    'vertretung Herrn Star 1.12. - 5.12.',
    'vertretung von 1. Dezember bis 5. Dezember Herr Star',
    'vertretung Herr Star für mich 1.12. bis Samstag, 5. Dezember',
    'deputy Herr Star 1 Dec to 5 Dec',
    'vertretung 1.12. 5.12. Star',
  ])('"%s" records one\'s own absence', async (line) => {
    const office = caseload();
    const text = await office.text('fm', line);
    expect(text).toContain('Herr Star vertritt Frau Amsel: Di 01.12.2026 bis Sa 05.12.2026');
    expect(await office.covers()).toEqual([star]);
    expect(await office.trail()).toEqual(['change vertretung']);
  });

  test.each([
    ['nächste Woche', '2026-11-23', '2026-11-29'],
    ['KW 50', '2026-12-07', '2026-12-13'],
    ['28.12. bis 5.1.', '2026-12-28', '2027-01-05'],
    ['bis 27.11.', '2026-11-20', '2026-11-27'],
    ['ab morgen bis Freitag', '2026-11-21', '2026-11-27'],
  ])('"%s" is a period', async (typed, from, until) => {
    const office = caseload();
    await office.ask('fm', `vertretung Star ${typed}`);
    expect(await office.covers()).toEqual([{ of: 'fm', deputy: 'star', from, until }]);
  });

  test('opens the cases for these days, and can be taken back', async () => {
    const office = caseload();
    expect(await office.text('star', 'fall F-1')).toContain('Kein Fall gefunden');
    await office.ask('fm', 'vertretung Star bis 5.12.');
    expect(await office.text('star', 'fall F-1')).toContain('Vertretung für Frau Amsel');
    expect(await office.text('fm', 'rückgängig')).toContain('Zurückgenommen: Herr Star vertritt Frau Amsel');
    expect((await office.store.office()).deputies).toEqual([]);
    expect(await office.text('star', 'fall F-1')).toContain('Kein Fall gefunden');
    expect(await office.trail()).toContain('undo vertretung');
  });

  test('more than half a year may be a slip of the finger: it is remarked on', async () => {
    const office = caseload();
    expect(await office.text('fm', 'vertretung Star 5.12. bis 1.12.')).toContain('Das ist länger als ein halbes Jahr.');
    expect(await office.text('fm', 'vertretung Star 1.2. bis 31.7.')).not.toContain('halbes Jahr');
  });

  test('in English', async () => {
    const office = caseload();
    expect(await office.text('fm', 'deputy Star next week', 'en')).toContain(
      'Herr Star stands in for Frau Amsel: Mon 23 Nov 2026 to Sun 29 Nov 2026',
    );
  });

  test('the lead records it for anybody of the team, nobody else for others', async () => {
    const office = caseload();
    expect(await office.text('lead', 'vertretung Herr Star für Frau Amsel 1.12. bis 5.12.')).toContain('Eingetragen');
    expect(await office.covers()).toEqual([star]);
    expect(await office.text('lead', 'vertretung ich für Herr Star nächste Woche')).toContain(
      'Herr Specht vertritt Herrn Star: Mo 23.11.2026',
    );
    for (const [who, line, name] of [
      ['star', 'vertretung Fink für Frau Amsel nächste Woche', 'Frau Amsel'],
      ['lead', 'vertretung Star für Herr Fink nächste Woche', 'Herrn Fink'],
      ['admin', 'vertretung Star für Frau Amsel nächste Woche', 'Frau Amsel'],
    ] as const) {
      expect(await office.text(who, line)).toContain(`Für ${name} trägt die Teamleitung die Vertretung ein.`);
    }
    expect(await office.covers()).toHaveLength(2);
  });

  test('a lead without cases of her own has to say for whom; nobody covers for "für Frau Amsel" by mistake', async () => {
    const office = caseload();
    expect(await office.text('lead', 'vertretung Star 1.12. bis 5.12.')).toContain('Für wen: fehlt noch');
    expect(await office.text('star', 'vertretung für Frau Amsel 1.12. bis 5.12.')).toContain(
      'Wer vertritt: fehlt noch',
    );
    expect(await office.covers()).toEqual([]);
  });

  test.each([
    ['vertretung Frau Elster 1.12. bis 5.12.', 'Frau Elster kann keine Fälle übernehmen'],
    ['vertretung Amsel 1.12. bis 5.12.', 'Niemand vertritt sich selbst.'],
    ['vertretung Meier 1.12. bis 5.12.', 'Diesen Teil habe ich nicht verstanden: „Meier“'],
    ['vertretung Herr 1.12. bis 5.12.', 'Diesen Teil habe ich nicht verstanden: „Herr“'],
    ['vertretung Star 1.12.', 'Letzter Tag: fehlt noch, zum Beispiel: bis 5.12.'],
    ['vertretung Star ab 5.12.2026 bis 1.12.2026', 'vor dem Beginn'],
    ['vertretung Star ab 2.11. bis 13.11.', 'Fr 13.11.2026 ist schon vorbei.'],
    ['vertretung 1.12. bis 5.12.', 'Wer vertritt: fehlt noch'],
  ])('"%s": %s', async (line, why) => {
    const office = caseload();
    expect(await office.text('fm', line)).toContain(why);
    expect(await office.covers()).toEqual([]);
  });

  test('the same one is not recorded twice; overlapping ones are told', async () => {
    const office = caseload({
      deputies: [star, { of: 'fink', deputy: 'eule', from: '2026-12-04', until: '2026-12-11' }],
    });
    expect(await office.text('fm', 'vertretung Star 1.12. bis 5.12.')).toContain('Das steht schon da: Herr Star');
    const text = await office.text('fm', 'vertretung Fink 3.12. bis 8.12.');
    expect(text).toContain('An diesen Tagen gilt auch: Herr Star vertritt Frau Amsel: Di 01.12.2026');
    expect(text).toContain('An diesen Tagen gilt auch: Frau Eule vertritt Herrn Fink: Fr 04.12.2026');
    expect(await office.covers()).toHaveLength(3);
  });

  test('people of one name are not mixed up', async () => {
    const { store, ask, covers, text } = caseload();
    const office = await store.office();
    const twin = { id: 'star-2', name: 'Herr Star', roles: ['caseManager' as const], team: 'jung' };
    const sister = { id: 'finkin', name: 'Frau Fink', roles: ['caseManager' as const], team: 'jung' };
    await store.commit({ office: { ...office, staff: [...office.staff, twin, sister] } });
    expect(await text('fm', 'vertretung Herr Star bis 5.12.')).toContain('„Herr Star“');
    expect(await text('fm', 'vertretung Fink bis 5.12.')).toContain('„Fink“');
    await ask('fm', 'vertretung star-2 bis 5.12.');
    await ask('fm', 'vertretung Frau Fink bis 5.12.');
    expect((await covers()).map(({ deputy }) => deputy)).toEqual(['star-2', 'finkin']);
  });

  test('at the same moment: both stand', async () => {
    const office = caseload();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => office.ask('fm', `vertretung Star ${i + 1}.1.2027 bis ${i + 2}.1.2027`)),
    );
    expect(await office.covers()).toHaveLength(20);
  });

  test('as a form', async () => {
    const office = caseload();
    const form = await office.form('fm', 'vertretung Star');
    expect(form.fields.map(({ name, initial }) => [name, initial])).toEqual([
      ['deputy', 'star'],
      ['of', 'fm'],
      ['from', '2026-11-20'],
      ['until', undefined],
    ]);
    const values = { deputy: 'star', of: 'fm', from: '1.12.' };
    expect(await office.submit('fm', form, { ...values, until: '' })).toEqual({
      until: 'fehlt noch, zum Beispiel: bis 5.12.',
    });
    expect(await office.submit('fm', form, { ...values, until: '5.12.' })).toContain('Herr Star vertritt Frau Amsel');
    expect(await office.covers()).toEqual([star]);
    // somebody else sends it: what counts is her own right
    expect(await office.submit('fink', form, { ...values, until: '5.12.' })).toEqual({
      of: 'Für Frau Amsel trägt die Teamleitung die Vertretung ein. Für Sie selbst: ohne „für …“.',
    });
  });
});

describe('"vertretung" alone', () => {
  const deputies = [
    { of: 'fink', deputy: 'star', from: '2026-11-16', until: '2026-11-20' },
    { of: 'fm', deputy: 'star', from: '2026-12-01', until: '2026-12-05' },
    { of: 'fm', deputy: 'star', from: '2026-10-01', until: '2026-10-05' },
  ];
  const { text } = caseload({ deputies });

  test('lists those of today and to come that concern one', async () => {
    expect(await text('star', 'vertretung')).toBe(
      [
        'Vertretungen',
        '',
        'Heute',
        '  Herr Star vertritt Herrn Fink: Mo 16.11.2026 bis Fr 20.11.2026',
        '',
        'Demnächst',
        '  Herr Star vertritt Frau Amsel: Di 01.12.2026 bis Sa 05.12.2026',
      ].join('\n'),
    );
    expect(await text('lead', 'vertretungen')).not.toContain('Fink');
    expect(await text('eule', 'deputies', 'en')).toContain('Herr Star stands in for Herr Fink');
    expect(await text('admin', 'vertretung')).toContain('Es ist keine Vertretung eingetragen.');
  });
});

describe('"vertretung beenden"', () => {
  const running = { of: 'fm', deputy: 'star', from: '2026-11-16', until: '2026-11-27' };

  test('ends the running one at once: yesterday was its last day', async () => {
    const office = caseload({ deputies: [running] });
    expect(await office.text('fm', 'vertretung beenden')).toContain('Endet früher: Herr Star vertritt Frau Amsel');
    expect(await office.covers()).toEqual([{ ...running, until: '2026-11-19' }]);
    expect(await office.text('star', 'fall F-1')).toContain('Kein Fall gefunden');
    await office.ask('fm', 'rückgängig');
    expect(await office.covers()).toEqual([running]);
  });

  test('on a day, and cancels one that has not begun', async () => {
    const office = caseload({ deputies: [running, star] });
    expect(await office.text('fm', 'vertretung beenden')).toContain('Bitte die Nummer nennen: 1 Herr Star vertritt');
    await office.ask('fm', 'vertretung beenden 1 zum 24.11.');
    expect((await office.covers())[0]?.until).toBe('2026-11-24');
    expect(await office.text('fm', 'deputy end 2', 'en')).toContain('Cancelled: Herr Star stands in for Frau Amsel');
    expect(await office.covers()).toHaveLength(1);
  });

  test("only of one's own absence or, as a lead, of the team", async () => {
    const office = caseload({ deputies: [running] });
    for (const who of ['star', 'fink', 'eule', 'admin']) {
      expect(await office.text(who, 'vertretung beenden')).toContain(
        'Es gibt keine Vertretung, die Sie beenden können.',
      );
    }
    expect(await office.text('lead', 'vertretung beenden Star zum 30.11.')).toContain(
      'Bitte einen Tag von Mo 16.11.2026 bis Do 26.11.2026 nennen.',
    );
    expect(await office.text('lead', 'vertretung beenden Amsel')).toContain('Eingetragen');
  });
});

test('a cover of the office is not touched by changes of cases', async () => {
  const office = caseload({ cases: [caseF1()] });
  await office.ask('fm', 'vertretung Star bis 5.12.');
  await office.ask('fm', 'plan F-1');
  await office.ask('fm', 'rückgängig');
  expect(await office.covers()).toHaveLength(1);
  await office.ask('fm', 'rückgängig');
  expect(await office.covers()).toHaveLength(0);
});
