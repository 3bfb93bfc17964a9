import { describe, expect, test } from 'vitest';
import type { Setting } from './derive.ts';
import { answered, type Case, missing, pending, remindersOf, whyPending } from './sentences.ts';

type Contact = NonNullable<Case['contacts']>[number];
const talk = (on: string, more: Partial<Contact> = {}): Contact => ({ on, kind: 'Gespräch', ...more });

const a = (...contacts: readonly Contact[]): Case => ({
  birthDate: '1984-03-12',
  rechtskreis: 'SGB II',
  kategorien: [{ kategorie: 'A', since: '2020-01-01' }],
  contacts: [...contacts],
});
const seeker = (...contacts: readonly Contact[]): Case => ({
  birthDate: '2007-03-12',
  rechtskreis: 'SGB II',
  kategorien: [{ kategorie: 'C', since: '2025-01-01' }],
  zielgruppen: [{ zielgruppe: 'Ausbildungssuchende', since: '2025-01-01' }],
  contacts: [...contacts],
});

describe.each([
  ['kontakt-a', 'Kategorie A', a, 'UM 4.2'],
  ['kontakt-ausbildungssuchend', 'Ausbildungssuchende', seeker, 'UM 5.2.2'],
] as const)('%s: one contact a month with %s', (rule, _, client, source) => {
  test.each([
    ['2026-05-14', '2026-06-14'],
    ['2026-01-31', '2026-02-28'],
    ['2026-01-28', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-03-31', '2026-04-30'],
    ['2025-12-31', '2026-01-31'],
    ['2026-02-28', '2026-03-28'],
  ])('the last on %s, the next until %s', (on, due) => {
    expect(pending(rule, client(talk(on)), on)).toEqual([`due ${due}`]);
  });

  test('any contact starts the next month', () => {
    for (const kind of ['ESB', 'Erstgespräch', 'Folgegespräch', 'Nachbetreuung', 'Gespräch'] as const) {
      expect(pending(rule, client(talk('2026-05-14'), talk('2026-05-20', { kind })), '2026-05-21')).toEqual([
        'due 2026-06-20',
      ]);
    }
    expect(pending(rule, client(talk('2026-05-14', { channel: 'Telefon' })), '2026-05-21')).toEqual(['due 2026-06-14']);
    expect(pending(rule, client(talk('2026-05-14', { channel: 'Video' })), '2026-05-21')).toEqual(['due 2026-06-14']);
  });

  test('an e-mail, a letter, a missed appointment or a talk with the Betrieb or the Träger is none, nor is one of tomorrow', () => {
    for (const no of [
      { channel: 'E-Mail' },
      { channel: 'Brief' },
      { tookPlace: false },
      { with: 'Betrieb' },
      { with: 'Träger' },
    ] as const) {
      expect(pending(rule, client(talk('2026-05-14'), talk('2026-06-01', no)), '2026-06-02')).toEqual([
        'due 2026-06-14',
      ]);
    }
    expect(pending(rule, client(talk('2026-05-14'), talk('2026-06-03')), '2026-06-02')).toEqual(['due 2026-06-14']);
  });

  test('a search run or an invitation is none', () => {
    const busy: Case = {
      ...client(talk('2026-05-14')),
      acts: [{ rule: 'stellensuchlauf', on: '2026-06-01' }],
      invitations: [{ on: '2026-06-01', for: 'Gespräch' }],
    };
    expect(pending(rule, busy, '2026-06-02')).toEqual(['due 2026-06-14']);
  });

  test('is overdue by days, and a late contact answers it', () => {
    expect(pending(rule, client(talk('2026-05-14')), '2026-06-14')).toEqual(['due 2026-06-14']);
    expect(pending(rule, client(talk('2026-05-14')), '2026-06-15')).toEqual(['due 2026-06-14, overdue by 1 day']);
    const late = client(talk('2026-05-14'), talk('2026-06-22'));
    expect(answered(rule, late, '2026-06-23')).toContain('due 2026-06-14, done 2026-06-22, late by 8 days');
    expect(pending(rule, late, '2026-06-23')).toEqual(['due 2026-07-22']);
  });

  test('on a Sunday the date stands and the reminder comes on Friday', () => {
    expect(remindersOf(rule, client(talk('2026-05-14')), '2026-06-01')).toEqual(['2026-06-12']);
  });

  test('a waiver is for one month', () => {
    const waived: Case = { ...client(talk('2026-05-14')), waivers: [{ rule, due: '2026-06-14', reason: 'Urlaub' }] };
    expect(answered(rule, waived, '2026-06-20')).toContain('due 2026-06-14, waived');
    expect(pending(rule, waived, '2026-06-20')).toEqual(['due 2026-07-14']);
  });

  test('without any contact nothing is guessed', () => {
    expect(missing(rule, client(), '2026-06-01')).toContain('Kontakt');
    expect(missing(rule, client(talk('2026-05-14', { channel: 'E-Mail' })), '2026-06-01')).toContain('Kontakt');
  });

  test('the why line names the last contact, the month and the source', () => {
    const line = whyPending(rule, client(talk('2026-01-31')), '2026-02-01');
    for (const part of ['31.01.2026', '1 Monat', '28.02.2026', source]) expect(line).toContain(part);
  });
});

describe('who is not meant', () => {
  test('no other Kategorie than A; an unknown one is named as missing', () => {
    const b: Case = { ...a(talk('2026-05-14')), kategorien: [{ kategorie: 'B', since: '2020-01-01' }] };
    expect(pending('kontakt-a', b, '2026-06-01')).toEqual([]);
    expect(missing('kontakt-a', { ...b, kategorien: [] }, '2026-06-01')).toContain('ategorie');
  });

  test('no other Zielgruppe, nobody of 25; an unknown Zielgruppe or age is named as missing', () => {
    const rule = 'kontakt-ausbildungssuchend';
    const base = seeker(talk('2026-05-14'));
    expect(
      pending(
        rule,
        { ...base, zielgruppen: [{ zielgruppe: 'Vermittlungskunden', since: '2025-01-01' }] },
        '2026-06-01',
      ),
    ).toEqual([]);
    expect(pending(rule, { ...base, birthDate: '2001-06-02' }, '2026-06-01')).toEqual(['due 2026-06-14']);
    expect(pending(rule, { ...base, birthDate: '2001-06-02' }, '2026-06-02')).toEqual([]);
    const { zielgruppen: _, ...untargeted } = base;
    expect(missing(rule, untargeted, '2026-06-01')).toContain('Zielgruppe');
    const { zielgruppen: __, birthDate: ___, ...unknown } = base;
    expect(missing(rule, unknown, '2026-06-01')).toContain('Geburtsdatum');
  });
});

describe('two talks a month in the Integrationsbegleitung', () => {
  const rule = 'kontakt-integrationsbegleitung';
  const on = (today: string): Setting => ({
    today,
    massnahmen: [
      { id: 'ib', name: 'Integrationsbegleitung', kind: 'Integrationsbegleitung' },
      { id: 'mabe', name: 'Aktivierung', kind: 'MAbE' },
    ],
  });
  const participant = (start: string, ...contacts: readonly Contact[]): Case => ({
    birthDate: '1984-03-12',
    participations: [{ id: 't-1', massnahme: 'ib', start, end: '2028-12-31' }],
    contacts: [...contacts],
  });

  test('are due on the last day of the month', () => {
    expect(pending(rule, participant('2026-01-01'), on('2026-06-01'))).toEqual(['due 2026-06-30']);
    expect(pending(rule, participant('2026-01-01'), on('2026-06-30'))).toEqual(['due 2026-06-30']);
    expect(pending(rule, participant('2026-01-01'), on('2026-02-10'))).toEqual(['due 2026-02-28']);
    expect(pending(rule, participant('2026-01-01'), on('2028-02-10'))).toEqual(['due 2028-02-29']);
  });

  test('are asked for from the first whole month on', () => {
    expect(pending(rule, participant('2026-05-02'), on('2026-05-20'))).toEqual([]);
    expect(pending(rule, participant('2026-05-02'), on('2026-06-01'))).toEqual(['due 2026-06-30']);
    expect(pending(rule, participant('2026-05-01'), on('2026-05-20'))).toEqual(['due 2026-05-31']);
  });

  test('on a last day that is a Sunday are brought to mind on Friday', () => {
    expect(remindersOf(rule, participant('2026-05-01'), on('2026-05-20'))).toEqual(['2026-05-29']);
  });

  test('are answered by two talks on different days of the month, the first and the last included', () => {
    const two = participant('2026-01-01', talk('2026-06-01'), talk('2026-06-30', { channel: 'Telefon' }));
    expect(answered(rule, two, on('2026-06-30'))).toEqual(['due 2026-06-30, done 2026-06-30']);
    expect(pending(rule, two, on('2026-06-30'))).toEqual([]);
    expect(pending(rule, two, on('2026-06-29'))).toEqual(['due 2026-06-30']);
  });

  test('are not answered by two on one day, by one of the month before, or by an e-mail', () => {
    const open = ['due 2026-06-30'];
    expect(pending(rule, participant('2026-01-01', talk('2026-06-10'), talk('2026-06-10')), on('2026-06-20'))).toEqual(
      open,
    );
    expect(pending(rule, participant('2026-01-01', talk('2026-05-31'), talk('2026-06-10')), on('2026-06-20'))).toEqual(
      open,
    );
    const mail = participant('2026-01-01', talk('2026-06-10'), talk('2026-06-11', { channel: 'E-Mail' }));
    expect(pending(rule, mail, on('2026-06-20'))).toEqual(open);
    const missed = participant('2026-01-01', talk('2026-06-10'), talk('2026-06-11', { tookPlace: false }));
    expect(pending(rule, missed, on('2026-06-20'))).toEqual(open);
  });

  test('of a missed month are history: only the current month is shown', () => {
    expect(pending(rule, participant('2026-01-01', talk('2026-04-10')), on('2026-06-01'))).toEqual(['due 2026-06-30']);
  });

  test('can be waived for one month', () => {
    const waived: Case = { ...participant('2026-01-01'), waivers: [{ rule, due: '2026-06-30', reason: 'Kur' }] };
    expect(pending(rule, waived, on('2026-06-10'))).toEqual([]);
    expect(answered(rule, waived, on('2026-06-10'))).toEqual(['due 2026-06-30, waived']);
    expect(pending(rule, waived, on('2026-07-01'))).toEqual(['due 2026-07-31']);
  });

  test('are for participants only: not before the start, not after the end or the exit, in no other Maßnahme', () => {
    const base = participant('2026-02-01');
    expect(pending(rule, base, on('2026-01-31'))).toEqual([]);
    expect(
      pending(
        rule,
        { ...base, participations: [{ id: 't', massnahme: 'ib', start: '2025-02-01', end: '2026-05-31' }] },
        on('2026-06-01'),
      ),
    ).toEqual([]);
    expect(
      pending(
        rule,
        {
          ...base,
          participations: [{ id: 't', massnahme: 'ib', start: '2025-02-01', end: '2026-12-31', exitOn: '2026-05-31' }],
        },
        on('2026-06-01'),
      ),
    ).toEqual([]);
    expect(
      pending(
        rule,
        { ...base, participations: [{ id: 't', massnahme: 'mabe', start: '2025-02-01', end: '2026-12-31' }] },
        on('2026-06-01'),
      ),
    ).toEqual([]);
  });
});

describe('the weekly Stellensuchlauf of Kategorie A', () => {
  const rule = 'stellensuchlauf';
  const searched = (...days: readonly string[]): Case => ({ ...a(), acts: days.map((on) => ({ rule, on })) });

  test('is due 7 days after the last one, also over the turn of the year', () => {
    expect(pending(rule, searched('2026-05-20'), '2026-05-20')).toEqual(['due 2026-05-27']);
    expect(pending(rule, searched('2026-12-28'), '2026-12-29')).toEqual(['due 2027-01-04']);
    expect(pending(rule, searched('2028-02-24'), '2028-02-25')).toEqual(['due 2028-03-02']);
  });

  test('is overdue by days; each run, early or late, starts the next week', () => {
    expect(pending(rule, searched('2026-05-20'), '2026-05-30')).toEqual(['due 2026-05-27, overdue by 3 days']);
    expect(pending(rule, searched('2026-05-20', '2026-05-22'), '2026-05-23')).toEqual(['due 2026-05-29']);
    expect(answered(rule, searched('2026-05-20', '2026-05-29'), '2026-05-30')).toContain(
      'due 2026-05-27, done 2026-05-29, late by 2 days',
    );
    expect(pending(rule, searched('2026-05-20', '2026-06-10'), '2026-05-21')).toEqual(['due 2026-05-27']);
  });

  test('is not computable without one on file, and not for Kategorie B', () => {
    expect(missing(rule, a(), '2026-06-01')).toContain('suchlauf');
    expect(
      pending(rule, { ...searched('2026-05-20'), kategorien: [{ kategorie: 'B', since: '2020-01-01' }] }, '2026-06-01'),
    ).toEqual([]);
  });
});
