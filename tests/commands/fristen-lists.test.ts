import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIso } from '../../src/calendar/civil-date.ts';
import { askOn, dayOf } from '../bot/ask.ts';
import { followUps, officeWith } from './office.ts';

const TODAY = '2026-11-18';
const today = dayOf(TODAY);
const around = (offset: number) => toIso(today + offset);

describe('a list', () => {
  const { ask, text } = askOn(
    officeWith([
      followUps('F-10', [around(3), around(0), around(-2), around(93)]),
      followUps('F-2', [around(3), around(-40), around(92)]),
      followUps('F-3', [around(5)], { manager: 'star' }),
    ]),
    TODAY,
  );

  test('goes from today over the overdue, oldest first, to what comes and what is far away', async () => {
    expect(await text('fm', 'fristen alle')).toBe(
      [
        'Fristen: alle',
        '',
        'Heute (1)',
        '  Mi 18.11.2026  F-10  Eigene Wiedervorlage: Rückruf 2 – heute fällig',
        '',
        'Überfällig (2)',
        '  Fr 09.10.2026  F-2  Eigene Wiedervorlage: Rückruf 2 – seit 40 Tagen überfällig',
        '  Mo 16.11.2026  F-10  Eigene Wiedervorlage: Rückruf 3 – seit 2 Tagen überfällig',
        '',
        'Demnächst (4)',
        '  Sa 21.11.2026  F-2  Eigene Wiedervorlage: Rückruf 1',
        '  Sa 21.11.2026  F-10  Eigene Wiedervorlage: Rückruf 1',
        '  Mo 23.11.2026  F-3  Eigene Wiedervorlage: Rückruf 1 (Vertretung für Herr Star)',
        '  Do 18.02.2027  F-2  Eigene Wiedervorlage: Rückruf 3',
        '',
        'Später (1)',
        '  Fr 19.02.2027  F-10  Eigene Wiedervorlage: Rückruf 4',
        '',
        '→ Warum dieser Termin: fristen F-10',
      ].join('\n'),
    );
  });

  test('says in English what it says in German', async () => {
    const page = await text('fm', 'fristen alle', { language: 'en' });
    expect(page).toContain('Today (1)\n  Wed 18 Nov 2026  F-10  Own follow-up: Rückruf 2 – due today');
    expect(page).toContain('Overdue (2)');
    expect(page).toContain('(deputy for Herr Star)');
    expect(page).toContain('→ Why this date: fristen F-10');
  });

  test('of the team shows all of it to the lead', async () => {
    expect((await ask('lead', 'fristen team alle')).own.facts).toHaveLength(8);
    expect((await ask('lead', 'fristen Team morgen')).own.text).toBe(
      'Fristen des Teams: am Do 19.11.2026\nHier ist nichts fällig.',
    );
    expect((await ask('lead', 'team alle')).own.facts).toHaveLength(8);
  });

  test('without entries says so', async () => {
    expect(await text('fm', 'fristen morgen')).toBe('Fristen: am Do 19.11.2026\nHier ist nichts fällig.');
    expect(await text('fm', 'fristen F-2 morgen')).toContain('Hier ist nichts fällig.');
    expect(await text('fm', 'fristen fehlende')).toBe(
      'Fristen: nicht berechenbar\nAlle Angaben sind da: nichts ist unberechenbar.',
    );
    expect(await text('lead', 'fristen')).toBe(
      'Keine eigenen Fälle\nSie betreuen keine eigenen Fälle. Die Fristen Ihres Teams zeigt: fristen team',
    );
  });
});

describe('pages', () => {
  const days = Array.from({ length: 32 }, (_, index) => around(index - 3));
  const { ask, text } = askOn(officeWith([followUps('F-1', days)]), TODAY);
  const dues = async (input: string) => (await ask('fm', input)).own.facts.map((fact) => fact.value['due']);

  test('hold 15 entries each; the counts are those of the whole list', async () => {
    const first = await ask('fm', 'fristen alle');
    expect(first.own.facts).toHaveLength(15);
    expect(first.own.page).toEqual({ number: 1, of: 3 });
    expect(first.own.text).toContain('Fristen: alle (1/3)');
    for (const page of ['fristen alle', 'fristen alle Seite 2', 'fristen alle, Seite 3']) {
      expect(await text('fm', page)).toContain('Demnächst (28)');
    }
    expect(await text('fm', 'fristen alle')).toContain('Überfällig (3)');
    const all = [
      ...(await dues('fristen alle')),
      ...(await dues('fristen alle Seite 2')),
      ...(await dues('fristen alle page 3')),
    ];
    expect([...all].sort()).toEqual(days);
  });

  test('the next page is one action away, also after loose spelling', async () => {
    const next = (await ask('fm', 'fristen\n alle  ')).own.actions[0];
    expect(next).toEqual({ label: 'Weiter', command: { text: 'fristen alle Seite 2', grade: 'internal' } });
    expect((await ask('fm', next?.command.text ?? '')).own.page?.number).toBe(2);
    expect((await ask('fm', 'fristen alle S. 3')).own.actions.map((action) => action.label)).not.toContain('Weiter');
  });

  test('beyond the end say how many there are', async () => {
    expect(await text('fm', 'fristen alle Seite 4')).toBe(
      'Fristen: alle\nDiese Seite gibt es nicht. Es gibt 3 Seiten.',
    );
    expect(await text('fm', 'fristen fehlende Seite 2')).toContain('Es gibt 1 Seite.');
    expect(await text('fm', 'fristen F-1 Seite 2')).toBe(
      'Fristen zum Fall\nDiese Seite gibt es nicht. Es gibt 1 Seite.',
    );
    for (const none of ['0', '99999', '-1']) {
      expect(await text('fm', `fristen alle Seite ${none}`)).toContain('Das habe ich nicht verstanden');
    }
  });
});

describe('what cannot be computed', () => {
  const bare = (no: string) => ({ no, opened: '2026-10-01', team: 'nord', manager: 'fm' });
  const numbers = Array.from({ length: 20 }, (_, index) => `F-${index + 1}`);
  const { ask, text } = askOn(officeWith(numbers.map(bare)), TODAY);

  test('is hinted at under the list, with the way to it', async () => {
    const { own } = await ask('fm', 'fristen');
    expect(own.text).toMatch(/\d+ Fristen sind in 20 Fällen nicht berechenbar, weil Angaben fehlen\./u);
    expect(own.actions.at(-1)?.command.text).toBe('fristen fehlende');
  });

  test('has the same total on every page, and no group is torn apart', async () => {
    const first = await ask('fm', 'fristen fehlende');
    const total = /Nicht berechenbar \((\d+)\)/u.exec(first.own.text)?.[1];
    const of = first.own.page?.of ?? 0;
    expect(of).toBeGreaterThan(1);
    const seen: string[] = [];
    let facts = 0;
    for (let page = 1; page <= of; page++) {
      const { own } = await ask('fm', `fristen fehlende Seite ${page}`);
      expect(own.text).toContain(`Nicht berechenbar (${total})`);
      facts += own.facts.length;
      seen.push(...(own.sections[0]?.items.map((item) => item.line.map((span) => span.text).join('')) ?? []));
    }
    expect(facts).toBe(Number(total));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('of one case names each missing fact once', async () => {
    const page = await text('fm', 'fristen fehlende F-7');
    expect(page.match(/Geburtsdatum fehlt/gu)).toHaveLength(1);
    expect(page).not.toContain('Hier ist nichts fällig');
  });
});

test('nothing overdue is hidden when the period holds today', async () => {
  const offsets = fc.uniqueArray(fc.integer({ min: -60, max: 120 }), { minLength: 1, maxLength: 12 });
  const period = fc.constantFrom(
    '',
    'heute',
    'diese Woche',
    'bis 15.12.',
    '3 Wochen',
    'diesen Monat',
    'ab gestern',
    'alle',
    'seit 1.11.',
  );
  await fc.assert(
    fc.asyncProperty(offsets, period, async (days, words) => {
      const { ask } = askOn(officeWith([followUps('F-1', days.map(around))]), TODAY);
      const { own } = await ask('fm', `fristen ${words}`);
      const overdue = own.facts.filter((fact) => fact.value['state'] === 'overdue').length;
      expect(overdue).toBe(days.filter((offset) => offset < 0).length);
    }),
    { numRuns: 60 },
  );
});
