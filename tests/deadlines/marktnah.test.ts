import { describe, expect, test } from 'vitest';
import { answered, type Case, missing, pending, whyPending } from './sentences.ts';

/** Handed over on Wednesday 20.05.2026; Pfingstmontag is 25.05.: 5 Arbeitstage end on 28.05., 10 on 04.06. in BB. */
const handedOver: Case = {
  birthDate: '1984-03-12',
  rechtskreis: 'SGB II',
  kategorien: [{ kategorie: 'A', since: '2026-05-12' }],
  marktnaheBetreuungen: [{ since: '2026-05-20' }],
};

describe('the written invitation after the Übergabe', () => {
  const rule = 'einladung-marktnah';
  const invited = (on: string, more: Partial<NonNullable<Case['invitations']>[number]> = {}): Case => ({
    ...handedOver,
    invitations: [{ on, for: 'Erstgespräch', ...more }],
  });

  test('is due after 5 Arbeitstage, overdue from the day after', () => {
    expect(pending(rule, handedOver, '2026-05-28')).toEqual(['due 2026-05-28']);
    expect(pending(rule, handedOver, '2026-05-29')).toEqual(['due 2026-05-28, overdue by 1 day']);
  });

  test('is answered by an invitation from the day of the Übergabe on', () => {
    expect(answered(rule, invited('2026-05-20'), '2026-05-21')).toEqual(['due 2026-05-28, done 2026-05-20']);
    expect(answered(rule, invited('2026-05-28'), '2026-05-28')).toEqual(['due 2026-05-28, done 2026-05-28']);
    expect(answered(rule, invited('2026-06-02'), '2026-06-02')).toEqual([
      'due 2026-05-28, done 2026-06-02, late by 5 days',
    ]);
  });

  test('is not answered by one before it, by one of tomorrow, by a spoken one, or by one to an ESB', () => {
    const open = ['due 2026-05-28'];
    expect(pending(rule, invited('2026-05-19'), '2026-05-21')).toEqual(open);
    expect(pending(rule, invited('2026-05-22'), '2026-05-21')).toEqual(open);
    expect(pending(rule, invited('2026-05-21', { written: false }), '2026-05-21')).toEqual(open);
    expect(pending(rule, invited('2026-05-21', { for: 'ESB' }), '2026-05-21')).toEqual(open);
  });

  test('is waived for its one date', () => {
    const waived: Case = {
      ...handedOver,
      waivers: [{ rule, due: '2026-05-28', reason: 'Termin persönlich vereinbart' }],
    };
    expect(answered(rule, waived, '2026-06-10')).toEqual(['due 2026-05-28, waived']);
    expect(pending(rule, waived, '2026-06-10')).toEqual([]);
  });
});

describe('the Erstgespräch after the Übergabe', () => {
  const rule = 'erstgespraech-marktnah';
  const talked = (on: string): Case => ({ ...handedOver, contacts: [{ on, kind: 'Erstgespräch' }] });
  const invitation: Case = { ...handedOver, invitations: [{ on: '2026-05-26', for: 'Erstgespräch' }] };
  const fromInvitation = [{ id: rule, due: { start: 'marktnah.invitation' } }];

  test('is due after 10 Arbeitstage', () => {
    expect(pending(rule, handedOver, '2026-06-04')).toEqual(['due 2026-06-04']);
    expect(pending(rule, handedOver, '2026-06-14')).toEqual(['due 2026-06-04, overdue by 10 days']);
  });

  test('is answered from the day of the Übergabe on, not before, and late by so many days', () => {
    expect(pending(rule, talked('2026-05-19'), '2026-05-21')).toEqual(['due 2026-06-04']);
    expect(answered(rule, talked('2026-05-20'), '2026-05-21')).toEqual(['due 2026-06-04, done 2026-05-20']);
    expect(answered(rule, talked('2026-06-05'), '2026-06-05')).toEqual([
      'due 2026-06-04, done 2026-06-05, late by 1 day',
    ]);
  });

  test('counts from the Übergabe, whenever the invitation went out', () => {
    expect(pending(rule, invitation, '2026-05-27')).toEqual(['due 2026-06-04']);
  });

  test('counts from the invitation in an office that reads the paper so: Tuesday 26.05. + 10 = Tuesday 09.06.', () => {
    const on = { today: '2026-05-27', rules: fromInvitation };
    expect(pending(rule, invitation, on)).toEqual(['due 2026-06-09']);
    expect(missing(rule, handedOver, on)).toContain('Einladung');
  });
});

describe('both have only people of Kategorie A, 25 or older, who were handed over', () => {
  const both = ['einladung-marktnah', 'erstgespraech-marktnah'];

  test.each(both)('%s: on the 25th birthday yes, on the day before no', (rule) => {
    expect(pending(rule, { ...handedOver, birthDate: '2001-05-20' }, '2026-05-20')).toHaveLength(1);
    expect(pending(rule, { ...handedOver, birthDate: '2001-05-21' }, '2026-05-20')).toEqual([]);
  });

  test.each(both)('%s: not of Kategorie B, not without an Übergabe', (rule) => {
    expect(
      pending(rule, { ...handedOver, kategorien: [{ kategorie: 'B', since: '2026-05-12' }] }, '2026-05-21'),
    ).toEqual([]);
    expect(pending(rule, { ...handedOver, marktnaheBetreuungen: [] }, '2026-05-21')).toEqual([]);
  });

  test.each(both)(
    '%s: each Übergabe has its own date; what was done for the first does not answer the second',
    (rule) => {
      const twice: Case = {
        ...handedOver,
        kategorien: [{ kategorie: 'A', since: '2024-05-12' }],
        marktnaheBetreuungen: [{ since: '2024-06-03', until: '2025-01-31' }, { since: '2026-05-20' }],
        invitations: [{ on: '2024-06-05', for: 'Erstgespräch' }],
        contacts: [{ on: '2024-06-11', kind: 'Erstgespräch' }],
      };
      expect(pending(rule, twice, '2026-05-21')).toEqual([
        rule === 'einladung-marktnah' ? 'due 2026-05-28' : 'due 2026-06-04',
      ]);
    },
  );

  test.each(both)('%s: not computable without date of birth or Kategorie', (rule) => {
    const { birthDate: _, ...ageless } = handedOver;
    const { kategorien: __, ...uncategorised } = handedOver;
    expect(missing(rule, ageless, '2026-05-21')).toContain('Geburtsdatum');
    expect(missing(rule, uncategorised, '2026-05-21')).toContain('ategorie');
  });
});

describe('after 6 months the FM judges whether the Betreuung goes on', () => {
  const rule = 'einzelfallpruefung-a';
  const since = (day: string, more: Case = {}): Case => ({
    birthDate: '1984-03-12',
    kategorien: [{ kategorie: 'A', since: day }],
    marktnaheBetreuungen: [{ since: day }],
    ...more,
  });
  const decided = (on: string, outcome: 'fortsetzen' | 'beenden'): Case =>
    since('2026-01-14', { acts: [{ rule, on, subject: '2026-01-14', outcome, reason: 'zwei Vorstellungsgespräche' }] });

  test.each([
    ['2026-01-14', '2026-07-14'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-02-28', '2026-08-28'],
  ])('Betreuung since %s: %s', (start, due) => {
    expect(pending(rule, since(start), start)).toEqual([`due ${due}`]);
  });

  test('it is overdue without an end: nothing ends by itself', () => {
    expect(pending(rule, since('2026-01-14'), '2026-07-14')).toEqual(['due 2026-07-14']);
    expect(pending(rule, since('2026-01-14'), '2026-10-14')).toEqual(['due 2026-07-14, overdue by 92 days']);
  });

  test('"fortsetzen" asks again 6 months after the decision, early or late', () => {
    expect(pending(rule, decided('2026-07-10', 'fortsetzen'), '2026-07-20')).toEqual(['due 2027-01-10']);
    expect(pending(rule, decided('2026-07-31', 'fortsetzen'), '2026-08-20')).toEqual(['due 2027-01-31']);
    expect(answered(rule, decided('2026-07-31', 'fortsetzen'), '2026-08-20')).toEqual([
      'due 2026-07-14, done 2026-07-31, late by 17 days',
    ]);
  });

  test('"fortsetzen" twice, and once more where it is overdue', () => {
    const twice = since('2026-01-14', {
      acts: ['2026-07-10', '2027-01-08'].map((on) => ({
        rule,
        on,
        subject: '2026-01-14',
        outcome: 'fortsetzen' as const,
        reason: 'Probearbeit',
      })),
    });
    expect(pending(rule, twice, '2027-07-12')).toEqual(['due 2027-07-08, overdue by 4 days']);
  });

  test('a second Betreuung is judged on its own', () => {
    const again: Case = {
      ...decided('2026-07-10', 'beenden'),
      marktnaheBetreuungen: [{ since: '2026-01-14', until: '2026-07-31' }, { since: '2027-02-01' }],
    };
    expect(pending(rule, again, '2027-03-01')).toEqual(['due 2027-08-01']);
  });

  test('"beenden" asks no more', () => {
    expect(pending(rule, decided('2026-07-10', 'beenden'), '2027-07-20')).toEqual([]);
  });

  test('a decision needs a reason, and is none before its day', () => {
    const bare = since('2026-01-14', { acts: [{ rule, on: '2026-07-10', outcome: 'fortsetzen' }] });
    expect(() => pending(rule, bare, '2026-07-20')).toThrow(/reason|Begründung|Grund/);
    expect(pending(rule, decided('2026-07-10', 'fortsetzen'), '2026-07-09')).toEqual(['due 2026-07-14']);
  });

  test('nobody is asked after the Betreuung ended or in Kategorie B', () => {
    expect(
      pending(
        rule,
        since('2026-01-14', { marktnaheBetreuungen: [{ since: '2026-01-14', until: '2026-05-31' }] }),
        '2026-08-01',
      ),
    ).toEqual([]);
    expect(
      pending(rule, since('2026-01-14', { kategorien: [{ kategorie: 'B', since: '2026-01-14' }] }), '2026-08-01'),
    ).toEqual([]);
  });

  test('the why line names the Übergabe, the 6 months and the source', () => {
    const line = whyPending(rule, since('2026-01-14'), '2026-02-01');
    for (const part of ['14.01.2026', '6 Monate', '14.07.2026', 'UM 4.2, 6.6']) expect(line).toContain(part);
  });
});
