import { describe, expect, test } from 'vitest';
import { fitAsking, hemmnis, participants } from './fit-office.ts';

describe('"warum <Fall> <Maßnahme>"', () => {
  test('shows every condition with its value in words, the fact, where it comes from and where it is written', async () => {
    const { text } = fitAsking(
      { profil: [{ merkmal: 'stunden', wert: '12', on: '2026-10-05' }] },
      { cases: participants('startklar', ['Arbeit', 'Arbeit', 'Arbeit']) },
    );
    expect(await text('fm', 'warum F-1 startklar')).toBe(
      [
        'Warum diese Maßnahme',
        'F-1  38 Jahre · SGB II · Kategorie D',
        'Startklar – Coaching: passt nicht (2 erfüllt, 1 nicht erfüllt, 0 unbekannt)',
        '',
        'Bedingungen (3)',
        '  ✓ erfüllt: Rechtskreis: SGB II',
        '      SGB II (Rechtskreis im Fall)',
        '      Quelle: Leistungsbeschreibung 2.1',
        '  ✓ erfüllt: Alter: mindestens 25 Jahre',
        '      38 Jahre (Geburtsdatum im Fall)',
        '      Quelle: Leistungsbeschreibung 2.2',
        '  ✗ nicht erfüllt: Mögliche Wochenstunden: mindestens 15 Stunden je Woche',
        '      12 Stunden je Woche (Profil, Stand 05.10.2026)',
        '',
        'Was sie ändern würde',
        '  Deckt ab: Schulden. Damit ist alles Offene abgedeckt.',
        '',
        'Was für Erfolg spricht',
        '  Erfahrung hier: 3 vergleichbare Teilnahmen, 3 bis zum Ende, 3 in Arbeit oder Ausbildung, 0 abgebrochen (vergleichbar: 25 bis 49 Jahre, Kategorie D oder E).',
        '',
        'Plätze und Beginn',
        '  12 Plätze frei, Beginn sofort möglich.',
        'Der Bot schlägt vor, Sie entscheiden.',
      ].join('\n'),
    );
  });

  test('the parts of a condition stand below it, each with its own value', async () => {
    const { text } = fitAsking({
      birthDate: '2003-02-03',
      profil: [{ merkmal: 'abschluss', wert: 'vorhanden', on: '2026-10-05' }],
    });
    const answer = await text('fm', 'warum F-1 Jugendwerkstatt');
    expect(answer).toContain(
      [
        '  ? unbekannt: Ohne Abschluss, oder der Anwalt stimmt zu',
        '      – ✗ nicht erfüllt: Berufsabschluss: keiner – vorhanden (Profil, Stand 05.10.2026)',
        '      – ? unbekannt: Anwalt stimmt zu',
      ].join('\n'),
    );
  });

  test('says what is to be asked and how to answer, as a button too', async () => {
    const { own } = await fitAsking({ birthDate: '2003-02-03' }).ask('fm', 'warum F-1 jugend');
    expect(own.text).toContain(
      [
        'Noch fragen',
        '  Hat die Person einen Berufsabschluss, und ist er verwertbar und anerkannt?',
        '      Antworten mit: profil F-1 abschluss=vorhanden',
        '  Stimmt der Anwalt zu?',
        '      Antworten mit: profil F-1 anwalt-stimmt-zu=ja',
      ].join('\n'),
    );
    expect(own.actions.map(({ command }) => command.text)).toEqual([
      'profil F-1 frage abschluss',
      'profil F-1 frage anwalt-stimmt-zu',
    ]);
  });

  test.each([
    'warum F-1 startklar',
    'warum startklar F-1',
    'Warum passt Startklar nicht für F-1?',
    'why F-1 Startklar',
  ])('"%s": in any order, with small words', async (line) => {
    const { own } = await fitAsking().ask('fm', line);
    expect(own.facts[0]?.value).toMatchObject({ case: 'F-1', id: 'startklar' });
  });

  test('an id that looks like a case number is the Maßnahme, beside a case', async () => {
    const { ask } = fitAsking({}, { catalogues: ['beispiele-2013'] });
    for (const line of ['warum F-1 E08', 'warum E08 F-1']) {
      expect((await ask('fm', line)).own.facts[0]?.value, line).toMatchObject({
        case: 'F-1',
        id: 'E08',
        group: 'example',
      });
    }
    expect((await ask('fm', 'warum F-1 E08')).own.text).toContain(
      'Beispiel aus einem anderen Jobcenter, Stand 2013, keine Empfehlung. Hier kann niemand zugewiesen werden.\nQuelle: Bund-Länder-Ausschuss SGB II, AG Eingliederung, 2013, Z.',
    );
  });

  test('typed facts instead of a case, around the name, with or without "="', async () => {
    const { ask } = fitAsking();
    for (const line of ['warum alter=23 Startklar', 'warum Startklar alter=23', 'warum 23 Jahre Startklar']) {
      const { own } = await ask('fm', line);
      expect(own.text, line).toContain('✗ nicht erfüllt: Alter: mindestens 25 Jahre\n      23 Jahre (Ihre Angabe)');
      expect(own.text).toContain('Ergänzen Sie zum Beispiel: stunden=25');
      expect(own.facts[0]?.value['case']).toBeNull();
    }
    expect(await ask('fm', 'warum F-1 alter=23 Startklar')).toMatchObject({
      own: { facts: expect.arrayContaining([expect.objectContaining({ type: 'finding' })]) },
    });
  });

  test('consent: not asked yet, given by word of mouth only, refused', async () => {
    const sucht = { hemmnisse: [hemmnis('h1', 'Gesundheitliche Einschränkungen', { sub: 'Sucht' })] };
    const said = { for: 'Maßnahme', massnahme: 'nuechtern', form: 'mündlich', givenOn: '2026-10-05' } as const;
    const open = await fitAsking(sucht).text('fm', 'warum F-1 nuechtern');
    expect(open).toContain('? unbekannt: Einwilligung, schriftlich');
    expect(open).toContain('Antworten mit: profil F-1 einwilligung nuechtern schriftlich');
    expect(await fitAsking({ ...sucht, consents: [said] }).text('fm', 'warum F-1 nuechtern')).toContain(
      'mündlich (Einwilligungen im Fall); die Unterschrift fehlt noch',
    );
    expect(
      await fitAsking({ ...sucht, consents: [{ ...said, declined: true }] }).text('fm', 'warum F-1 nuechtern'),
    ).toContain('✗ nicht erfüllt: Einwilligung, schriftlich\n      abgelehnt');
  });

  test('full and over are said, and a fitting one can be assigned at once', async () => {
    const { ask, text } = fitAsking();
    expect(await text('fm', 'warum F-1 Kochkurs')).toContain(
      'Zurzeit nicht möglich: voll, voraussichtlich frei ab 30.01.2027.',
    );
    expect((await ask('fm', 'warum F-1 Kochkurs')).own.actions).toEqual([]);
    expect((await ask('fm', 'warum F-1 Schuldenlotse')).own.actions[0]?.command.text).toBe(
      'zuweisen F-1 schuldenlotse',
    );
  });

  test('asks for what is missing: the case, the Maßnahme, which of several', async () => {
    const { text, ask } = fitAsking();
    expect(await text('fm', 'warum')).toContain('Bitte nennen Sie die Fallnummer');
    expect(await text('fm', 'warum Startklar')).toContain('Bitte nennen Sie die Fallnummer');
    expect(await text('fm', 'warum F-1')).toContain('Welche Maßnahme meinen Sie?');
    expect(await text('fm', 'warum F-1 Segelkurs')).toContain('Eine Maßnahme „Segelkurs“ finde ich nicht.');
    const two = fitAsking(
      {},
      {
        massnahmen: [
          { id: 'a', name: 'Coaching für Frauen', kind: 'MAbE' },
          { id: 'b', name: 'Coaching für Männer', kind: 'MAbE' },
        ],
      },
    );
    const { own } = await two.ask('fm', 'warum F-1 Coaching');
    expect(own.text).toContain('„Coaching“ heißen mehrere. Welche meinen Sie?');
    expect(own.actions.map(({ command }) => command.text)).toEqual(['warum F-1 a', 'warum F-1 b']);
    // a slip of the finger
    expect((await ask('fm', 'warum F-1 Startlar')).own.facts[0]?.value['id']).toBe('startklar');
  });

  test('each condition is a fact for machines, with its parts', async () => {
    const { own } = await fitAsking({ birthDate: '2003-02-03' }).ask('fm', 'warum F-1 jugend');
    const findings = own.facts.filter(({ type }) => type === 'finding').map(({ value }) => value);
    expect(findings).toHaveLength(2);
    expect(findings[1]).toMatchObject({
      case: 'F-1',
      massnahme: 'jugend',
      outcome: 'unknown',
      keys: ['abschluss', 'anwalt-stimmt-zu'],
      parts: [{ outcome: 'unknown' }, { outcome: 'unknown', questions: [{ key: 'anwalt-stimmt-zu' }] }],
    });
  });

  test('English', async () => {
    const text = await fitAsking({ birthDate: '2003-02-03' }).text('fm', 'why F-1 jugend', { language: 'en' });
    expect(text).toContain(
      '✓ met: Age: at most 24 years\n      23 years (date of birth in the case)\n      Source: Flyer',
    );
    expect(text).toContain('Does the lawyer agree?\n      Answer with: profile F-1 anwalt-stimmt-zu=yes');
  });
});
