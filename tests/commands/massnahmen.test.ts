import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { fitAsking, fitOffice, hemmnis, participants } from './fit-office.ts';

const section = (text: string, heading: string): readonly string[] => {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(heading));
  if (from < 0) return [];
  const rest = lines.slice(from + 1);
  const end = rest.indexOf('');
  return rest.slice(0, end < 0 ? undefined : end).map((line) => line.trim());
};

describe('"massnahmen <Fall>"', () => {
  test('says first who it is and what is open, in the order of work', async () => {
    const { text } = fitAsking({
      hemmnisse: [
        hemmnis('h1', 'Sprachkenntnisse'),
        hemmnis('h2', 'Finanzielle Situation', { sub: 'Schulden' }),
        hemmnis('h3', 'Wohnsituation', { vermutet: true }),
        hemmnis('h4', 'Örtliche Mobilität', { history: [{ status: 'erfolgreich erledigt', on: '2026-02-02' }] }),
      ],
    });
    const lines = (await text('fm', 'massnahmen F-1')).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'Maßnahmen',
      'F-1  38 Jahre · SGB II · Kategorie D',
      'Offen, in der Reihenfolge der Bearbeitung: 1. Schulden · 2. Wohnsituation (vermutet) · 3. Sprachkenntnisse',
    ]);
  });

  test('proposes what works on it, with what it covers, the conditions, experience and places', async () => {
    const { text } = fitAsking(
      { profil: [{ merkmal: 'stunden', wert: '25', on: '2026-10-05' }] },
      { cases: participants('startklar', ['Arbeit', 'Arbeit', 'Arbeit', 'ohne Anschluss', 'Abbruch']) },
    );
    expect(section(await text('fm', 'massnahmen F-1'), 'Vorschläge')).toEqual([
      '1  Startklar – Coaching: passt',
      'Deckt ab: Schulden. Damit ist alles Offene abgedeckt.',
      'Erfahrung hier: 5 vergleichbare Teilnahmen, 4 bis zum Ende, 3 in Arbeit oder Ausbildung, < 3 abgebrochen (vergleichbar: 25 bis 49 Jahre, Kategorie D oder E).',
      '3 von 3 Bedingungen erfüllt.',
      '12 Plätze frei, Beginn sofort möglich.',
      '2  Schuldenlotse: passt',
      'Deckt ab: Schulden. Damit ist alles Offene abgedeckt.',
      'Erfahrung hier: noch keine vergleichbare Teilnahme beendet.',
      '2 von 2 Bedingungen erfüllt.',
      expect.stringMatching(/^Reihenfolge nach den drei Leitfragen: .*Sie entscheiden\.$/u),
    ]);
  });

  test('asks for what is unknown instead of guessing, and gives the first question as a button', async () => {
    const { own } = await fitAsking().ask('fm', 'massnahmen F-1');
    expect(section(own.text, 'Vorschläge')).toContain('2  Startklar – Coaching: noch unklar');
    expect(own.text).toContain('2 von 3 Bedingungen erfüllt, 1 noch offen.');
    expect(own.text).toContain('Noch fragen: Wie viele Stunden in der Woche kann die Person teilnehmen?');
    expect(own.actions.map(({ command }) => command.text)).toEqual([
      'warum F-1 schuldenlotse',
      'warum F-1 startklar',
      'profil F-1 frage stunden',
      'massnahmen F-1 alle',
    ]);
  });

  test('says of the others why not: a condition fails, full, over, nothing open that it works on', async () => {
    const text = await fitAsking().text('fm', 'massnahmen F-1');
    expect(section(text, 'Passt nicht')).toEqual(
      [
        'Nüchtern in den Tag: Hemmnis offen: Sucht – keins davon offen',
        'Jugendwerkstatt: Alter: höchstens 24 Jahre – 38 Jahre',
      ].sort((a, b) => text.indexOf(a) - text.indexOf(b)),
    );
    expect([...section(text, 'Zurzeit nicht möglich')].sort()).toEqual([
      'Kochkurs: voll, voraussichtlich frei ab 30.01.2027',
      'Sommerprojekt: beendet am 18.09.2026',
    ]);
    expect(section(text, 'Kein offener Bedarf dafür')).toEqual(['Deutsch B1']);
    expect(section(text, 'Anlaufstellen')[0]).toBe('Familienbüro');
  });

  test('what was tried with this person before is said', async () => {
    const before = {
      id: 't1',
      massnahme: 'schuldenlotse',
      start: '2025-01-06',
      end: '2025-06-27',
      outcome: { kind: 'Abbruch' as const, on: '2025-03-03' },
    };
    expect(await fitAsking({ participations: [before] }).text('fm', 'massnahmen F-1')).toContain(
      'Das gab es schon: Schuldenlotse 06.01.2025 bis 27.06.2025, Ergebnis: Abbruch.',
    );
  });

  test('nobody knows the Hemmnisse: says so, and how to record them first', async () => {
    const { own } = await fitAsking({ hemmnisse: undefined }).ask('fm', 'massnahmen F-1');
    expect(own.text).toContain('Welche Hemmnisse offen sind, weiß ich nicht.');
    expect(own.text).toContain('Erfassen Sie sie zuerst, dann wird die Liste kürzer: hemmnis F-1 neu …');
    expect(own.actions[0]?.command.text).toBe('hemmnis F-1 neu');
  });

  test('nothing is open: an honest answer, and nothing is pressed on anybody', async () => {
    const { text, ask } = fitAsking({ hemmnisse: [], kategorien: [{ kategorie: 'Z', since: '2020-02-03' }] });
    expect(await text('fm', 'massnahmen F-1')).toContain('Kein Handlungsbedarf: Nichts ist offen');
    const groups = (await ask('fm', 'massnahmen F-1')).own.facts.map(({ value }) => value['group']);
    expect(groups).not.toContain('proposed');
  });

  test('placement into work comes first where it is possible', async () => {
    const { text } = fitAsking({ hemmnisse: [], kategorien: [{ kategorie: 'A', since: '2020-02-03' }] });
    expect(await text('fm', 'massnahmen F-1')).toContain(
      'Zuerst: Vermittlung in Arbeit (Kategorie A und kein offenes Hemmnis).',
    );
  });

  test('nothing fits: says so', async () => {
    const { text } = fitAsking({ hemmnisse: [hemmnis('h1', 'Wohnsituation')] });
    expect(await text('fm', 'massnahmen F-1')).toContain(
      'Zurzeit passt keine Maßnahme, die an etwas Offenem arbeitet.',
    );
  });

  test('a closed case says that it is closed', async () => {
    const { text } = fitAsking({ closed: { on: '2026-11-02' } });
    expect(await text('fm', 'massnahmen F-1')).toContain('Abgeschlossen am Mo 02.11.2026');
  });
});

describe('typed facts', () => {
  test('without a case: nothing is stored', async () => {
    const store = createMemoryStore(fitOffice());
    const before = await store.findCases();
    const { ask } = fitAsking({}, { store });
    const { own } = await ask('fm', 'massnahmen alter=23 rechtskreis="SGB II" abschluss=keiner hemmnisse=schulden');
    expect(own.text).toContain(
      'Angaben: Alter: 23 Jahre · Rechtskreis: SGB II · Berufsabschluss: keiner · Hemmnisse: Schulden. Nichts davon wird gespeichert.',
    );
    expect(section(own.text, 'Vorschläge')[0]).toBe('1  Jugendwerkstatt: passt');
    expect(await store.findCases()).toEqual(before);
    expect(await store.history()).toEqual([]);
    const trail: string[] = [];
    for await (const line of store.trail()) trail.push(line);
    expect(trail).toEqual([]);
  });

  test.each([
    'massnahmen rechtskreis=SGB II alter=23 hemmnisse=schulden,wohnsituation',
    'massnahmen alter = 23 hemmnisse = schulden, wohnsituation rechtskreis = 2',
    'massnahmen 23 Jahre, SGB II, hemmnisse=schulden,wohnsituation',
    'Maßnahmen „alter=23“ hemmnisse="Schulden,Wohnsituation" rechtskreis=„SGB II“',
    'measures age=23 rechtskreis="SGB II" hemmnisse=schulden,wohnsituation',
  ])('"%s"', async (line) => {
    const { own } = await fitAsking().ask('fm', line);
    const [head] = own.facts;
    expect(head?.value['assumed'], own.text).toEqual(expect.arrayContaining(['alter', 'rechtskreis', 'hemmnisse']));
    expect(head?.value['needs']).toEqual(['Schulden', 'Wohnsituation']);
  });

  test('laid over a case they are assumed, and the case stays as it is', async () => {
    const store = createMemoryStore(fitOffice());
    const { own } = await fitAsking({}, { store }).ask('fm', 'massnahmen F-1 alter=23');
    expect(own.text).toContain('F-1  23 Jahre · SGB II · Kategorie D\nAngenommen: Alter: 23 Jahre\n');
    expect(own.text).toContain('Jugendwerkstatt: noch unklar');
    expect(own.actions[0]?.command.text).toBe('warum F-1 alter=23 schuldenlotse');
    expect(await store.history()).toEqual([]);
  });

  test('the next question is said with an example of an answer', async () => {
    const text = await fitAsking().text('fm', 'massnahmen alter=30 hemmnisse=schulden');
    expect(text).toContain('Nächste Frage: Welcher Rechtskreis gilt: SGB II oder SGB III?');
    expect(text).toContain('Ergänzen Sie zum Beispiel: massnahmen alter=30 hemmnisse=Schulden rechtskreis="SGB II"');
    expect(await fitAsking().text('fm', 'massnahmen alter=30')).toContain(
      'Nächste Frage: Welche Hemmnisse sind offen?',
    );
  });

  test('what cannot be read is said, with how to write it', async () => {
    const wrong = await fitAsking().text('fm', 'massnahmen alter=abc');
    expect(wrong).toContain('„abc“ passt nicht zu „Alter“.');
    expect(wrong).toContain('Alle Merkmale stehen in docs/merkmale.md.');
    expect(await fitAsking().text('fm', 'massnahmen Kaffee')).toContain('Kaffee');
    expect(await fitAsking().text('fm', 'massnahmen F-1 F-2')).toContain('Bitte einen Fall nach dem anderen.');
  });

  test('nothing at all: says how it goes', async () => {
    const text = await fitAsking().text('fm', 'massnahmen');
    expect(text).toContain('Für wen? Nennen Sie einen Fall oder ein paar Angaben.');
    expect(text).toContain('→ Alle Maßnahmen: massnahme');
  });
});

describe('a whole question', () => {
  test.each(['Welche Maßnahme passt zu F-1?', 'was passt für F-1', 'which Maßnahme fits F-1?'])(
    '"%s"',
    async (line) => {
      expect((await fitAsking().ask('fm', line)).own.facts[0]).toMatchObject({
        type: 'profile',
        value: { case: 'F-1' },
      });
    },
  );
});

describe('for machines', () => {
  test('every Maßnahme is in the facts once, with its group, though not all are shown', async () => {
    const { own } = await fitAsking({}, { catalogues: ['instrumente', 'beispiele-2013'] }).ask('fm', 'massnahmen F-1');
    const rows = own.facts.filter(({ type }) => type === 'massnahme').map(({ value }) => value);
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(60);
    expect(rows.find(({ id }) => id === 'kochen')).toMatchObject({
      case: 'F-1',
      name: 'Kochkurs',
      verdict: 'fits',
      group: 'unavailable',
      covers: ['Schulden'],
      leaves: [],
      open: false,
      obstacle: 'full',
      free: 0,
      start: '2027-01-30',
    });
    expect(rows.find(({ id }) => id === 'jugend')).toMatchObject({
      verdict: 'excluded',
      group: 'excluded',
      failed: [{ condition: 'Alter: höchstens 24 Jahre', fact: '38 Jahre' }],
    });
    expect(rows.find(({ id }) => id === 'startklar')).toMatchObject({
      verdict: 'unclear',
      group: 'proposed',
      unknown: [{ key: 'stunden', question: 'Wie viele Stunden in der Woche kann die Person teilnehmen?' }],
      experience: { n: '0', finished: null, placed: null, brokenOff: null },
    });
    expect(rows.find(({ id }) => id === 'familienbuero')?.['group']).toBe('contact');
    // an example is never proposed, and a network is never ranked
    expect(rows.filter(({ group }) => group === 'proposed').some(({ id }) => /^E\d/u.test(String(id)))).toBe(false);
    expect(rows.filter(({ group }) => group === 'example').length).toBeGreaterThan(30);
  });

  test('few people are never told exactly', async () => {
    const { own } = await fitAsking({}, { cases: participants('schuldenlotse', ['Arbeit', 'Abbruch']) }).ask(
      'fm',
      'massnahmen F-1',
    );
    const row = own.facts.find(({ value }) => value['id'] === 'schuldenlotse');
    expect(row?.value['experience']).toEqual({ n: '< 3', finished: null, placed: null, brokenOff: null });
    expect(own.text).toContain('weniger als 3 vergleichbare Teilnahmen');
  });
});

describe('"alle"', () => {
  test('shows everything in detail, page by page', async () => {
    const { ask, text } = fitAsking({}, { catalogues: ['instrumente'] });
    const first = (await ask('fm', 'massnahmen F-1 alle')).own;
    expect(first.page).toEqual({ number: 1, of: 4 });
    expect(first.actions.map(({ command }) => command.text)).toEqual(['massnahmen F-1 alle Seite 2']);
    const ids: unknown[] = [];
    for (let page = 1; page <= 4; page++) {
      const { own } = await ask('fm', `massnahmen F-1 alle Seite ${page}`);
      ids.push(...own.facts.filter(({ type }) => type === 'massnahme').map(({ value }) => value['id']));
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(30);
    expect(await text('fm', 'massnahmen F-1 alle Seite 9')).toContain('Es gibt 4 Seiten.');
  });
});

describe('shipped rows', () => {
  test('an instrument says that it is no offer of the Jobcenter; examples are counted apart', async () => {
    const text = await fitAsking({}, { catalogues: ['instrumente', 'beispiele-2013'], massnahmen: [] }).text(
      'fm',
      'massnahmen F-1',
    );
    expect(text).toContain('Mitgeliefertes Instrument, kein Angebot Ihres Jobcenters');
    expect(text).toMatch(/Beispiele aus anderen Jobcentern \(\d+; Stand 2013, keine Empfehlung\)/u);
    expect(section(text, 'Beispiele')[0]).toMatch(/^\d+ pass(?:t|en), \d+ noch unklar, \d+ pass(?:t|en) nicht\./u);
  });
});

describe('privacy', () => {
  const private_ = {
    hemmnisse: [
      hemmnis('h1', 'Persönliche Rahmenbedingungen', { sub: 'Justiz / Haft' }),
      hemmnis('h2', 'Gesundheitliche Einschränkungen', { sub: 'Sucht' }),
      hemmnis('h3', 'Familiäre Situation'),
    ],
  };
  const lines = ['massnahmen F-1', 'massnahmen F-1 alle', 'warum F-1 nuechtern', 'warum F-1 jugend', 'profil F-1'];

  test.each([...lines, 'wer-passt nuechtern', 'massnahmen hemmnisse=sucht,haft'])(
    '"%s" in a channel goes to the person alone; the channel sees one neutral line',
    async (line) => {
      for (const channel of ['nord', 'anderswo']) {
        const { here, privately } = await fitAsking(private_).ask('fm', line, { channel });
        expect(here.text).toBe('Fallbote\nIch habe Ihnen privat geantwortet.');
        expect(JSON.stringify(here)).not.toMatch(/Sucht|Haft|Nüchtern|F-1|Familiäre/u);
        expect(privately?.outlet).toBe('private');
        expect(privately?.text.length).toBeGreaterThan(here.text.length);
      }
    },
  );

  test('everything about a person is graded for her case manager alone, names of Maßnahmen too', async () => {
    for (const line of [...lines, 'wer-passt nuechtern']) {
      const { own } = await fitAsking(private_).ask('fm', line);
      expect(own.title).not.toMatch(/F-1|Nüchtern/u);
      for (const fact of own.facts) expect(fact.grade, line).toBe('sensitive');
      for (const { heading, items } of own.sections) {
        const spans = [...(heading ?? []), ...items.flatMap((item) => [...item.line, ...(item.details ?? []).flat()])];
        for (const span of spans.filter(({ grade }) => grade !== 'sensitive'))
          expect(span.text, `${line}: ${span.text}`).not.toMatch(/Sucht|Haft|Familiäre|Jugendwerkstatt|Schuldenlotse/u);
      }
      for (const { command } of own.actions)
        if (/^(?:warum|zuweisen)/u.test(command.text)) expect(command.grade, line).toBe('sensitive');
    }
  });

  test('an unknown case and somebody else’s give the same answer, whatever is asked', async () => {
    const { ask } = fitAsking();
    for (const form of ['massnahmen X', 'massnahmen X alle', 'warum X startklar', 'profil X', 'profil X sprache=B1']) {
      const foreign = JSON.stringify(await ask('fm', form.replace('X', 'F-2')));
      expect(JSON.stringify(await ask('fm', form.replace('X', 'F-999'))), form).toBe(foreign);
    }
  });

  test('each look is written down, a refused one too', async () => {
    const store = createMemoryStore(fitOffice());
    const { ask } = fitAsking({}, { store });
    for (const line of [
      'massnahmen F-1',
      'warum F-1 startklar',
      'profil F-1',
      'wer-passt schuldenlotse',
      'massnahmen F-2',
    ])
      await ask('fm', line);
    const trail: string[] = [];
    for await (const entry of store.trail()) {
      const { what, command, cases } = JSON.parse(entry) as { what: string; command: string; cases: string[] };
      trail.push([what, command, ...cases].join(' '));
    }
    expect(trail).toEqual([
      'look massnahmen F-1',
      'look warum F-1',
      'look profil F-1',
      'look wer-passt F-1',
      'refused massnahmen F-2',
    ]);
  });
});

test('English', async () => {
  const text = await fitAsking().text('fm', 'measures F-1', { language: 'en' });
  expect(text).toContain('Open, in the order of work: 1. Debts');
  expect(text).toContain('1  Schuldenlotse: fits');
  expect(text).toContain('Still to ask: How many hours a week can the person attend?');
  expect(text).toContain('Jugendwerkstatt: Age: at most 24 years – 38 years');
});
