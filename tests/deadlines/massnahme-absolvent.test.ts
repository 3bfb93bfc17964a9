import { describe, expect, test } from 'vitest';
import { deriveRule } from './derive.ts';

type Input = Parameters<typeof deriveRule>[1];

const pending = (list: ReturnType<typeof deriveRule>) =>
  list.filter(({ state }) => state === 'open' || state === 'overdue');

describe('absolvent-6-monate: six months after the Ausbildung, without a job', () => {
  const dates = (kase: Input, today: string) => deriveRule('absolvent-6-monate', kase, { today });
  const absolvent = (end?: string): Input => ({
    birthDate: '2005-11-03',
    zielgruppen: [{ zielgruppe: 'Ausbildungsabsolventen', since: '2025-07-16' }],
    ausbildungen: [
      { id: 'aus-1', kind: 'betriebliche Ausbildung', start: '2022-08-01', ...(end === undefined ? {} : { end }) },
    ],
    jobs: [],
  });

  test.each([
    ['2025-07-15', '2026-01-15', '2026-01-15'],
    ['2025-08-31', '2026-02-28', '2026-02-27'], // February has no 31st; a Saturday
    ['2027-08-31', '2028-02-29', '2028-02-29'],
  ])('Ausbildung ended %s: due %s, reminder %s', (end, due, reminder) => {
    expect(dates({ ...absolvent(end), birthDate: '2006-11-03' }, due)).toMatchObject([
      { state: 'open', due, reminders: [reminder], days: 0 },
    ]);
  });

  test('overdue until something is done, with the number of days', () => {
    expect(dates(absolvent('2025-07-15'), '2026-01-15')).toMatchObject([{ state: 'open', days: 0 }]);
    expect(dates(absolvent('2025-07-15'), '2026-01-16')).toMatchObject([{ state: 'overdue', days: 1 }]);
    expect(dates(absolvent('2025-07-15'), '2026-02-15')).toMatchObject([{ state: 'overdue', days: 31 }]);
  });

  test('a new Zielgruppe ends it', () => {
    const kase: Input = {
      ...absolvent('2025-07-15'),
      zielgruppen: [
        { zielgruppe: 'Ausbildungsabsolventen', since: '2025-07-16' },
        { zielgruppe: 'Vermittlungskunden', since: '2026-01-12' },
      ],
    };
    expect(pending(dates(kase, '2026-02-15'))).toEqual([]);
    expect(dates(kase, '2026-01-11')).toMatchObject([{ state: 'open', due: '2026-01-15' }]); // not yet changed
  });

  test('a job ends it, whenever it began', () => {
    const withJob = (start: string): Input => ({
      ...absolvent('2025-07-15'),
      jobs: [{ id: 'job-1', start, svp: true }],
    });
    expect(pending(dates(withJob('2025-09-01'), '2026-02-15'))).toEqual([]);
    expect(pending(dates(withJob('2026-02-02'), '2026-02-15'))).toEqual([]);
  });

  test('the change that made the client an Absolvent is no change away from it', () => {
    const zielgruppen: Input['zielgruppen'] = [
      { zielgruppe: 'Ausbildungssuchende', since: '2021-09-01' },
      { zielgruppe: 'Ausbildungsabsolventen', since: '2025-07-16' },
    ];
    expect(dates({ ...absolvent('2025-07-15'), zielgruppen }, '2026-01-16')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
  });

  // "an act before the start does not satisfy": a job of 2021 says nothing about the time after the Ausbildung
  test('a job before the end of the Ausbildung that is over is no job after it', () => {
    const jobs = [{ id: 'job-1', start: '2021-01-04', endedOn: '2021-12-31', svp: true }];
    expect(dates({ ...absolvent('2025-07-15'), jobs }, '2026-02-15')).toMatchObject([{ state: 'overdue', days: 31 }]);
  });

  test('a contact does not answer it', () => {
    const contacts = [{ on: '2026-01-12', kind: 'Gespräch' as const }];
    expect(dates({ ...absolvent('2025-07-15'), contacts }, '2026-01-16')).toMatchObject([
      { state: 'overdue', days: 1 },
    ]);
  });

  test('other Zielgruppen have no such date', () => {
    const zielgruppen = [{ zielgruppe: 'Aktivierungskunden' as const, since: '2025-07-16' }];
    expect(dates({ ...absolvent('2025-07-15'), zielgruppen }, '2026-01-16')).toEqual([]);
  });

  test('without the end of the Ausbildung nothing is guessed', () => {
    expect(dates(absolvent(), '2026-01-16')).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('Ende der Ausbildung') },
    ]);
    expect(dates({ ...absolvent(), ausbildungen: [] }, '2026-01-16')).toMatchObject([
      { state: 'notComputable', due: undefined },
    ]);
  });
});

describe('vermittlung-24-monate: 24 months after the Berufsabschluss, under 25, without a job', () => {
  const dates = (kase: Input, today: string) => deriveRule('vermittlung-24-monate', kase, { today });
  const kunde = (berufsabschlussOn?: string): Input => ({
    birthDate: '2005-11-03',
    zielgruppen: [{ zielgruppe: 'Vermittlungskunden', since: '2025-01-16' }],
    jobs: [],
    ...(berufsabschlussOn === undefined ? {} : { berufsabschlussOn }),
  });

  test.each([
    ['2024-07-31', '2026-07-31', '2026-07-31'],
    ['2024-02-29', '2026-02-28', '2026-02-27'], // no leap year; a Saturday
    ['2026-02-28', '2028-02-28', '2028-02-28'],
  ])('Berufsabschluss on %s: due %s, reminder %s', (on, due, reminder) => {
    expect(dates(kunde(on), '2026-02-28')).toMatchObject([{ state: 'open', due, reminders: [reminder] }]);
  });

  test('a job or another Zielgruppe ends it; a future one does not', () => {
    const zielgruppen = (since: string): Input['zielgruppen'] => [
      { zielgruppe: 'Vermittlungskunden', since: '2025-01-16' },
      { zielgruppe: 'Aktivierungskunden', since },
    ];
    const since = (day: string) => ({ ...kunde('2024-07-31'), zielgruppen: zielgruppen(day) });
    expect(pending(dates(since('2026-08-05'), '2026-08-10'))).toEqual([]);
    expect(dates(since('2026-08-11'), '2026-08-10')).toMatchObject([{ state: 'overdue', days: 10 }]);
    const jobs = [{ id: 'job-1', start: '2026-08-03', svp: true }];
    expect(pending(dates({ ...kunde('2024-07-31'), jobs }, '2026-08-10'))).toEqual([]);
  });

  test('from the 25th birthday on there is none', () => {
    expect(dates({ ...kunde('2024-07-31'), birthDate: '2001-08-11' }, '2026-08-10')).toHaveLength(1);
    expect(dates({ ...kunde('2024-07-31'), birthDate: '2001-08-10' }, '2026-08-10')).toEqual([]);
  });

  test('the change that made the client a Vermittlungskunde is no change away from it', () => {
    const zielgruppen: Input['zielgruppen'] = [
      { zielgruppe: 'Ausbildungsabsolventen', since: '2024-08-01' },
      { zielgruppe: 'Vermittlungskunden', since: '2025-02-03' },
    ];
    expect(dates({ ...kunde('2024-07-31'), zielgruppen }, '2026-08-10')).toMatchObject([
      { state: 'overdue', days: 10 },
    ]);
  });

  // "an act before the start does not satisfy"
  test('a job that was over before the Berufsabschluss does not answer it', () => {
    const jobs = [{ id: 'job-1', start: '2021-01-04', endedOn: '2021-12-31', svp: true }];
    expect(dates({ ...kunde('2024-07-31'), jobs }, '2026-08-10')).toMatchObject([{ state: 'overdue', days: 10 }]);
  });

  test('without the Berufsabschluss nothing is guessed', () => {
    expect(dates(kunde(), '2026-08-10')).toMatchObject([
      { state: 'notComputable', due: undefined, missing: expect.stringContaining('Berufsabschluss') },
    ]);
  });

  // the row says "Vermittlungskunde U25": without a Geburtsdatum the deciding fact is missing
  test('without the Geburtsdatum nobody knows whether the client is under 25', () => {
    const { birthDate: _, ...unknownAge } = kunde('2024-07-31');
    expect(dates(unknownAge, '2026-08-10')).toMatchObject([
      { state: 'notComputable', missing: expect.stringContaining('Geburtsdatum') },
    ]);
  });
});
