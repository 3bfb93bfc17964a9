import { describe, expect, test } from 'vitest';
import { derive, deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];
type Rules = NonNullable<Parameters<typeof deriveRule>[2]['rules']>;
type Row = Rules[number];

const job = (end = '2026-12-31'): Input => ({
  jobs: [{ id: 'job-1', start: '2026-03-01', svp: true, contract: [{ from: '2026-03-01', until: end }] }],
});
const dates = (rule: string, kase: Input, rules: Rules, today = '2026-03-02') =>
  deriveRule(rule, kase, { today, rules });

describe('the office changes a number', () => {
  test('a period: 6 months instead of 7, and the why line says who set it', () => {
    const [date] = dates('nachhaltigkeit-7-monate', job(), [
      { id: 'nachhaltigkeit-7-monate', due: { period: { months: 6 } } },
    ]);
    expect(date).toMatchObject({ due: '2026-09-01', state: 'open' });
    expect(date?.why).toContain('6 Monate');
    expect(date?.why).toContain('Einstellung des Jobcenters');
  });

  test('the reminders: 16 and 6 weeks before', () => {
    expect(dates('befristung', job(), [{ id: 'befristung', leads: [{ weeks: 16 }, { weeks: 6 }] }])).toMatchObject([
      { due: '2026-12-31', reminders: ['2026-09-10', '2026-11-19', '2026-12-31'] },
    ]);
  });

  test('how early an act counts: 8 weeks before', () => {
    const kase: Input = {
      ausbildungen: [{ id: 'aus-1', kind: 'außerbetriebliche Ausbildung', start: '2023-09-01', end: '2026-09-30' }],
      contacts: [{ on: '2026-05-05', kind: 'Gespräch' }], // 8 weeks before 30.06.2026
    };
    expect(dates('ausbildungsende', kase, [], '2026-07-01')).toMatchObject([{ state: 'overdue' }]);
    expect(
      dates('ausbildungsende', kase, [{ id: 'ausbildungsende', early: { weeks: 8 } }], '2026-07-01'),
    ).toMatchObject([{ state: 'satisfied', days: 0 }]);
  });

  test('the spacing of a series', () => {
    const kase: Input = {
      jobs: [{ id: 'job-1', start: '2026-07-31', svp: true }],
      consents: [{ for: 'Nachbetreuung', form: 'schriftlich', givenOn: '2026-07-31' }],
    };
    const rules: Rules = [{ id: 'nachbetreuung', active: true, due: { months: [1, 3, 7] } }];
    expect(dates('nachbetreuung', kase, rules, '2026-08-03').map(({ due }) => due)).toEqual([
      '2026-08-31',
      '2026-10-31',
      '2027-02-28',
    ]);
  });

  test('a Land: the Planungsgespräch 2 months before the end in Berlin', () => {
    const kase: Input = { inbeq: [{ id: 'inbeq-1', start: '2024-10-01' }] };
    const rules: Rules = [{ id: 'inbeq-planungsgespraech', due: { beforeEnd: { BE: { months: 2 } } } }];
    expect(deriveRule('inbeq-planungsgespraech', kase, { today: '2026-03-02', land: 'BE', rules })).toMatchObject([
      { due: '2026-07-30', state: 'open' },
    ]);
  });

  test('no roll: the Arbeitsuchendmeldung stands on the Saturday', () => {
    expect(
      dates('arbeitsuchendmeldung', job('2027-02-28'), [{ id: 'arbeitsuchendmeldung', roll: false }]),
    ).toMatchObject([{ due: '2026-11-28', reminders: ['2026-11-27'] }]);
  });

  // the roll is "a column of the rule": accepted for every rule, it is ignored for all but arbeitsuchendmeldung
  test('a roll for another rule', () => {
    expect(dates('befristung', job('2027-02-28'), [{ id: 'befristung', roll: true }])).toMatchObject([
      { due: '2027-03-01' },
    ]);
  });

  test('one row changes one rule', () => {
    const rules: Rules = [{ id: 'befristung', leads: [{ weeks: 6 }] }];
    const kase: Input = { ...job(), fundings: [{ id: 'f-1', kind: 'EGZ', end: '2026-12-31' }] };
    expect(dates('foerderung', kase, rules)).toMatchObject([
      { reminders: ['2026-10-08', '2026-11-05', '2026-12-03', '2026-12-31'] },
    ]);
  });
});

describe('the office switches rules', () => {
  test('off', () => {
    expect(dates('befristung', job(), [{ id: 'befristung', active: false }])).toEqual([]);
    expect(dates('arbeitsuchendmeldung', job(), [{ id: 'befristung', active: false }])).toHaveLength(1);
  });

  test('on', () => {
    const kase: Input = { jobs: [{ id: 'job-1', start: '2026-03-01', svp: true, kritischePhase: true }] };
    expect(dates('kritische-phase', kase, [])).toEqual([]);
    expect(dates('kritische-phase', kase, [{ id: 'kritische-phase', active: true }]).map(({ due }) => due)).toEqual([
      '2026-09-01',
      '2027-03-01',
    ]);
  });
});

describe('the office adds a rule of its own', () => {
  const contactD: Row = {
    id: 'haus-kontakt-d',
    title: { de: 'Kontakt halten (Kategorie D)', en: 'Keep contact (category D)' },
    kind: 'standard',
    privacy: 'team',
    source: 'Hausregel 7',
    active: true,
    subject: 'case',
    when: { kategorie: ['D'] },
    due: { form: 'recurring', lastLabel: 'last.contact', period: { months: 2 } },
    done: { contacts: 'any' },
  };
  const kase = (kategorie: 'D' | 'E'): Input => ({
    kategorien: [{ kategorie, since: '2025-01-02' }],
    contacts: [{ on: '2025-12-31', kind: 'Gespräch' }],
  });

  test('it counts as the built-in ones do', () => {
    expect(dates('haus-kontakt-d', kase('D'), [contactD], '2026-01-05')).toMatchObject([
      { due: '2026-02-28', state: 'open', reminders: ['2026-02-27'] },
    ]);
    expect(dates('haus-kontakt-d', kase('D'), [contactD], '2026-03-02')).toMatchObject([{ state: 'overdue', days: 2 }]);
    expect(dates('haus-kontakt-d', kase('E'), [contactD], '2026-03-02')).toEqual([]);
  });

  test('its why line names its source', () => {
    expect(dates('haus-kontakt-d', kase('D'), [contactD], '2026-01-05')[0]?.why).toMatch(
      /31\.12\.2025.*2 Monate.*Hausregel 7/,
    );
  });

  test('for every job, answered by an act with its id', () => {
    const probe: Row = {
      id: 'haus-lohnzettel',
      title: { de: 'Ersten Lohnzettel ansehen', en: 'Look at the first payslip' },
      kind: 'team',
      privacy: 'neutral',
      source: 'Teamrunde',
      active: true,
      subject: 'job',
      due: { form: 'after', start: 'job.start', period: { weeks: 6 } },
      done: { act: true },
    };
    const acts = [{ rule: 'haus-lohnzettel', on: '2026-04-20', subject: 'job-1' }];
    expect(dates('haus-lohnzettel', job(), [probe], '2026-04-22')).toMatchObject([
      { subject: 'job-1', due: '2026-04-12', state: 'overdue', days: 10 },
    ]);
    expect(dates('haus-lohnzettel', { ...job(), acts }, [probe], '2026-04-22')).toMatchObject([
      { state: 'satisfied', days: 8 },
    ]);
    expect(dates('haus-lohnzettel', job(), [probe], '2026-04-22')[0]?.why).toContain('Team-Einstellung');
  });
});

describe('a row that does not fit is refused with its row', () => {
  const good: Row = { id: 'befristung', leads: [{ weeks: 6 }] };
  const refused = (row: unknown) => () => derive({}, { today: '2026-03-02', rules: [good, row as Row] });

  test.each<[string, unknown]>([
    ['a new rule without its fields', { id: 'haus-neu', active: true }],
    ['a misspelt id', { id: 'befristungen', leads: [{ weeks: 6 }] }],
    ['half a month', { id: 'nachhaltigkeit-7-monate', due: { period: { months: 6.5 } } }],
    ['an unknown unit', { id: 'nachhaltigkeit-7-monate', due: { period: { tage: 3 } } }],
    ['an unknown form', { id: 'nachhaltigkeit-7-monate', due: { form: 'irgendwann' } }],
    ['an unknown start', { id: 'nachhaltigkeit-7-monate', due: { start: 'job.anfang' } }],
    ['a period for a date without one', { id: 'befristung', due: { period: { months: 1 } } }],
    ['a negative lead', { id: 'foerderung', leads: [{ weeks: -1 }] }],
    ['an unknown field', { id: 'foerderung', lead: [{ weeks: 4 }] }],
    ['an unknown kind', { id: 'foerderung', kind: 'gesetz' }],
    ['the same rule twice', { id: 'befristung', active: false }],
  ])('%s', (_, row) => {
    expect(refused(row)).toThrow(/office\.rules\[1\]/);
  });

  // accepted; then every job is "nicht berechenbar: Ende der Förderung fehlt"
  test('a start that the entry of the rule does not have', () => {
    expect(refused({ id: 'nachhaltigkeit-7-monate', due: { start: 'funding.end' } })).toThrow(/office\.rules\[1\]/);
  });
});
