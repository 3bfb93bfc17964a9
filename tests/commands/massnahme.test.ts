import { describe, expect, test } from 'vitest';
import { fitAsking, participants } from './fit-office.ts';

describe('"massnahme <Name>"', () => {
  test('tells what it is, whom to ask, the conditions and the places', async () => {
    expect(await fitAsking().text('fm', 'massnahme startklar')).toBe(
      [
        'Maßnahme',
        'Startklar – Coaching  (startklar)',
        '12 von 12 Plätzen frei, Beginn sofort möglich.',
        '',
        'Eckdaten',
        '  Arbeitet an: Eigeninitiative / Arbeitshaltung, Finanzielle Situation',
        '  Fragen Sie: Herr Specht',
        '  Träger: Bildungswerk Probe',
        '  Dauer: 6 Monate',
        '  20 Stunden je Woche',
        '  Rechtsgrundlage: § 16 Abs. 1 SGB II i. V. m. § 45 SGB III',
        '',
        'Bedingungen (3)',
        '  Rechtskreis: SGB II (Leistungsbeschreibung 2.1)',
        '  Alter: mindestens 25 Jahre (Leistungsbeschreibung 2.2)',
        '  Mögliche Wochenstunden: mindestens 15 Stunden je Woche',
        '',
        '→ Wer passt: wer-passt startklar',
      ].join('\n'),
    );
  });

  test.each([
    ['massnahme Startklar', 'startklar'],
    ['massnahme coaching', 'startklar'],
    ['Maßnahme Nüchtern', 'nuechtern'],
    ['massnahme nuechtern in den tag', 'nuechtern'],
    ['massnahme Jugendwerkstat', 'jugend'], // a slip of the finger
    ['measure Kochkurs', 'kochen'],
  ])('"%s"', async (line, id) => {
    expect((await fitAsking().ask('fm', line)).own.facts[0]?.value['id']).toBe(id);
  });

  test('a team channel sees it too: free or full, never how many take part or until when', async () => {
    const { ask } = fitAsking({}, { cases: participants('startklar', ['Arbeit']) });
    const full = await ask('fm', 'massnahme Kochkurs', { channel: 'nord' });
    expect(full.privately).toBeUndefined();
    expect(full.here.outlet).toBe('channel');
    expect(full.here.text).toContain('Kochkurs  (kochen)\nPlätze: voll\n');
    expect(JSON.stringify(full.here)).not.toMatch(/30\.01\.2027|"free"|1 von 1/u);
    const free = (await ask('fm', 'massnahme startklar', { channel: 'nord' })).here;
    expect(free.text).toContain('Plätze: frei.');
    expect(free.text).not.toMatch(/12|Erfahrung/u);
    expect((await ask('fm', 'massnahme Sommerprojekt', { channel: 'nord' })).here.text).toContain(
      'Zurzeit nicht möglich: beendet am 18.09.2026.',
    );
    // to the person alone the numbers are told
    expect((await ask('fm', 'massnahme Kochkurs')).own.text).toContain(
      'Zurzeit nicht möglich: voll, voraussichtlich frei ab 30.01.2027.',
    );
  });

  test('an instrument and an example say what they are', async () => {
    const { text } = fitAsking({}, { catalogues: ['instrumente', 'beispiele-2013'] });
    expect(await text('fm', 'massnahme Integrationskurs')).toContain('Mitgeliefert, kein Eintrag Ihres Jobcenters.');
    const example = await text('fm', 'massnahme E08');
    expect(example).toContain('Beispiel aus einem anderen Jobcenter, Stand 2013, keine Empfehlung.');
    expect(example).toContain('Quelle: Bund-Länder-Ausschuss SGB II, AG Eingliederung, 2013');
    expect(await text('fm', 'massnahme Familienbüro')).toContain('Netzwerk oder eine Anlaufstelle');
  });

  test('an unknown name is said back to the person alone', async () => {
    const { ask } = fitAsking();
    expect((await ask('fm', 'massnahme Frau Müller')).own.text).toContain(
      'Eine Maßnahme „Frau Müller“ finde ich nicht.',
    );
    const { here } = await ask('fm', 'massnahme Frau Müller', { channel: 'nord' });
    expect(here.text).not.toContain('Müller');
  });
});

describe('"massnahme" alone', () => {
  test('lists what there is: the own ones by name and id, the others in short', async () => {
    const { text, ask } = fitAsking({}, { catalogues: ['instrumente', 'beispiele-2013'] });
    const list = await text('fm', 'massnahme');
    expect(list).toContain('Ihr Jobcenter (8)\n  Startklar – Coaching  (startklar)\n');
    expect(list).toMatch(/Instrumente \(\d+; mitgeliefert, vor Ort prüfen\)\n {2}.* weitere/u);
    expect(list).toContain('→ Instrumente');
    expect(await text('fm', 'massnahme beispiele')).toContain('  (E08)');
    expect((await ask('fm', 'massnahme', { channel: 'nord' })).here.outlet).toBe('channel');
  });

  test('an office without any says so', async () => {
    expect(await fitAsking({}, { massnahmen: [] }).text('fm', 'massnahme')).toContain(
      'Ihr Jobcenter hat noch keine eigenen Maßnahmen eingetragen.',
    );
  });
});
