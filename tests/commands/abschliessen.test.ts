import { describe, expect, test } from 'vitest';
import { caseload, effectsOf, entered, refused, saidIn } from './caseload.ts';

const OPEN = {
  jobs: [{ id: 'b1', start: '2026-06-01', contract: [{ from: '2026-06-01', until: '2027-01-31', befristet: true }] }],
  participations: [{ id: 't1', massnahme: 'startklar', start: '2026-11-02', end: '2027-03-26' }],
  followUps: [{ id: 'w1', due: '2026-12-01', text: 'Brief' }],
};

describe('"abschliessen"', () => {
  test('says which dates drop out, and when the case is to be deleted', async () => {
    const { said, kase, effects } = await entered({}, 'abschließen F-1 in Arbeit');
    expect(said).toBe('Abgeschlossen am Fr 20.11.2026: in Arbeit');
    expect(kase.closed).toEqual({ on: '2026-11-20', reason: 'in Arbeit' });
    expect(effects).toEqual([
      'gone folgegespraech 2027-05-02',
      'gone kooperationsplan 2027-05-02',
      'new loeschfrist 2028-11-20',
    ]);
  });

  test.each([
    ['abschliessen F-1 am 16.11. weggezogen', { on: '2026-11-16', reason: 'weggezogen' }],
    ['abschluss F-1 weggezogen am 16.11.', { on: '2026-11-16', reason: 'weggezogen' }],
    ['abschließen F-1 16.11. weil er wieder in Arbeit ist', { on: '2026-11-16', reason: 'er wieder in Arbeit ist' }],
    ['abschließen F-1 wieder in Arbeit', { on: '2026-11-20', reason: 'wieder in Arbeit' }],
    ['abschließen F-1 zurück in die Schule', { on: '2026-11-20', reason: 'zurück in die Schule' }],
    ['close F-1', { on: '2026-11-20' }],
  ])('"%s"', async (line, closed) => {
    expect((await entered({}, line)).kase.closed).toEqual(closed);
  });

  test('in English', async () => {
    expect((await entered({}, 'close F-1 on 16 Nov moved away', 'en')).said).toBe(
      'Closed on Mon 16 Nov 2026: moved away',
    );
  });

  test('warns first where something would be lost, and takes "trotzdem"', async () => {
    const text = await refused(OPEN, 'abschließen F-1 am 16.11. in Arbeit');
    for (const line of [
      'Noch nicht abgeschlossen',
      'Auf die Meldung als arbeitsuchend hinweisen – seit 18 Tagen überfällig',
      'Di 01.12.2026  Eigene Wiedervorlage: Brief',
      'So 31.01.2027  Befristung endet: Entfristung, Verlängerung oder Ende klären',
      'Maßnahme „Startklar – Coaching“ bis Fr 26.03.2027',
      '→ Trotzdem abschließen: abschliessen F-1 2026-11-16 trotzdem weil in Arbeit',
    ]) {
      expect(text).toContain(line);
    }
    const { kase, effects } = await entered(OPEN, 'abschliessen F-1 2026-11-16 trotzdem weil in Arbeit');
    expect(kase.closed).toEqual({ on: '2026-11-16', reason: 'in Arbeit' });
    expect(effects).toContain('gone befristung b1/1 2027-01-31');
    expect((await entered(OPEN, 'abschließen F-1 trotzdem')).kase.closed).toEqual({ on: '2026-11-20' });
  });

  test('what is only an ordinary date to come does not hold it up', async () => {
    expect((await entered({ plans: [{ on: '2026-03-02' }] }, 'abschließen F-1')).effects).toContain(
      'gone kooperationsplan 2026-09-02',
    );
  });

  test('a closed case takes nothing more until it is open again', async () => {
    const closed = { closed: { on: '2026-11-02', reason: 'in Arbeit' } };
    for (const line of [
      'abschließen F-1',
      'plan F-1',
      'kategorie F-1 B',
      'uebergabe F-1 an Star',
      'hemmnis F-1 neu Wohnung Vermittlung',
    ]) {
      expect(await refused(closed, line)).toContain(
        'Der Fall ist seit Mo 02.11.2026 abgeschlossen. Wieder öffnen: abschliessen F-1 zurück',
      );
    }
    const { said, kase, effects } = await entered(closed, 'abschliessen F-1 zurück');
    expect(said).toBe('Wieder offen (war abgeschlossen seit Mo 02.11.2026)');
    expect(kase.closed).toBeUndefined();
    expect(effects).toContain('gone loeschfrist 2028-11-02');
    expect(effects).toContain('new folgegespraech 2027-05-02');
    expect((await entered(closed, 'close F-1 reopen', 'en')).said).toBe('Open again (was closed since Mon 2 Nov 2026)');
  });

  test('not in the future, not before the case began, and an open one is not opened', async () => {
    expect(await refused({}, 'abschließen F-1 am 1.12.')).toContain('Di 01.12.2026 liegt in der Zukunft');
    expect(await refused({}, 'abschließen F-1 am 6.1.2020')).toContain('vor dem Beginn am Di 07.01.2020');
    expect(await refused({}, 'abschließen F-1 zurück')).toContain('Der Fall ist nicht abgeschlossen.');
  });

  test('without a retention period the missing setting is named', async () => {
    const office = caseload({ retention: null });
    const reply = await office.ask('fm', 'abschließen F-1');
    expect(effectsOf(reply)).toContain('missing loeschfrist');
    expect(reply.text).toContain('Aufbewahrungsdauer (Einstellung des Jobcenters) fehlt');
  });

  test('as a form', async () => {
    const office = caseload({ kase: OPEN });
    const form = await office.form('fm', 'abschließen F-1 am 24.12.');
    const values = { on: '16.11.', reason: 'in Arbeit' };
    expect(await office.submit('fm', form, { ...values, anyway: 'no' })).toContain('Noch nicht abgeschlossen');
    expect(await office.submit('fm', form, { ...values, anyway: 'yes' })).toContain('Abgeschlossen am Mo 16.11.2026');
    expect(saidIn(await office.ask('fm', 'abschließen F-1 zurück'))).toContain('Wieder offen');
  });
});

test('a form that was opened before the case was closed changes nothing any more', async () => {
  const office = caseload();
  const form = await office.form('fm', 'kategorie F-1');
  await office.ask('lead', 'abschließen F-1');
  const before = await office.kase();
  expect(await office.submit('fm', form, { value: 'B', since: '', change: 'no' })).toContain('abgeschlossen.');
  expect(await office.kase()).toEqual(before);
});
