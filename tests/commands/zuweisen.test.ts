import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { CaseInput } from '../bot/ask.ts';
import { fitAsking, fitOffice, hemmnis } from './fit-office.ts';

const KNOWN: Partial<CaseInput> = { profil: [{ merkmal: 'stunden', wert: '25', on: '2026-10-05' }] };

function assigning(more: Partial<CaseInput> = KNOWN, options: Parameters<typeof fitOffice>[1] = {}) {
  const store = createMemoryStore(fitOffice(more, options));
  const { ask, text } = fitAsking(more, { ...options, store });
  return {
    ask: async (line: string) => (await ask('fm', line)).own,
    text: (line: string) => text('fm', line),
    english: (line: string) => text('fm', line, { language: 'en' }),
    kase: () => store.findCase('F-1'),
    participations: async () => (await store.findCase('F-1'))?.participations,
  };
}

describe('"zuweisen <Fall> <Maßnahme> ab <Tag>"', () => {
  test.each([
    ['zuweisen F-1 Startklar ab 1.12. bis 30.4.2027', '2027-04-30'],
    ['zuweisen F-1 Startklar ab 1.12.', '2027-05-31'], // the usual length
    ['zuweisen F-1 coaching ab 1.12. für 3 Monate', '2027-02-28'],
    ['Zuweisung F-1 ab 1.12. bis 30.4.2027 Startklar – Coaching', '2027-04-30'],
    ['assign F-1 Startklar from 1 Dec until 30 Apr 2027', '2027-04-30'],
  ])('"%s"', async (line, end) => {
    const { text, participations } = assigning();
    const answer = await text(line);
    expect(await participations(), answer).toEqual([{ id: 't1', massnahme: 'startklar', start: '2026-12-01', end }]);
  });

  test('says what was recorded, what the end comes from, and which deadlines follow', async () => {
    const { text, kase } = assigning();
    const was = await kase();
    const answer = await text('zuweisen F-1 Startklar ab 1.12.');
    expect(answer).toContain('Neue Teilnahme t1 „Startklar – Coaching“ ab Di 01.12.2026 bis Mo 31.05.2027');
    expect(answer).toContain('Das Ende 31.05.2027 ergibt sich aus der üblichen Dauer.');
    expect(answer).toContain('Neu: Fallkonferenz mit dem Träger: Startklar – Coaching am');
    expect(await text('rückgängig F-1')).toContain('Rückgängig gemacht');
    expect(await kase()).toEqual(was);
  });

  test('what is only unknown is mentioned', async () => {
    const { text, participations } = assigning({});
    expect(await text('zuweisen F-1 Startklar ab 1.12.')).toContain(
      '1 Bedingung ist noch offen: Wie viele Stunden in der Woche kann die Person teilnehmen? Mehr dazu: warum F-1 startklar',
    );
    expect(await participations()).toHaveLength(1);
  });

  test('a Maßnahme that works on nothing open is assigned, and it is said', async () => {
    expect(await assigning().text('zuweisen F-1 Deutsch ab 1.12. bis 30.4.2027')).toContain(
      'Sie arbeitet an nichts, was im Fall offen ist.',
    );
  });
});

describe('something is against it', () => {
  test('a condition fails: asks first, and how to assign all the same', async () => {
    const { ask, participations } = assigning();
    const reply = await ask('zuweisen F-1 Jugendwerkstatt ab 1.12. bis 30.4.2027');
    expect(reply.text).toBe(
      [
        'Nicht eingetragen',
        'F-1  Noch nicht zugewiesen. Gegen „Jugendwerkstatt“ spricht:',
        '✗ nicht erfüllt: Alter: höchstens 24 Jahre – 38 Jahre',
        'Wenn Sie trotzdem zuweisen möchten, schreiben Sie mit Ihrem Grund: zuweisen F-1 jugend ab 01.12.2026 bis 30.04.2027 trotzdem weil …',
        '',
        '→ Trotzdem zuweisen: zuweisen F-1 jugend ab 01.12.2026 bis 30.04.2027 trotzdem',
        '→ Warum Jugendwerkstatt: warum F-1 jugend',
      ].join('\n'),
    );
    expect(await participations()).toBeUndefined();
  });

  test('"trotzdem" needs a reason; the reason is kept with the entry', async () => {
    const { text, participations } = assigning();
    expect(await text('zuweisen F-1 jugend ab 1.12. bis 30.4.2027 trotzdem')).toContain(
      'Bitte schreiben Sie dazu, warum trotzdem',
    );
    expect(await participations()).toBeUndefined();
    const answer = await text('zuweisen F-1 jugend ab 1.12. bis 30.4.2027 trotzdem weil mit dem Träger besprochen');
    expect(answer).toContain('trotzdem (Alter: höchstens 24 Jahre – 38 Jahre), weil: mit dem Träger besprochen');
    expect(await participations()).toHaveLength(1);
  });

  test('full, over, not the day to begin', async () => {
    const { text, participations } = assigning(KNOWN, {
      massnahmen: [
        { id: 'kochen', name: 'Kochkurs', kind: 'sonstige', places: 1 },
        { id: 'sommer', name: 'Sommerprojekt', kind: 'AGH', run: { until: '2026-09-18' } },
        { id: 'kurs', name: 'Kurs', kind: 'sonstige', entry: [{ from: '2027-01-04', until: '2027-01-15' }] },
      ],
    });
    expect(await text('zuweisen F-1 Kochkurs ab 1.12. bis 30.4.2027')).toContain(
      'Zurzeit nicht möglich: voll, voraussichtlich frei ab 30.01.2027.',
    );
    expect(await text('zuweisen F-1 Sommerprojekt ab 1.12.')).toContain('beendet am 18.09.2026');
    expect(await text('zuweisen F-1 Kurs ab 1.12.')).toContain('nächster Beginn am 04.01.2027');
    expect(await participations()).toBeUndefined();
    // when the place is free again, or on a day to begin, nothing is against it
    expect(await text('zuweisen F-1 Kochkurs ab 1.2.2027 bis 30.4.2027')).toContain('Neue Teilnahme');
    expect(await text('zuweisen F-1 Kurs ab 5.1.2027 bis 30.4.2027')).toContain('Neue Teilnahme');
    expect(await participations()).toHaveLength(2);
  });

  test('in a channel nothing of it is seen', async () => {
    const more = { hemmnisse: [hemmnis('h1', 'Gesundheitliche Einschränkungen', { sub: 'Sucht' })] };
    const { here } = await fitAsking(more).ask('fm', 'zuweisen F-1 jugend ab 1.12.', { channel: 'nord' });
    expect(here.text).toBe('Fallbote\nIch habe Ihnen privat geantwortet.');
  });
});

describe('what cannot be assigned', () => {
  const shipped = { catalogues: ['instrumente', 'beispiele-2013'] as ('instrumente' | 'beispiele-2013')[] };

  test.each([
    [
      'Integrationskurs',
      'ist ein mitgeliefertes Instrument und kein Angebot Ihres Jobcenters. Damit Sie zuweisen können, trägt die Administration es mit dem Import in „massnahmen“ ein.',
    ],
    ['E08', 'ist nur ein Beispiel aus einem anderen Jobcenter.'],
    ['Familienbüro', 'Zugewiesen wird dorthin niemand.'],
    ['Segelkurs', 'Eine Maßnahme „Segelkurs“ finde ich nicht.'],
  ])('%s: one clear sentence', async (name, sentence) => {
    const { text, participations } = assigning(KNOWN, shipped);
    expect(await text(`zuweisen F-1 ${name} ab 1.12.`)).toContain(sentence);
    expect(await participations()).toBeUndefined();
  });

  test('twice in the same days, and without a day', async () => {
    const { text } = assigning();
    await text('zuweisen F-1 Startklar ab 1.12.');
    expect(await text('zuweisen F-1 Startklar ab 1.2.2027')).toContain(
      'Daran nimmt die Person in diesen Tagen schon teil',
    );
    expect(await text('zuweisen F-1 Schuldenlotse')).toContain('Beginn: fehlt noch');
    expect(await text('zuweisen F-1')).toContain('Welche? Ein Teil des Namens genügt.');
  });

  test('English', async () => {
    expect(await assigning().english('assign F-1 jugend from 1 Dec')).toContain(
      'To assign all the same, write with your reason: assign F-1 jugend from 1 Dec 2026 anyway because …',
    );
  });
});
