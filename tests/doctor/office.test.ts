import { describe, expect, test } from 'vitest';
import { toDay } from '../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { worst } from '../../src/doctor/finding.ts';
import { checkHolidays, checkPeople, checkShipped, checkSoundness } from '../../src/doctor/office.ts';

const TODAY = toDay(2026, 11, 20);
const { office, cases } = exampleOffice(TODAY);
const text = (findings: readonly { readonly text: { readonly de: string } }[]) =>
  findings.map((item) => item.text.de).join('\n');

describe('what ships with Fallbote', () => {
  test('is whole', () => {
    expect(worst(checkShipped())).toBe('ok');
    expect(text(checkShipped())).toMatch(
      /^52 Fristenregeln geladen\.\nHemmniskatalog geladen: \d+ Handlungsbedarfe\.$/u,
    );
  });
});

describe('the office', () => {
  test('is sound', () => {
    expect(worst(checkSoundness(office, cases))).toBe('ok');
    expect(worst(checkPeople(office, TODAY))).toBe('ok');
  });

  test('with cases that point nowhere: each is named by place and number, never by contents', () => {
    const broken = cases.map((kase, i) =>
      i < 2 ? { ...kase, team: 'GEHEIM', followUps: [{ id: 'w', due: '2026-13-01', text: 'GEHEIM' }] } : kase,
    );
    const findings = checkSoundness(office, broken);
    expect(worst(findings)).toBe('error');
    expect(text(findings)).toContain(`cases[0]`);
    expect(text(findings)).toContain(cases[1]?.no);
    expect(text(findings)).not.toContain('GEHEIM');
  });

  test('with very many faults: twenty, and how many more', () => {
    const findings = checkSoundness(
      office,
      Array.from({ length: 90 }, () => ({ no: 'F-1', opened: '2026-01-01', team: 'nirgends' })),
    );
    expect(findings).toHaveLength(21);
    expect(findings.at(-1)?.text.de).toMatch(/^… und \d+ weitere$/u);
  });

  test('with a team that nobody leads', () => {
    const findings = checkPeople(
      { ...office, staff: office.staff.filter((person) => !person.roles.includes('teamLead')) },
      TODAY,
    );
    expect(findings.length).toBe(office.teams.length);
    expect(worst(findings)).toBe('warning');
  });
});

describe('holidays', () => {
  test('of this year and the next two are known in every Land', () => {
    for (const land of [
      'BB',
      'BE',
      'BW',
      'BY',
      'HB',
      'HE',
      'HH',
      'MV',
      'NI',
      'NW',
      'RP',
      'SH',
      'SL',
      'SN',
      'ST',
      'TH',
    ] as const)
      expect(worst(checkHolidays({ ...office, land }, TODAY))).toBe('ok');
  });

  test('after 2035 nobody has checked them', () => {
    expect(worst(checkHolidays(office, toDay(2034, 5, 1)))).toBe('warning');
  });

  test('of the office that lie in the past alone are pointed out; those that come back are not', () => {
    const findings = checkHolidays(
      { ...office, holidays: ['2025-06-01', '24.12.', 'Fronleichnam', '2027-05-02'] },
      TODAY,
    );
    expect(text(findings)).toBe('Der weitere Feiertag „2025-06-01“ kommt bis 2028 nicht mehr vor.');
  });
});
