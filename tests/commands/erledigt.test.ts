import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { scene, TWO_JOBS } from './erledigt-office.ts';

const FOLLOW_UPS: Partial<CaseInput> = {
  followUps: [
    { id: 'w1', due: '2026-11-18', text: 'Anruf beim Vermieter' },
    { id: 'w2', due: '2026-11-20', text: 'Kita-Platz' },
    { id: 'w3', due: '2026-11-10', text: 'Brief', doneOn: '2026-11-09' },
  ],
};

describe('the numbers of "fristen <Fall>"', () => {
  test('go through the pending dates as they are listed, then through the settled ones', async () => {
    expect(await scene(FOLLOW_UPS).dates()).toEqual([
      '1 wiedervorlage 2026-11-20 open',
      '2 wiedervorlage 2026-11-18 overdue',
      '3 folgegespraech 2026-12-01 open',
      '4 kooperationsplan 2026-12-01 open',
      '5 wiedervorlage 2026-11-10 satisfied',
    ]);
    const text = await scene(FOLLOW_UPS).text('fristen F-101');
    expect(text).toContain('\n  1  Fr 20.11.2026  Eigene Wiedervorlage: Kita-Platz – heute fällig\n');
    expect(text).toContain('\n  5  Di 10.11.2026  Eigene Wiedervorlage: Brief – erledigt am Mo 09.11.2026');
  });

  test('are the same where only a period is shown; what cannot be computed and lists over cases have none', async () => {
    const { json } = scene({ ...FOLLOW_UPS, rechtskreis: undefined });
    const numbers = async (line: string) =>
      (await json(line)).facts.map(({ value }) => [value['rule'], value['due'], value['nr']]);
    expect(await numbers('fristen F-101 1.12.')).toEqual([['folgegespraech', '2026-12-01', 3]]);
    expect(await numbers('fristen F-101 fehlende')).toEqual([
      ['egv-pruefung', null, null],
      ['kooperationsplan', null, null],
    ]);
    for (const [, , nr] of await numbers('fristen')) expect(nr).toBeNull();
  });

  test('mean the same date in the commands, also before the case number and written out', async () => {
    for (const line of ['erledigt F-101 2', 'erledigt F-101 Nr. 2', 'erledigt 2 F-101', 'done F-101 no 2', 'F-101 2']) {
      const { text, kase } = scene(FOLLOW_UPS);
      await text(line.startsWith('F-') ? `erledigt ${line}` : line);
      expect((await kase()).followUps?.[0], line).toMatchObject({ id: 'w1', doneOn: '2026-11-20' });
    }
  });
});

describe('"erledigt" finds the date by words of its name', () => {
  test.each([
    ['folgegespraech', 'folgegespraech'],
    ['Folgegespräch führen', 'folgegespraech'],
    ['folge', 'folgegespraech'],
    ['gespräch', 'folgegespraech'],
    ['follow-up talk', 'folgegespraech'],
    ['Kooperationsplan', 'kooperationsplan'],
    ['Kooperationsplans', 'kooperationsplan'],
    ['plan', 'kooperationsplan'],
    ['koop', 'kooperationsplan'],
    ['KOOPERATIONSPLAN fortschreiben', 'kooperationsplan'],
    ['vermieter', 'wiedervorlage'],
    ['Kita-Platz', 'wiedervorlage'],
  ])('"%s" is %s', async (words, rule) => {
    for (const line of [`erledigt F-101 ${words}`, `erledigt F-101 ${words} gestern`, `done ${words} F-101`]) {
      const [first] = await scene(FOLLOW_UPS).effects(line);
      expect(first, line).toMatch(new RegExp(`^${rule} satisfied`, 'u'));
    }
  });

  test('takes the words after the name for what is to be recorded', async () => {
    const { text, kase } = scene();
    expect(await text('erledigt F-101 Folgegespräch geführt Telefon gestern kam mit Betreuer')).toContain(
      'F-101  Folgegespräch am Do 19.11.2026 (Telefon)',
    );
    expect((await kase()).contacts?.at(-1)).toEqual({
      on: '2026-11-19',
      kind: 'Folgegespräch',
      channel: 'Telefon',
      note: 'kam mit Betreuer',
    });
  });

  test('asks where several fit, with buttons that say the same line with the number', async () => {
    const { buttons, text, kase } = scene(FOLLOW_UPS);
    expect(await text('erledigt F-101 wiedervorlage gestern')).toContain('Da passen mehrere. Welche ist gemeint?');
    expect(await buttons('erledigt F-101 wiedervorlage gestern')).toEqual([
      'erledigt F-101 1 gestern',
      'erledigt F-101 2 gestern',
    ]);
    expect(await kase()).toMatchObject(FOLLOW_UPS);
  });

  test('of two contracts the number or the job decides', async () => {
    const line = 'erledigt F-101 Befristung Verlängerung bis 31.5.2028';
    const { buttons, text, kase } = scene(TWO_JOBS);
    expect(await buttons(line)).toEqual([
      'erledigt F-101 6 Verlängerung bis 31.5.2028',
      'erledigt F-101 8 Verlängerung bis 31.5.2028',
    ]);
    await text('erledigt F-101 8 Verlängerung bis 31.5.2028');
    await text('erledigt F-101 Befristung job-1 entfristet');
    expect((await kase()).jobs?.map(({ contract }) => contract?.at(-1))).toEqual([
      { from: '2027-03-01', befristet: false },
      { from: '2027-06-01', until: '2028-05-31' },
    ]);
  });

  test('of dates that the same talk settles it takes the first', async () => {
    const { effects } = scene(
      {
        jobs: [{ id: 'job-1', start: '2026-07-20', svp: true, contract: [{ from: '2026-07-20', befristet: false }] }],
        consents: [{ for: 'Nachbetreuung', form: 'schriftlich', givenOn: '2026-07-20' }],
      },
      { rules: [{ id: 'nachbetreuung', active: true }] },
    );
    expect(await effects('erledigt F-101 Nachbetreuung Telefon')).toEqual(['nachbetreuung satisfied 2026-09-20']);
    expect(await effects('erledigt F-101 Nachbetreuung Telefon gestern')).toEqual([
      'nachbetreuung satisfied 2026-11-20',
    ]);
  });

  test('never takes a looser name for a date that is not there', async () => {
    const pupil: Partial<CaseInput> = {
      birthDate: '2010-02-03',
      zielgruppen: [{ zielgruppe: 'Schüler', since: '2025-09-01' }],
      schule: { ausbildungsreif: true, schulentlassung: '2027-06-30' },
      kategorien: [{ kategorie: 'X', since: '2026-02-03' }],
    };
    const { text, kase } = scene(pupil);
    const before = await kase();
    expect(await text('erledigt F-101 Kooperationsplan')).toContain(
      '„Kooperationsplan fortschreiben“ gibt es in diesem Fall zurzeit nicht.',
    );
    expect(await kase()).toEqual(before);
  });
});
