import { describe, expect, test } from 'vitest';
import { fitAsking, hemmnis } from './fit-office.ts';
import { followUps } from './office.ts';

const debts = [hemmnis('h1', 'Finanzielle Situation', { sub: 'Schulden' })];
const hours = (wert: string) => ({ profil: [{ merkmal: 'stunden', wert, on: '2026-10-05' }] });
const CASES = [
  followUps('F-3', [], { hemmnisse: debts, ...hours('25') }),
  followUps('F-4', [], { hemmnisse: debts, ...hours('10') }),
  followUps('F-5', [], { hemmnisse: [hemmnis('h1', 'Wohnsituation')], ...hours('25') }),
  followUps('F-6', [], hours('25')),
  followUps('F-7', [], { hemmnisse: debts, closed: { on: '2026-10-01' } }),
  followUps('F-8', [], {
    hemmnisse: debts,
    participations: [{ id: 't1', massnahme: 'startklar', start: '2026-10-05', end: '2027-03-26' }],
  }),
  followUps('F-9', [], { manager: 'star', hemmnisse: debts, ...hours('25') }),
];
const asking = fitAsking({}, { cases: CASES });

describe('"wer-passt <Maßnahme>"', () => {
  test('my cases: those it fits, those where something is missing; the others in numbers', async () => {
    expect(await asking.text('fm', 'wer-passt Startklar')).toBe(
      [
        'Wer passt',
        'Startklar – Coaching',
        '',
        'Passt (2)',
        '  F-3  Deckt ab: Schulden',
        '  F-6  Hemmnisse sind nicht erfasst',
        '',
        'Noch unklar (1)',
        '  F-1  Deckt ab: Schulden',
        '      Noch fragen: Wie viele Stunden in der Woche kann die Person teilnehmen?',
        'In 1 Fall ist nichts offen, woran sie arbeitet.',
        '1 Fall passt nicht.',
        '1 Person nimmt schon teil.',
        '',
        '→ Warum F-3: warum F-3 startklar',
        '→ Warum F-6: warum F-6 startklar',
        '→ Warum F-1: warum F-1 startklar',
      ].join('\n'),
    );
  });

  test.each([
    'wer-passt Startklar',
    'Wer passt in Startklar?',
    'wer passt zu startklar',
    'who fits Startklar',
    'who-fits startklar',
  ])('"%s"', async (line) => {
    expect((await asking.ask('fm', line)).own.facts[0]?.value).toEqual({
      massnahme: 'startklar',
      fits: 2,
      unclear: 1,
      notNeeded: 1,
      excluded: 1,
      running: 1,
    });
  });

  test('no case of a colleague is counted or shown; a lead sees those of the team', async () => {
    expect(JSON.stringify(await asking.ask('fm', 'wer-passt Startklar'))).not.toContain('F-9');
    const { own } = await asking.ask('lead', 'wer-passt Startklar team');
    expect(own.facts.map(({ value }) => value['case'])).toContain('F-9');
    expect(await asking.text('fm', 'wer-passt Startklar team')).toContain('sieht nur die Teamleitung');
    expect(await asking.text('lead', 'wer-passt Startklar')).toContain('wer-passt startklar team');
  });

  test('says when nobody can begin now, and what the row is', async () => {
    expect(await asking.text('fm', 'wer-passt Kochkurs')).toContain(
      'Achtung: voll, voraussichtlich frei ab 30.01.2027',
    );
    expect(await fitAsking().text('fm', 'wer-passt Nüchtern')).toContain('Unter diesen Fällen passt sie zu niemandem.');
    const network = await asking.text('fm', 'wer-passt Familienbüro');
    expect(network).toContain('Zugewiesen wird dorthin niemand');
    expect(network).not.toContain('F-3');
    expect(await asking.text('fm', 'wer-passt')).toContain('Welche Maßnahme meinen Sie?');
  });

  test('a long list has pages', async () => {
    const many = Array.from({ length: 24 }, (_, i) =>
      followUps(`F-${i + 10}`, [], { hemmnisse: debts, ...hours('25') }),
    );
    const { ask, text } = fitAsking({}, { cases: many });
    const first = (await ask('fm', 'wer-passt Startklar')).own;
    expect(first.page).toEqual({ number: 1, of: 3 });
    expect(first.actions.at(-1)?.command.text).toBe('wer-passt startklar Seite 2');
    const cases: unknown[] = [];
    for (let page = 1; page <= 3; page++)
      cases.push(
        ...(await ask('fm', `wer-passt Startklar Seite ${page}`)).own.facts.flatMap(({ value }) => value['case'] ?? []),
      );
    expect(cases).toHaveLength(25);
    expect(new Set(cases).size).toBe(25);
    expect(await text('fm', 'wer-passt Startklar Seite 9')).toContain('Es gibt 3 Seiten.');
  });

  test('English', async () => {
    const text = await asking.text('fm', 'who-fits Startklar', { language: 'en' });
    expect(text).toContain('Fits (2)');
    expect(text).toContain('Still to ask: How many hours a week can the person attend?');
    expect(text).toContain('1 person takes part already.');
  });
});
