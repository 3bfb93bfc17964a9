import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { caseload } from './caseload.ts';
import { followUps } from './office.ts';

// 20 November 2026 is a Friday: what is left of this week is the weekend, so the desk looks at the next one
const date = (id: string, due: string) => ({ id, due, text: `Aufgabe ${id}` });
const late = ['2026-10-05', '2026-10-06', '2026-11-12', '2026-11-19'].map((due, i) => date(`l${i}`, due));
const soon = [date('t1', '2026-11-20'), date('w1', '2026-11-21'), date('w2', '2026-11-29'), date('n1', '2026-11-30')];

const hemmnis = (id: string, on: string, more: object = {}) => ({
  id,
  handlungsbedarf: 'Wohnsituation',
  history: [{ status: 'erkannt' as const, on }],
  ...more,
});

const calm: Partial<CaseInput> = {
  contacts: [{ on: '2026-11-02', kind: 'Erstgespräch' }],
  plans: [{ on: '2026-11-02' }],
};

const busy = followUps('F-1', [], {
  ...calm,
  followUps: [...late, ...soon],
  hemmnisse: [
    hemmnis('h1', '2026-05-04'),
    hemmnis('h2', '2026-04-01', { strategies: ['Wohnsituation stabilisieren'] }),
  ],
});

describe('"heute" is the desk', () => {
  test('overdue, today and the week with their counts, the oldest first, three of each', async () => {
    const { text } = caseload({ cases: [busy] });
    const desk = await text('fm', 'heute');
    expect(desk.split('\n').slice(0, 16)).toEqual([
      'Ihr Schreibtisch',
      'Freitag, 20. November 2026',
      '',
      'Überfällig (4)',
      '  Mo 05.10.2026  F-1  Eigene Wiedervorlage: Aufgabe l0 – seit 46 Tagen überfällig',
      '  Di 06.10.2026  F-1  Eigene Wiedervorlage: Aufgabe l1 – seit 45 Tagen überfällig',
      '  Do 12.11.2026  F-1  Eigene Wiedervorlage: Aufgabe l2 – seit 8 Tagen überfällig',
      '  … und 1 weitere',
      '',
      'Heute (1)',
      '  Fr 20.11.2026  F-1  Eigene Wiedervorlage: Aufgabe t1 – heute fällig',
      '',
      'Nächste Woche (2)',
      '  Sa 21.11.2026  F-1  Eigene Wiedervorlage: Aufgabe w1',
      '  So 29.11.2026  F-1  Eigene Wiedervorlage: Aufgabe w2',
      '',
    ]);
  });

  test('Hemmnisse without a strategy, and nothing of those that have one', async () => {
    const { text, ask } = caseload({ cases: [busy] });
    expect(await text('fm', 'heute')).toContain(
      'Hemmnisse ohne Strategie (1)\n  F-1  Wohnsituation – seit Mo 04.05.2026',
    );
    expect((await ask('fm', 'desk', 'en')).text).toContain('Hemmnisse without a strategy (1)');
    const closed = caseload({ cases: [{ ...busy, closed: { on: '2026-11-10' } }] });
    expect(await closed.text('fm', 'heute')).not.toContain('Hemmnisse');
  });

  test('every button is understood', async () => {
    const { ask, text } = caseload({ cases: [busy] });
    const { actions } = await ask('fm', 'heute');
    expect(actions.map(({ label }) => label)).toEqual([
      'Erledigt: F-1 Eigene Wiedervorlage: Aufgabe l0',
      'Warum? F-1',
      'Erledigt: F-1 Eigene Wiedervorlage: Aufgabe l1',
      'Erledigt: F-1 Eigene Wiedervorlage: Aufgabe l2',
      'Strategie: F-1',
      'Alle Fristen',
    ]);
    for (const { command } of actions) expect(await text('fm', command.text)).not.toContain('nicht verstanden');
  });

  test('a button settles the date that it names, once, and no other of its rule', async () => {
    const { ask, text, kase } = caseload({ cases: [busy] });
    const [, , second] = (await ask('fm', 'heute')).actions;
    const done = async () => ((await kase()).followUps ?? []).filter((item) => item.doneOn !== undefined);
    expect(await text('fm', second?.command.text ?? '')).toContain('Eingetragen');
    expect((await done()).map(({ id }) => id)).toEqual(['l1']);
    expect(await text('fm', second?.command.text ?? '')).toContain('inzwischen erledigt oder verschoben');
    expect(await done()).toHaveLength(1);
  });

  test('two dates of one rule on one day are asked for', async () => {
    const twins = { followUps: [date('a1', '2026-11-12'), date('a2', '2026-11-12')] };
    const { ask, text, kase } = caseload({ cases: [followUps('F-1', [], { ...calm, ...twins })] });
    const before = await kase();
    const [first] = (await ask('fm', 'heute')).actions;
    expect(await text('fm', first?.command.text ?? '')).toContain('Welche ist gemeint?');
    expect(await kase()).toEqual(before);
  });

  test('where a date is settled by a talk its button asks first how it took place', async () => {
    const talk = followUps('F-1', [], { ...calm, contacts: [{ on: '2026-03-02', kind: 'Erstgespräch' }] });
    const { ask, form, submit, kase } = caseload({ cases: [talk] });
    const { actions } = await ask('fm', 'heute');
    const button = actions.find(({ label }) => label.includes('gespräch'))?.command.text ?? '';
    const before = await kase();
    const asked = await form('fm', button);
    expect(await kase()).toEqual(before);
    expect(asked.fields.map(({ name, initial }) => [name, initial])).toContainEqual(['on', '2026-11-20']);
    const values = { on: '2026-11-18', channel: 'Telefon', tookPlace: 'yes' };
    expect(await submit('fm', asked, values)).toContain('18.11.2026 (Telefon)');
    expect((await kase()).contacts).toHaveLength(2);
  });

  test('who stands in for whom today, on both sides; not tomorrow’s', async () => {
    const { text } = caseload({
      cases: [busy],
      deputies: [
        { of: 'fm', deputy: 'star', from: '2026-11-16', until: '2026-11-20' },
        { of: 'fm', deputy: 'fink', from: '2026-11-21', until: '2026-11-27' },
        { of: 'eule', deputy: 'fm', from: '2026-11-20', until: '2026-11-24' },
      ],
    });
    const desk = await text('fm', 'schreibtisch');
    expect(desk).toContain(
      'Vertretungen heute\n  Herr Star vertritt Frau Amsel: Mo 16.11.2026 bis Fr 20.11.2026\n  Frau Amsel vertritt Frau Eule',
    );
    expect(desk).not.toContain('Fink');
    expect(await text('star', 'heute')).toContain('(Vertretung für Frau Amsel)');
    expect(await text('fink', 'heute')).toContain('Ihnen sind keine Fälle zugeordnet.');
  });

  test('somebody new reads three things to try, until the first entry', async () => {
    const { text, ask } = caseload({ cases: [busy] });
    expect(await text('fm', 'heute')).toContain('Neu hier? Drei Dinge zum Ausprobieren\n  fristen 14 Tage');
    expect(await text('fm', 'today', 'en')).toContain('New here? Three things to try\n  deadlines 14 days');
    expect(await text('lead', 'heute')).toContain('  fristen team zeigt');
    expect(await text('admin', 'heute')).toContain('  verknuepfen verknüpft');
    await ask('fm', 'kontakt F-1 Gespräch');
    expect(await text('fm', 'heute')).not.toContain('Neu hier?');
  });

  test('nothing due is said', async () => {
    const { text } = caseload({ cases: [followUps('F-1', [], calm)] });
    expect(await text('fm', 'heute')).toContain('Bis Ende nächster Woche ist nichts fällig.');
  });

  test('shows the person her own cases only, and every one it shows is written down', async () => {
    const office = caseload({ cases: [busy, { ...busy, no: 'F-2', manager: 'fink', team: 'jung' }] });
    expect(JSON.stringify(await office.ask('fm', 'heute'))).not.toContain('F-2');
    expect(await office.trail()).toEqual(['look heute F-1']);
    await office.ask('admin', 'heute');
    expect(await office.trail()).toHaveLength(1);
  });

  test('a period that begins with the word is still a question for dates', async () => {
    const { text } = caseload({ cases: [busy] });
    expect(await text('fm', 'heute bis Dienstag')).toMatch(/^Fristen: /u);
    expect(await text('fm', 'today?', 'en')).toMatch(/^Your desk/u);
    expect(await text('fm', 'heute Kuchen')).toContain('nicht verstanden');
  });
});
