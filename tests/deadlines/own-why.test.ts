import { describe, expect, test } from 'vitest';
import type { Massnahme } from '../../src/cases/office.ts';
import { derive } from './derive.ts';

type Input = Parameters<typeof derive>[0];

const massnahmen: readonly Massnahme[] = [
  {
    id: 'mabe',
    name: 'Aktivierung',
    kind: 'MAbE',
    tendered: true,
    attendanceQuota: 100,
    daysPerWeek: 4,
    milestones: [{ id: 'zb', title: 'Zwischenbericht', after: { months: 3 } }],
  },
  { id: 'umschulung', name: 'Umschulung', kind: 'Weiterbildung', newBerufsabschluss: true },
  { id: 'kurz', name: 'Bewerbungstraining', kind: 'MAbE' },
];
const kase: Input = {
  birthDate: '1984-03-12',
  ausbildungen: [{ id: 'aus-1', kind: 'außerbetriebliche Ausbildung', start: '2023-09-01', end: '2026-09-30' }],
  participations: [
    {
      id: 'tn-1',
      massnahme: 'mabe',
      start: '2026-03-02',
      end: '2026-08-31',
      attendance: { days: 60, asOf: '2026-03-06' },
    },
    { id: 'tn-2', massnahme: 'umschulung', start: '2024-09-16', end: '2026-09-15' },
    { id: 'tn-3', massnahme: 'kurz', start: '2026-03-09', end: '2026-04-02' },
  ],
  inbeq: [
    { id: 'inbeq-1', start: '2024-10-01', rehaTraeger: 'BA' },
    {
      id: 'inbeq-0',
      start: '2023-04-01',
      endedOn: '2025-12-31',
      rehaTraeger: 'BA',
      outcome: { kind: 'endet', on: '2025-12-31' },
    },
  ],
  jobs: [
    {
      id: 'job-1',
      start: '2026-01-15',
      svp: true,
      kritischePhase: true,
      probezeitUntil: '2026-07-14',
      contract: [{ from: '2026-01-15', until: '2027-01-14' }],
    },
    {
      id: 'job-0',
      start: '2025-01-15',
      svp: true,
      endedOn: '2026-04-30',
      contract: [{ from: '2025-01-15', befristet: false }],
    },
  ],
  fundings: [{ id: 'f-1', kind: 'EGZ', end: '2026-07-14' }],
  berufsbegleitungen: [{ id: 'bb-1', start: '2026-01-15', end: '2027-01-14' }],
  consents: [{ for: 'Nachbetreuung', form: 'schriftlich', givenOn: '2026-01-05' }],
  contacts: [{ on: '2026-01-20', kind: 'Gespräch', with: 'Betrieb' }],
  documents: [{ id: 'd-1', kind: 'Schwerbehindertenausweis', validUntil: '2026-09-30' }],
  followUps: [{ id: 'w-1', due: '2026-10-14', text: 'Unterlagen' }],
};
const PAPER = /\b(UM|BA|UB|LZB|IB)\b|BAG|Uckermark|E\d\d|\d\.\d\.\d/;
const PAPER_RULES: readonly (readonly [rule: string, subject: string, ...parts: string[]])[] = [
  ['ausbildungsende', 'aus-1', '30.09.2026', '3 Monate', '30.06.2026', 'UM 5.2.3, 6.4'],
  ['weiterbildungsende', 'tn-2', '15.09.2026', '2 Monate', '15.07.2026', 'UM 6.4'],
  ['absolventengespraech-lang', 'tn-1', '31.08.2026', '4 Wochen', '03.08.2026', '28.09.2026', 'BA 3.3.3'],
  ['absolventengespraech-kurz', 'tn-3', '02.04.2026', '4 Wochen', '30.04.2026', 'BA 3.3.3'],
  ['anschluss', 'tn-1', '31.08.2026', 'LZB E08'],
  ['meilenstein', 'tn-1/zb', '02.03.2026', '3 Monate', '02.06.2026', 'LZB E19'],
  ['anwesenheitsende', 'tn-1', '06.03.2026', '10 Wochen', '15.05.2026', 'LZB E08'],
  ['inbeq-ende', 'inbeq-1', '01.10.2024', '24 Monate', '30.09.2026', 'UB 2.2'],
  ['inbeq-planungsgespraech', 'inbeq-1', '30.09.2026', '3 Monate', '30.06.2026', 'UB 2.3'],
  ['reha-status-ende', 'inbeq-0', '01.01.2026', '6 Monate', '30.06.2026', 'UB 2.5'],
  ['arbeitsuchendmeldung', 'job-1/1', '14.01.2027', '3 Monate', '14.10.2026', '§ 38 Abs. 1 SGB III'],
  ['nachbetreuung', 'job-1/2', '15.01.2026', '2 Monate', '15.03.2026', 'LZB E28'],
  ['nachhaltigkeit-7-monate', 'job-1', '15.01.2026', '7 Monate', '15.08.2026', 'IB'],
  ['kritische-phase', 'job-1/6', '15.01.2026', '6 Monate', '15.07.2026', 'UB 2.4.18'],
  ['betriebskontakt', 'job-1', '20.01.2026', '6 Monate', '20.07.2026', 'UB 5.3.7'],
  ['job-beendet', 'job-0', '30.04.2026', 'LZB E28'],
];
const TEAM_RULES = [
  ['fallkonferenz', 'tn-1', '31.08.2026'],
  ['befristung', 'job-1/1', '14.01.2027'],
  ['probezeit', 'job-1', '14.07.2026'],
  ['foerderung', 'f-1', '14.07.2026'],
  ['berufsbegleitung-ende', 'bb-1', '14.01.2027'],
  ['dokument', 'd-1', '30.09.2026'],
  ['wiedervorlage', 'w-1', '14.10.2026'],
] as const;
const all = (language: 'de' | 'en' = 'de', rules: Parameters<typeof derive>[1]['rules'] = []) =>
  derive(kase, { today: '2026-05-04', massnahmen, allRules: true, language, rules });
const whyOf = (list: ReturnType<typeof derive>, rule: string, subject: string) =>
  list.find((date) => date.rule === rule && date.subject === subject)?.why ?? '';

describe('the why line', () => {
  test.each(PAPER_RULES)(
    '%s (%s) names what it counts from, the period, the date and the source',
    (rule, subject, ...parts) => {
      const why = whyOf(all(), rule, subject);
      for (const part of parts) expect(why).toContain(part);
    },
  );

  test.each(TEAM_RULES)('%s (%s) names its date, says Team-Einstellung and never the paper', (rule, subject, date) => {
    const why = whyOf(all(), rule, subject);
    expect(why).toContain(date);
    expect(why).toContain('Team-Einstellung');
    expect(why).not.toMatch(PAPER);
    expect(whyOf(all('en'), rule, subject)).toMatch(/team setting/i);
    expect(whyOf(all('en'), rule, subject)).not.toMatch(PAPER);
  });

  test('still so when the office has set other leads', () => {
    const rules = ['fallkonferenz', 'befristung', 'probezeit', 'foerderung', 'berufsbegleitung-ende', 'dokument'].map(
      (id) => ({ id, leads: [{ weeks: 6 }] }),
    );
    for (const [rule, subject] of TEAM_RULES) {
      const why = whyOf(all('de', rules), rule, subject);
      expect(why).toContain('Team-Einstellung');
      expect(why).not.toMatch(PAPER);
    }
  });

  test('and where it is not computable', () => {
    const jobs = [{ id: 'job-1', start: '2026-01-15', contract: [{ from: '2026-01-15', befristet: true }] }];
    const [date] = derive({ jobs }, { today: '2026-05-04' }).filter(({ rule }) => rule === 'befristung');
    expect(date?.why).toContain('Nicht berechenbar: Vertragsende fehlt');
    expect(date?.why).not.toMatch(PAPER);
  });

  test('a practice rule that the office switches on is not called changed', () => {
    for (const [rule, subject] of PAPER_RULES) expect(whyOf(all(), rule, subject)).not.toContain('geändert');
  });

  test('a projected end says "voraussichtlich"', () => {
    expect(whyOf(all(), 'anwesenheitsende', 'tn-1')).toMatch(/voraussichtlich/i);
  });
});
