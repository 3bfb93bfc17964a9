import { describe, expect, test } from 'vitest';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { createPlan } from '../../src/reminders/plan.ts';
import { type CaseInput, sound } from '../bot/ask.ts';
import { caseF1, caseload, entered, refused, saidIn } from './caseload.ts';

/** Beside the Folgegespräch and the Kooperationsplan, both due on Sunday 02.05.2027, two follow-ups on one day. */
const TWO: Partial<CaseInput> = {
  followUps: [
    { id: 'w-1', due: '2026-11-27', text: 'Anruf' },
    { id: 'w-2', due: '2026-11-27', text: 'Vermieter' },
  ],
};
/** Law asks for a hint three months before: Sunday 28.02.2027, moved to Monday 01.03.2027. */
const CONTRACT: Partial<CaseInput> = {
  jobs: [{ id: 'b1', start: '2026-11-02', svp: true, contract: [{ from: '2026-11-02', until: '2027-05-31' }] }],
};
/** Law as well: the case is to be deleted on Sunday 22.11.2026. */
const CLOSED: Partial<CaseInput> = { closed: { on: '2024-11-22' } };

const PLAN = { rule: 'kooperationsplan', due: '2027-05-02', on: '2026-11-20', by: 'fm' };

describe('"verschieben" puts the reminder of a date off', () => {
  test.each([
    ['verschieben F-1 Kooperationsplan morgen', '2026-11-21', undefined],
    ['verschieben F-1 Kooperationsplan nächste Woche', '2026-11-23', undefined],
    ['verschieben F-1 Kooperationsplan auf übernächste Woche', '2026-11-30', undefined],
    ['verschieben F-1 Kooperationsplan KW 50', '2026-12-07', undefined],
    ['verschieben F-1 Kooperationsplan nächsten Monat', '2026-12-01', undefined],
    ['verschieben F-1 Kooperationsplan um 3 Tage', '2026-11-23', undefined],
    ['verschieben F-1 Kooperationsplan 2 Wochen', '2026-12-04', undefined],
    ['verschieben F-1 Kooperationsplan fortschreiben bis 15.12. weil 2 Wochen Urlaub', '2026-12-15', '2 Wochen Urlaub'],
    ['verschieben F-1 Kooperationsplan Montag Kundin ist krank', '2026-11-23', 'Kundin ist krank'],
    ['verschieben F-1 bitte nächste Woche Kooperationsplan wegen Umzug', '2026-11-23', 'Umzug'],
    ['später F-1 kooperationsplan 2027-05-02 morgen', '2026-11-21', undefined],
  ])('"%s"', async (line, until, reason) => {
    const { kase, effects, said } = await entered({}, line);
    expect(kase.reminders).toEqual([{ ...PLAN, until, ...(reason === undefined ? {} : { reason }) }]);
    expect(effects).toEqual([]);
    expect(said).toContain('Kooperationsplan fortschreiben (So 02.05.2027)');
  });

  test('by its number, as in "fristen"; in English; with a line in the trail', async () => {
    const office = caseload({ kase: TWO });
    const reply = await office.ask('fm', 'snooze F-1 2 next week because holiday', 'en');
    expect(saidIn(reply)).toBe('Reminder put off until Mon 23 Nov 2026: Own follow-up: Vermieter (Fri 27 Nov 2026)');
    expect(reply.text).toContain('Reason: holiday');
    expect((await office.kase()).reminders).toEqual([
      {
        rule: 'wiedervorlage',
        due: '2026-11-27',
        subject: 'w-2',
        until: '2026-11-23',
        on: '2026-11-20',
        by: 'fm',
        reason: 'holiday',
      },
    ]);
    expect(await office.trail()).toContain('change verschieben F-1');
  });

  test('the only date of a case needs no name', async () => {
    const { kase } = await entered({ plans: [], followUps: [] }, 'verschieben F-1 Folgegespräch morgen');
    expect(kase.reminders).toHaveLength(1);
    const office = caseload({ cases: [caseF1({ closed: { on: '2026-11-02' } })] });
    const { text } = await office.ask('fm', 'verschieben F-1 nächste Woche weil alles geprüft wird');
    expect(text).toContain('Erinnerung verschoben auf Mo 23.11.2026: Fallakte im Bot löschen');
  });

  test('says when that is no Arbeitstag, and when the date itself is earlier', async () => {
    const saturday = await entered(TWO, 'verschieben F-1 1 morgen');
    expect(saturday.text).toContain('Das ist kein Arbeitstag, sie kommt am Mo 23.11.2026.');
    expect(saturday.text).toContain('An den Fristen ändert sich nichts.');
    const after = await entered(TWO, 'verschieben F-1 1 15.12.');
    expect(after.text).toContain('Der Termin selbst ist früher und bleibt.');
  });

  test('which "fristen" of the case tells everybody', async () => {
    const office = caseload({ kase: TWO });
    await office.ask('fm', 'verschieben F-1 1 morgen');
    const text = await office.text('lead', 'fristen F-1');
    expect(text).toMatch(/Anruf\n.*Vorgemerkt.*\n +Erinnerung verschoben auf Sa 21.11.2026\./u);
    expect(text.match(/Erinnerung verschoben/gu)).toHaveLength(1);
    expect(await office.text('lead', 'deadlines F-1', 'en')).toContain('Reminder put off until Sat 21 Nov 2026.');
  });

  test('and then nobody hears of it before that day', async () => {
    const office = caseload({ kase: TWO });
    await office.ask('fm', 'verschieben F-1 1 1.12.');
    const told = async (iso: string) => {
      const data = await office.store.office();
      const plan = createPlan(data, createOfficeDeadlines(data), dayOfIso(iso));
      return plan.all([await office.kase()]).filter(({ subject }) => subject === 'w-1');
    };
    expect(await told('2026-11-27')).toEqual([]);
    expect(await told('2026-11-30')).toEqual([]);
    expect((await told('2026-12-01')).map(({ stage }) => stage.kind)).toEqual(['again']);
  });
});

describe('of several entries', () => {
  test('the one made last replaces the one before; undo brings it back', async () => {
    const office = caseload({ kase: TWO });
    await office.ask('fm', 'verschieben F-1 1 morgen');
    await office.ask('fm', 'verschieben F-1 2 morgen');
    await office.ask('fm', 'verschieben F-1 1 nächste Woche');
    const days = async () => (await office.kase()).reminders?.map(({ subject, until }) => `${subject} ${until}`);
    expect(await days()).toEqual(['w-2 2026-11-21', 'w-1 2026-11-23']);
    await office.ask('fm', 'rückgängig F-1');
    expect(await days()).toEqual(['w-1 2026-11-21', 'w-2 2026-11-21']);
  });

  test('those of dates that wait no more go with the next one, and no other', async () => {
    const entry = { until: '2026-11-10', on: '2026-11-02', by: 'fm' };
    const reminders = [
      { ...entry, rule: 'kooperationsplan', due: '2026-10-01' },
      { ...entry, rule: 'wiedervorlage', due: '2026-11-27', subject: 'gone' },
      // over, but its date waits: without it the reminder that it held back would come now
      { ...entry, rule: 'folgegespraech', due: '2027-05-02' },
      // for every follow-up of that day
      { ...entry, rule: 'wiedervorlage', due: '2026-11-27' },
    ];
    const contacts = [{ on: '2026-11-02', kind: 'Folgegespräch' as const }];
    const office = caseload({ kase: { ...TWO, contacts, reminders } });
    const before = await office.kase();
    await office.ask('fm', 'verschieben F-1 w-1 1.12.');
    expect((await office.kase()).reminders?.map(({ rule, subject }) => [rule, subject])).toEqual([
      ['folgegespraech', undefined],
      ['wiedervorlage', undefined],
      ['wiedervorlage', 'w-1'],
    ]);
    await office.ask('fm', 'rückgängig F-1');
    expect(await office.kase()).toEqual(before);
  });
});

describe('what law sets', () => {
  test('is put off to its date at most, with a reason', async () => {
    const { kase, text } = await entered(
      CONTRACT,
      'verschieben F-1 arbeitsuchendmeldung am Termin weil Gespräch am 3.2.',
    );
    expect(kase.reminders).toMatchObject([
      { rule: 'arbeitsuchendmeldung', subject: 'b1/1', until: '2027-03-01', reason: 'Gespräch am 3.2.' },
    ]);
    expect(text).toContain('Grund: Gespräch am 3.2.');
    expect(await refused(CONTRACT, 'verschieben F-1 arbeitsuchendmeldung 2.3. weil Urlaub')).toContain(
      'Anderer Tag: Diese Frist steht im Gesetz. Daran erinnere ich spätestens am Mo 01.03.2027.',
    );
    expect(await refused(CONTRACT, 'postpone F-1 arbeitsuchendmeldung 2 March because holiday', 'en')).toContain(
      'on Mon 1 Mar 2027 at the latest',
    );
    expect(await refused(CONTRACT, 'verschieben F-1 arbeitsuchendmeldung morgen')).toContain('Bitte einen Grund');
  });

  test('and not at all once its last Arbeitstag is there', async () => {
    expect(await refused(CLOSED, 'verschieben F-1 1 morgen weil Urlaub')).toContain('Diese Frist steht im Gesetz');
    expect(await refused(CLOSED, 'verschieben F-1 1 morgen weil Urlaub')).toContain('bis sie erledigt ist');
  });
});

describe('asks', () => {
  test('which date, where there are several', async () => {
    const { ask } = caseload({ kase: TWO });
    const commands = async (line: string) => (await ask('fm', line)).actions.map(({ command }) => command.text);
    expect(await commands('verschieben F-1 morgen')).toEqual([1, 2, 3, 4].map((nr) => `verschieben F-1 ${nr} morgen`));
    expect(await commands('verschieben F-1 wiedervorlage 2026-11-27')).toEqual([
      'verschieben F-1 1',
      'verschieben F-1 2',
    ]);
    expect(await refused(TWO, 'verschieben F-1 9 morgen')).toContain('Die Nummer 9 gibt es hier nicht.');
    expect(await refused(TWO, 'verschieben F-1 probezeit morgen')).toContain('gibt es in diesem Fall zurzeit nicht');
  });

  test('when: with the usual days, each as a whole line', async () => {
    const office = caseload({ kase: TWO });
    const reply = await office.ask('fm', 'verschieben F-1 Kooperationsplan');
    expect(reply.actions.map(({ label, command }) => [label, command.text])).toEqual([
      ['Nächster Arbeitstag (Mo 23.11.2026)', 'verschieben F-1 4 2026-11-23'],
      ['Kurz vor dem Termin (Fr 30.04.2027)', 'verschieben F-1 4 2027-04-30'],
    ]);
    expect(saidIn(await office.ask('fm', reply.actions[0]?.command.text ?? ''))).toContain('auf Mo 23.11.2026');
  });

  test.each([
    ['heute', 'Bitte einen Tag nach heute wählen.'],
    ['gestern', 'Do 19.11.2026 ist schon vorbei'],
    ['2062-01-01', 'Am So 01.01.2062 ist das nicht fällig.'],
    ['bis 1.1.2062', 'Bitte höchstens ein Jahr.'],
    ['31.02.', 'nicht verstanden: „31.02.“'],
  ])('again for "%s"', async (when, why) => {
    expect(await refused({}, `verschieben F-1 Kooperationsplan ${when}`)).toContain(why);
  });

  test('in a form, which takes one of the usual days or another one', async () => {
    const office = caseload({ kase: CONTRACT });
    const form = await office.form('fm', 'verschieben F-1 arbeitsuchendmeldung b1/1 2027-03-01');
    expect(form.fields.map(({ name, required }) => [name, required])).toEqual([
      ['when', false],
      ['until', false],
      ['reason', true],
    ]);
    expect(await office.submit('fm', form, { reason: 'Urlaub' })).toEqual({ when: 'fehlt noch' });
    expect(await office.submit('fm', form, { until: '2027-03-02', reason: 'Urlaub' })).toHaveProperty('until');
    expect(await office.submit('fm', form, { when: '2026-11-23', reason: 'Urlaub' })).toContain('auf Mo 23.11.2026');
    const again = await office.form('fm', 'verschieben F-1 1');
    expect(await office.submit('fm', again, { until: '2026-12-09', reason: 'Urlaub' })).toContain('auf Mi 09.12.2026');
    expect((await office.kase()).reminders).toHaveLength(1);
  });
});

describe('the button of an old message', () => {
  test('puts no other date off where its own is gone', async () => {
    const gone = 'verschieben F-1 wiedervorlage w-1 2026-11-13 morgen';
    expect(await refused(TWO, gone)).toContain('Am Fr 13.11.2026 ist das nicht fällig.');
    const done = { followUps: [{ id: 'w-1', due: '2026-11-27', text: 'Anruf', doneOn: '2026-11-19' }] };
    expect(await refused(done, 'verschieben F-1 wiedervorlage w-1 2026-11-27')).toContain('ist schon erledigt');
    // the talk was held, and the next one is due in half a year
    const talk = { contacts: [{ on: '2026-11-16', kind: 'Folgegespräch' as const }] };
    expect(await refused(talk, 'verschieben F-1 folgegespraech 2026-11-17 morgen')).toContain('ist das nicht fällig');
  });

  test('says so where it went while the form was open', async () => {
    const office = caseload({ kase: TWO });
    const form = await office.form('fm', 'verschieben F-1 wiedervorlage w-1 2026-11-27');
    await office.ask('star', 'erledigt F-1 w-1');
    await office.ask('fm', 'erledigt F-1 w-1');
    expect(await office.submit('fm', form, { when: '2026-11-23' })).toContain('inzwischen erledigt oder verschoben');
    expect((await office.kase()).reminders).toBeUndefined();
  });
});

test('a colleague’s case is not there', async () => {
  const office = caseload();
  expect(await office.text('fink', 'verschieben F-1 1 morgen')).toBe(
    await office.text('fink', 'verschieben F-9 1 morgen'),
  );
});

test('what is written can be imported', async () => {
  const office = caseload({ kase: CONTRACT });
  await office.ask('fm', 'verschieben F-1 arbeitsuchendmeldung KW 50 weil Urlaub');
  sound({ fallbote: 1, office: await office.store.office(), cases: [await office.kase()] });
});
