import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { toIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import { defaultRules } from '../../src/deadlines/load-rules.ts';
import { type Notice, noticeKey, readNoticeKey, stageName } from '../../src/reminders/notice.ts';
import { stageRowSchema } from '../../src/reminders/settings.ts';
import { defaultStages, scheduleFor } from '../../src/reminders/stages.ts';
import { bare, noticesOn, officeOf, withContract, withFollowUp } from './reminder-office.ts';

const said = (notices: readonly Notice[]) =>
  notices.map(({ stage, recipient, as, since }) => `${stageName(stage)} ${recipient} (${as}) since ${toIso(since)}`);
const document = (validUntil: string, more: Partial<Case> = {}) =>
  bare({ documents: [{ id: 'd1', kind: 'Ausweis', validUntil }], ...more });
const granted = (on: string) => bare({ bewilligungen: [{ on }] });

describe('the stages of a date', () => {
  test('come weeks before, on the day, and again and again after it', () => {
    // Tuesday 2026-12-15; 12 and 4 weeks before; overdue after 1 Arbeitstag and every 5, to the lead after 10
    const kase = document('2026-12-15');
    const own = (day: string) => said(noticesOn(day, kase, officeOf(), 'dokument'));
    expect(own('2026-09-21')).toEqual([]);
    expect(own('2026-09-22')).toEqual(['lead-12w fm (manager) since 2026-09-22']);
    expect(own('2026-11-16')).toEqual(['lead-12w fm (manager) since 2026-09-22']);
    expect(own('2026-11-17')).toEqual(['lead-4w fm (manager) since 2026-11-17']);
    expect(own('2026-12-14')).toEqual(['lead-4w fm (manager) since 2026-11-17']);
    expect(own('2026-12-15')).toEqual(['due fm (manager) since 2026-12-15']);
    expect(own('2026-12-16')).toEqual(['overdue-1 fm (manager) since 2026-12-16']);
    expect(own('2026-12-22')).toEqual(['overdue-1 fm (manager) since 2026-12-16']);
    expect(own('2026-12-23')).toEqual(['overdue-6 fm (manager) since 2026-12-23']);
    // 25 December and 1 January do not count
    expect(own('2026-12-30')).toEqual([
      'overdue-6 fm (manager) since 2026-12-23',
      'escalate-10 lead (lead) since 2026-12-30',
    ]);
    expect(own('2027-01-14')).toEqual([
      'overdue-16 fm (manager) since 2027-01-08',
      'escalate-20 lead (lead) since 2027-01-14',
    ]);
  });

  test('without weeks of its own a rule reminds 5 Arbeitstage before, in a short period 3', () => {
    // contact after a month, for Kategorie A
    const kase = bare({
      kategorien: [{ kategorie: 'A', since: '2025-01-01' }],
      contacts: [{ on: '2026-10-20', kind: 'Folgegespräch' }],
    });
    expect(said(noticesOn('2026-11-12', kase, officeOf(), 'kontakt-a'))).toEqual([]);
    expect(said(noticesOn('2026-11-13', kase, officeOf(), 'kontakt-a'))).toEqual([
      'lead-5a fm (manager) since 2026-11-13',
    ]);
    // Bewilligung Monday 2 November, 10 Arbeitstage: Monday 16
    expect(said(noticesOn('2026-11-10', granted('2026-11-02'), officeOf(), 'erstgespraech'))).toEqual([]);
    expect(said(noticesOn('2026-11-11', granted('2026-11-02'), officeOf(), 'erstgespraech'))).toEqual([
      'lead-3a fm (manager) since 2026-11-11',
    ]);
  });

  test('what falls on a weekend or a holiday comes on the Arbeitstag before', () => {
    // Good Friday 2027-03-26; the date itself stays
    expect(said(noticesOn('2027-03-25', withFollowUp('2027-03-26')))).toEqual(['due fm (manager) since 2027-03-25']);
    expect(said(noticesOn('2027-03-24', withFollowUp('2027-03-26')))).toEqual([]);
    expect(noticesOn('2027-03-25', withFollowUp('2027-03-26'))[0]).toMatchObject({ urgent: true });
    // overdue is counted from the date on: Easter Monday is no Arbeitstag
    expect(said(noticesOn('2027-03-29', withFollowUp('2027-03-26')))).toEqual(['due fm (manager) since 2027-03-25']);
    expect(said(noticesOn('2027-03-30', withFollowUp('2027-03-26')))).toEqual([
      'overdue-1 fm (manager) since 2027-03-30',
    ]);
  });

  test('depend on the holidays of the Land', () => {
    // Reformationstag is a holiday in Brandenburg, All Saints in Bavaria; both a Monday or Friday in some year
    const due = '2028-10-31';
    const on = (land: 'BB' | 'BY') => said(noticesOn('2028-10-30', withFollowUp(due), officeOf({ land })));
    expect(on('BB')).toEqual(['due fm (manager) since 2028-10-30']);
    expect(on('BY')).toEqual([]);
  });

  test('are set by the office, the nearer row first', () => {
    const rows = [
      { escalate: 3 },
      { kind: 'team', overdue: 2, overdueEvery: 0 },
      { rule: 'dokument', escalate: 0 },
    ] as const;
    const dokument = defaultRules().find(({ id }) => id === 'dokument');
    const probezeit = defaultRules().find(({ id }) => id === 'probezeit');
    const kontakt = defaultRules().find(({ id }) => id === 'kontakt-a');
    if (dokument === undefined || probezeit === undefined || kontakt === undefined) throw new Error('no such rule');
    expect(scheduleFor(dokument, rows)).toMatchObject({ overdue: 2, overdueEvery: 0, escalate: 0 });
    expect(scheduleFor(probezeit, rows)).toMatchObject({ overdue: 2, escalate: 3, escalateEvery: 10, lead: 5 });
    expect(scheduleFor(kontakt, rows)).toMatchObject({ overdue: 1, overdueEvery: 5, escalate: 3 });
    expect(scheduleFor(kontakt, [{ lead: 2 }])).toMatchObject({ lead: 2, leadShort: 2 });
    expect(scheduleFor(kontakt, [{ lead: 9 }])).toMatchObject({ lead: 9, leadShort: 3 });
    expect(scheduleFor(kontakt, [{ rule: 'kontakt-a', lead: 9 }])).toMatchObject({ lead: 9, leadShort: 9 });
    const office = officeOf({ reminders: { stages: [{ rule: 'wiedervorlage', lead: 2 }] } });
    expect(said(noticesOn('2026-11-18', withFollowUp('2026-11-20'), office))).toEqual([
      'lead-2a fm (manager) since 2026-11-18',
    ]);
  });

  test('of a team follow the weeks that the team has set', () => {
    const office = officeOf({
      teams: [{ id: 'nord', name: 'Nord', rules: [{ id: 'dokument', leads: [{ weeks: 6 }] }] }],
    });
    expect(said(noticesOn('2026-11-03', document('2026-12-15'), office, 'dokument'))).toEqual([
      'lead-6w fm (manager) since 2026-11-03',
    ]);
    const never = officeOf({ rules: [{ id: 'dokument', leads: [] }] });
    expect(noticesOn('2026-12-14', document('2026-12-15'), never, 'dokument')).toEqual([]);
  });

  test('that ship are rows of the schema, for rules that there are', () => {
    expect(z.array(stageRowSchema).parse(defaultStages())).toEqual(defaultStages());
    const ids = new Set(defaultRules().map(({ id }) => id));
    expect(defaultStages().flatMap(({ rule }) => rule ?? [])).toSatisfy((named: string[]) =>
      named.every((id) => ids.has(id)),
    );
  });
});

describe('urgent is', () => {
  test.each([
    ['2026-11-20', '2026-11-20', true],
    ['2026-11-18', '2026-11-20', true],
    ['2026-11-17', '2026-11-20', false],
    // Friday to Tuesday: two Arbeitstage
    ['2026-11-20', '2026-11-24', true],
    ['2026-11-20', '2026-11-25', false],
    // 24 December to 29: only Monday and Tuesday lie between
    ['2026-12-24', '2026-12-29', true],
    ['2026-11-23', '2026-11-20', false],
  ])('%s for a date on %s: %s', (today, due, urgent) => {
    const office = officeOf({ reminders: { stages: [{ rule: 'wiedervorlage', lead: 5 }] } });
    expect(noticesOn(today, withFollowUp(due), office).map((notice) => notice.urgent)).toEqual([urgent]);
  });
});

describe('a date is told to', () => {
  const cover = (of: string, deputy: string, from: string, until: string) => ({ of, deputy, from, until });
  const kase = withFollowUp('2026-11-20');

  test('the leads of the team, where nobody looks after the case', () => {
    const { manager: _nobody, ...unassigned } = kase;
    expect(said(noticesOn('2026-11-20', unassigned))).toEqual(['due lead (lead) since 2026-11-20']);
    const office = officeOf();
    const two = { ...office, staff: [...office.staff, { ...office.staff[3], id: 'lead2', name: 'Frau Uhu' }] };
    expect(said(noticesOn('2026-11-20', unassigned, two as typeof office))).toEqual([
      'due lead (lead) since 2026-11-20',
      'due lead2 (lead) since 2026-11-20',
    ]);
    // the lead is the one who would be told in addition
    expect(said(noticesOn('2026-12-10', unassigned, officeOf(), 'wiedervorlage'))).toEqual([
      'overdue-11 lead (lead) since 2026-12-07',
    ]);
  });

  test('the deputy instead, on both days of a Vertretung and between them', () => {
    const office = officeOf({ deputies: [cover('fm', 'star', '2026-11-20', '2026-11-24')] });
    const who = (day: string) =>
      said(noticesOn(day, withFollowUp('2026-11-19'), office)).map((text) => text.split(' ')[1]);
    expect(who('2026-11-19')).toEqual(['fm']);
    expect(who('2026-11-20')).toEqual(['star']);
    expect(who('2026-11-24')).toEqual(['star']);
    expect(who('2026-11-25')).toEqual(['fm']);
  });

  test('the deputy who is there, else the lead', () => {
    const away = [cover('fm', 'star', '2026-11-16', '2026-11-27'), cover('star', 'meise', '2026-11-18', '2026-11-20')];
    const office = (more: readonly ReturnType<typeof cover>[] = []) => officeOf({ deputies: [...away, ...more] });
    expect(said(noticesOn('2026-11-20', kase, office()))).toEqual(['due lead (lead) since 2026-11-20']);
    expect(said(noticesOn('2026-11-20', kase, office([cover('fm', 'meise', '2026-11-18', '2026-11-20')])))).toEqual([
      'due meise (deputy) since 2026-11-20',
    ]);
  });

  test('the manager who comes back not again, where the deputy was told; the deputy again, where the manager was', () => {
    const office = officeOf({ deputies: [cover('fm', 'star', '2026-11-16', '2026-11-20')] });
    const [back] = noticesOn('2026-11-23', withFollowUp('2026-11-20'), office);
    // overdue since Monday: nobody has been told of that
    expect(back).toMatchObject({ recipient: 'fm', stage: { kind: 'overdue', n: 1 }, sameAs: [] });
    const lead = officeOf({
      deputies: [cover('fm', 'star', '2026-11-16', '2026-11-20')],
      reminders: { stages: [{ rule: 'wiedervorlage', lead: 5 }] },
    });
    const again = withFollowUp('2026-11-26');
    const [toDeputy] = noticesOn('2026-11-20', again, lead);
    const [toManager] = noticesOn('2026-11-23', again, lead);
    expect(toDeputy).toMatchObject({ recipient: 'star', of: 'fm', stage: { kind: 'lead', n: 5 } });
    // unless she looked after the case herself until then
    expect(toDeputy?.sameAs).toEqual([toDeputy?.key.replace('star@fm', 'star')]);
    expect(toManager).toMatchObject({ recipient: 'fm', stage: { kind: 'lead', n: 5 }, sameAs: [toDeputy?.key] });
  });

  test('a lead who looks after the case herself only once', () => {
    const office = officeOf({
      staff: [{ id: 'fm', name: 'Frau Amsel', roles: ['caseManager', 'teamLead'], team: 'nord' }],
    });
    const notices = noticesOn('2026-12-15', withFollowUp('2026-11-20'), office);
    expect(notices.map(({ as }) => as)).toEqual(['manager']);
  });

  test('the channel of the team, when it is due and when it becomes overdue', () => {
    const office = officeOf({ teams: [{ id: 'nord', name: 'Nord', channels: { slack: ['C1'] } }] });
    const team = (day: string) =>
      said(noticesOn(day, document('2026-12-15'), office, 'dokument').filter(({ as }) => as === 'team'));
    expect(team('2026-12-14')).toEqual([]);
    expect(team('2026-12-15')).toEqual(['due nord (team) since 2026-12-15']);
    expect(team('2026-12-16')).toEqual(['overdue-1 nord (team) since 2026-12-16']);
    expect(team('2026-12-23')).toEqual([]);
  });
});

describe('after a case was handed over', () => {
  const cover = { of: 'fm', deputy: 'star', from: '2026-11-16', until: '2026-11-20' };
  const office = officeOf({ deputies: [cover], reminders: { stages: [{ rule: 'wiedervorlage', lead: 5 }] } });
  const kase = withFollowUp('2026-11-26');
  const only = (day: string, more: Partial<Case>) => noticesOn(day, { ...kase, ...more }, office)[0];

  test('the new manager is told, though the old one once stood in for her', () => {
    const old = only('2026-11-20', { manager: 'star' });
    const mine = only('2026-11-23', { manager: 'fm' });
    expect(old).toMatchObject({ recipient: 'star', as: 'manager' });
    expect(mine).toMatchObject({ recipient: 'fm', as: 'manager' });
    expect([mine?.key, ...(mine?.sameAs ?? [])]).not.toContain(old?.key);
  });

  test('whoever was told as the deputy before is not told again', () => {
    const before = only('2026-11-20', { manager: 'fm' });
    const now = only('2026-11-23', { manager: 'star' });
    expect(before).toMatchObject({ recipient: 'star', as: 'deputy' });
    expect(now).toMatchObject({ recipient: 'star', as: 'manager' });
    expect(now?.sameAs).toContain(before?.key);
  });
});

describe('nobody is told', () => {
  test('of what is settled, waived or cannot be computed', () => {
    expect(
      noticesOn('2026-11-20', bare({ followUps: [{ id: 'w', due: '2026-11-20', text: 'x', doneOn: '2026-11-19' }] })),
    ).toEqual([]);
    const waived = withFollowUp('2026-11-20', {
      waivers: [{ rule: 'wiedervorlage', due: '2026-11-20', reason: 'erledigt sich', on: '2026-11-19' }],
    });
    expect(noticesOn('2026-11-20', waived)).toEqual([]);
    const open = withContract('2026-12-31');
    const renewed = withContract('2026-12-31');
    const contract = [
      { from: '2025-01-02', until: '2026-12-31', outcome: { kind: 'Verlängerung' as const, on: '2026-11-20' } },
      { from: '2027-01-01', until: '2027-12-31' },
    ];
    const job = { ...renewed.jobs?.[0], id: 'b1', start: '2025-01-02', svp: true, contract };
    const dates = (kase: Case, day: string) =>
      noticesOn(day, kase, officeOf(), 'befristung').map(({ due, stage }) => `${toIso(due)} ${stageName(stage)}`);
    expect(dates(open, '2026-11-20')).toEqual(['2026-12-31 lead-8w']);
    // a renewal closes the old date and opens a new one
    expect(dates({ ...renewed, jobs: [job] }, '2026-11-20')).toEqual([]);
    expect(dates({ ...renewed, jobs: [job] }, '2027-10-15')).toEqual(['2027-12-31 lead-12w']);
  });
});

describe('a reminder that was put off', () => {
  const putOff = (until: string, more: Partial<NonNullable<Case['reminders']>[number]> = {}) => ({
    rule: 'wiedervorlage',
    due: '2026-11-20',
    until,
    on: '2026-11-18',
    by: 'fm',
    ...more,
  });

  test('comes on its day, once more if the stage was told before', () => {
    const kase = withFollowUp('2026-11-20', { reminders: [putOff('2026-11-25')] });
    expect(noticesOn('2026-11-20', kase)).toEqual([]);
    expect(noticesOn('2026-11-24', kase)).toEqual([]);
    // overdue-1 was reached on Monday, while it was put off: this is the first word of it
    expect(said(noticesOn('2026-11-25', kase))).toEqual(['again-2026-11-25 fm (manager) since 2026-11-25']);
    // then it goes on as ever
    expect(said(noticesOn('2026-11-30', kase))).toEqual(['overdue-6 fm (manager) since 2026-11-30']);
  });

  test('is put off for that date and entry alone, by the entry made last', () => {
    const two = bare({
      followUps: [
        { id: 'w-1', due: '2026-11-20', text: 'a' },
        { id: 'w-2', due: '2026-11-20', text: 'b' },
        { id: 'w-3', due: '2026-11-19', text: 'c' },
      ],
      reminders: [putOff('2026-12-10', { subject: 'w-1' }), putOff('2026-11-24', { subject: 'w-1', on: '2026-11-19' })],
    });
    expect(noticesOn('2026-11-20', two).map(({ subject }) => subject)).toEqual(['w-2', 'w-3']);
    expect(noticesOn('2026-11-24', two).map(({ subject }) => subject)).toEqual(['w-1', 'w-2', 'w-3']);
  });

  test('comes on the date at the latest where law sets it, whatever the file says', () => {
    const law = withContract('2027-02-28', {
      reminders: [putOff('2026-11-30', { rule: 'arbeitsuchendmeldung', due: '2026-11-30' })],
    });
    expect(noticesOn('2026-11-27', law, officeOf(), 'arbeitsuchendmeldung')).toEqual([]);
    expect(said(noticesOn('2026-11-30', law, officeOf(), 'arbeitsuchendmeldung'))).toEqual([
      'due fm (manager) since 2026-11-30',
    ]);
    const beyond = { ...law, reminders: [putOff('2027-01-15', { rule: 'arbeitsuchendmeldung', due: '2026-11-30' })] };
    expect(() => noticesOn('2026-12-02', beyond)).toThrow('steht im Gesetz');
  });
});

describe('what somebody does not want to hear of', () => {
  const muted = (...rules: string[]) => {
    const office = officeOf();
    return {
      ...office,
      staff: office.staff.map((person) => (person.id === 'fm' ? { ...person, muted: rules } : person)),
    };
  };

  test('is not told to her of her own cases, but to the lead, and to whoever stands in', () => {
    const kase = withFollowUp('2026-11-20');
    expect(noticesOn('2026-11-20', kase, muted('wiedervorlage'))).toEqual([]);
    expect(said(noticesOn('2026-12-04', kase, muted('wiedervorlage')))).toEqual([
      'escalate-10 lead (lead) since 2026-12-04',
    ]);
    const away = {
      ...muted('wiedervorlage'),
      deputies: [{ of: 'fm', deputy: 'star', from: '2026-11-20', until: '2026-11-20' }],
    };
    expect(said(noticesOn('2026-11-20', kase, away))).toEqual(['due star (deputy) since 2026-11-20']);
  });

  test('is told to her all the same, where she stands in or nobody looks after the case', () => {
    const everybody = officeOf();
    const deaf = {
      ...everybody,
      staff: everybody.staff.map((person) => ({ ...person, muted: ['wiedervorlage'] })),
      deputies: [{ of: 'fm', deputy: 'star', from: '2026-11-20', until: '2026-11-20' }],
    };
    const kase = withFollowUp('2026-11-20');
    expect(said(noticesOn('2026-11-20', kase, deaf))).toEqual(['due star (deputy) since 2026-11-20']);
    const { manager: _nobody, ...unassigned } = kase;
    expect(said(noticesOn('2026-11-20', unassigned, deaf))).toEqual(['due lead (lead) since 2026-11-20']);
    // passed up, and she does not want it
    expect(noticesOn('2026-12-04', kase, deaf)).toEqual([]);
  });

  test('cannot be law or a standard', () => {
    expect(() => noticesOn('2026-11-20', bare(), muted('erstgespraech'))).toThrow('Gesetz oder Standard');
    expect(() => noticesOn('2026-11-20', bare(), muted('arbeitsuchendmeldung'))).toThrow('Gesetz oder Standard');
    expect(() => noticesOn('2026-11-20', bare(), muted('gibt-es-nicht'))).toThrow('gibt es nicht');
    expect(() => noticesOn('2026-11-20', bare(), muted('dokument', 'dokument'))).toThrow('zweimal');
  });
});

test('the example of docs/reminders.md can be imported', () => {
  const text = readFileSync(new URL('../../docs/reminders.md', import.meta.url), 'utf8');
  const block = /```json\n([\s\S]*?)```/u.exec(text)?.[1] ?? '';
  const { reminders } = JSON.parse(`{${block}}`) as Pick<Office, 'reminders'>;
  expect(reminders?.stages).toHaveLength(4);
  expect(() => noticesOn('2026-11-20', bare(), officeOf(reminders === undefined ? {} : { reminders }))).not.toThrow();
});

describe('the settings', () => {
  const refused = (reminders: object) => () => noticesOn('2026-11-20', bare(), officeOf({ reminders }));

  test('say what is wrong with them', () => {
    expect(refused({ hours: { from: '17:00', until: '07:30' } })).toThrow('endet um 07:30');
    expect(refused({ hours: { from: '08:00', until: '16:00' }, morning: '07:45' })).toThrow('außerhalb der Zeit');
    expect(refused({ morning: '18:00' })).toThrow('außerhalb der Zeit');
    expect(refused({ hours: { from: '10:00', until: '16:00' } })).not.toThrow();
    expect(refused({ stages: [{ rule: 'dokument', kind: 'team' }] })).toThrow('nicht für beides');
    expect(refused({ stages: [{ rule: 'gibt-es-nicht' }] })).toThrow('gibt es nicht');
    expect(
      refused({
        stages: [
          { kind: 'law', lead: 1 },
          { kind: 'law', lead: 2 },
        ],
      }),
    ).toThrow('zwei Zeilen');
    expect(refused({ stages: [{ lead: -1 }] })).toThrow('mindestens 0');
    const reminders = [{ rule: 'wiedervorlage', due: '2026-11-20', until: '2026-11-20', on: '2026-11-21', by: 'fm' }];
    expect(() => noticesOn('2026-11-20', bare({ reminders }))).toThrow('auf einen früheren Tag');
    const nobody = [{ rule: 'wiedervorlage', due: '2026-11-20', until: '2026-11-22', on: '2026-11-21', by: 'x' }];
    expect(() => noticesOn('2026-11-20', bare({ reminders: nobody }))).toThrow('Die Person „x“');
  });
});

test('a key names its notice and can be read again', () => {
  const parts = {
    caseNo: 'F-1/a',
    rule: 'befristung',
    subject: 'b1/2',
    due: 20_777,
    recipient: 'fm',
    as: 'manager',
  } as const;
  for (const stage of [
    { kind: 'lead', n: 12, unit: 'weeks' },
    { kind: 'lead', n: 5, unit: 'arbeitstage' },
    { kind: 'due', n: 0 },
    { kind: 'overdue', n: 6 },
    { kind: 'escalate', n: 10 },
    { kind: 'again', n: 20_780 },
  ] as const) {
    for (const to of [{}, { as: 'team' }, { as: 'deputy', of: 'star' }] as const)
      expect(readNoticeKey(noticeKey({ ...parts, stage, ...to }))).toEqual({ ...parts, stage, ...to });
  }
  for (const wrong of [
    '',
    'a|b|c',
    'a|b|c|2026-02-30|due|fm',
    'a|b|c|2026-11-20|soon|fm',
    'a|b|c|2026-11-20|lead-5|fm',
    'a|b|c|2026-11-20|due|fm|x',
  ])
    expect(readNoticeKey(wrong)).toBeUndefined();
});
