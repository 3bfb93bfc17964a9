import { describe, expect, it, test } from 'vitest';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { askOn, dayOf } from '../bot/ask.ts';
import { fileWith, many, quiet, TODAY } from './kit.ts';

const file = fileWith([
  ...many('A-1', 5, { followUps: [{ id: 'w', due: '2026-11-17', text: 'Rückruf' }] }),
  ...many('B-1', 4, { contacts: [{ on: '2026-04-01', kind: 'Folgegespräch' }] }),
  ...many('S-1', 6, { team: 'sued', contacts: [] }),
]);
const asking = askOn(file, TODAY);

describe('who may see the report of a team', () => {
  it('its lead: the own team without a name, by id, by name, with the word "Team"', async () => {
    const own = await asking.text('lead', 'digest');
    for (const line of ['digest nord', 'digest Nord woche', 'bericht Team Nord', 'report week']) {
      expect(await asking.text('lead', line)).toBe(own);
    }
    expect(own).toContain('Nord, 14.11.2026 bis 20.11.2026');
    expect(own).toContain('Überfällige Fristen: 9 ');
  });

  it('nobody else; the answer is the same whether there is such a team or not', async () => {
    const foreign = await asking.ask('lead', 'digest sued');
    expect(foreign.own).toEqual((await asking.ask('lead', 'digest nirgends')).own);
    expect(foreign.own.text).toContain('Das Team gibt es nicht, oder Sie leiten es nicht.');
    const answers = await Promise.all(
      ['digest', 'digest nord', 'digest sued', 'digest nirgends'].map((line) => asking.text('fm', line)),
    );
    expect(new Set(answers)).toEqual(new Set(['Teamübersicht\nDen Bericht eines Teams sieht nur seine Teamleitung.']));
  });

  it('in a channel the report goes to the lead alone', async () => {
    const { here, privately } = await asking.ask('lead', 'digest', { channel: 'nord' });
    expect(here.text).not.toContain('Überfällig');
    expect(privately?.text).toContain('Überfällige Fristen: 9 ');
  });
});

describe('what it says', () => {
  test('German', async () => {
    expect(await asking.text('lead', 'digest')).toMatchInlineSnapshot(`
      "Teambericht: Woche
      Nord, 14.11.2026 bis 20.11.2026
            verglichen mit 07.11.2026 bis 13.11.2026

      Zu tun
        Überfällige Fristen: 9 (vorher 4, +5)
            andere Termine: 5 · Folgegespräch führen: 4
            seit 1–7 Tagen: 5 · seit 29–91 Tagen: 4
        Fälle ohne Kontakt seit 6 Monaten: 4 von 9 (44,4 %) (vorher 44,4 %)

      Fristen
        Fristen, die als Nächstes kommen: 0 (vorher 5, −5)

      Kontakte
        Im Takt: Folgegespräch führen: 5 von 9 (55,6 %) (vorher 55,6 %)

      Betreuung
        Fälle in Betreuung: 9 (vorher 9, ±0)
            Ü25: 9
        Auslastung nach Schlüssel (U25 1:75, Ü25 1:150): 3 % (vorher 3 %)
      Keine: Befristungen, die in 12 Wochen enden · Förderungen, die in 12 Wochen enden · Kontakte · Hemmnisse neu · Hemmnisse erledigt · Hemmnisse ohne Strategie · Wechsel der Kategorie · Maßnahmen, die in 4 Wochen ohne nächsten Schritt enden · Beendete Maßnahmen ohne nächsten Schritt · Personen mit beendeter Maßnahme · Aktivierungen · Integrationen · Nachhaltig geworden (7 Monate) · Voraussichtlich noch nachhaltig · Qualifizierungen · Maßnahmen beim Arbeitgeber · Personen in Nachbetreuung · Fälle ohne Fallmanagement · Abwesenheiten ohne Vertretung

      → Überfällige zeigen: fristen team überfällig
      → Alles als Tabelle: digest nord woche csv"
    `);
  });

  test('English', async () => {
    expect(await asking.text('lead', 'digest month', { language: 'en' })).toMatchInlineSnapshot(`
      "Team report: 4 weeks
      Nord, 24 Oct 2026 to 20 Nov 2026
            compared with 26 Sep 2026 to 23 Oct 2026

      To do
        Overdue deadlines: 9 (before 4, +5)
            other dates: 5 · Hold the follow-up talk: 4
            for 1–7 days: 5 · for 29–91 days: 4
        Cases without contact for 6 months: 4 of 9 (44.4 %) (before 44.4 %)

      Deadlines
        Deadlines that come next: 0 (before 5, −5)

      Contacts
        In rhythm: Hold the follow-up talk: 5 of 9 (55.6 %) (before 55.6 %)
        Contacts: 0 (before 5, −5)

      Care
        Cases in care: 9 (before 9, ±0)
            25 and older: 9
        Load by the ratio (under 25 1:75, others 1:150): 3 % (before 3 %)
      None: Fixed terms that end within 12 weeks · Fundings that end within 12 weeks · New Hemmnisse · Hemmnisse overcome · Hemmnisse without a strategy · Changes of category · Maßnahmen that end within 4 weeks without a next step · Ended Maßnahmen without a next step · Persons whose Maßnahme ended · Activations · Integrations · Became lasting (7 months) · Expected to become lasting · Qualifications · Maßnahmen at an employer · Persons in aftercare · Cases without a case manager · Absences without a deputy

      → Show what is overdue: deadlines team overdue
      → Everything as a table: digest nord month csv"
    `);
  });

  test('nothing to do: one line', async () => {
    const calm = askOn(fileWith([quiet('A-1', { contacts: [{ on: '2026-11-18', kind: 'Folgegespräch' }] })]), TODAY);
    expect(await calm.text('lead', 'digest')).toBe(
      'Teambericht: Woche\nNord: nichts zu tun (14.11.2026 bis 20.11.2026). Alle Zahlen zeigt: digest nord woche csv',
    );
    expect((await calm.text('lead', 'digest nord woche csv')).split('\n').length).toBeGreaterThan(30);
  });

  test('the table has every figure, also those that are 0', async () => {
    const lines = (await asking.text('lead', 'digest monat csv')).split('\n').filter((line) => line.includes(';'));
    expect(lines[0]).toBe('Bereich;Kennzahl;Teil;Jetzt;Vorher;Veränderung;Von;Prozent;Prozent vorher;Soll');
    expect(lines).toContain('Fristen;Überfällige Fristen;;9;4;5;;;;');
    expect(lines).toContain('Fristen;Überfällige Fristen;Folgegespräch führen;4;;;;;;');
    expect(lines).toContain('Kontakte;Fälle ohne Kontakt seit 6 Monaten;;4;4;0;9;44,4;44,4;');
    expect(lines).toContain('Integrationen;Integrationen;;0;0;0;;;;');
    for (const line of lines) expect(line.split(';')).toHaveLength(10);
  });

  test('a name that a spreadsheet would work out stays a name', async () => {
    const own = {
      id: 'eigene',
      title: { de: '=1+1', en: '=1+1' },
      kind: 'team' as const,
      privacy: 'team' as const,
      source: '–',
      active: true,
      subject: 'case' as const,
      due: { form: 'after' as const, start: 'case.prognoseSince' as const, period: { days: 1 } },
      done: { act: true as const },
    };
    const odd = askOn(fileWith(many('A-1', 4), { rules: [own] }), TODAY);
    expect(await odd.text('lead', 'digest csv')).toContain(";'=1+1;4;");
  });
});

test('the example office reads as docs/digest.md tells', async () => {
  const example = askOn(exampleOffice(dayOf('2026-11-21')), '2026-11-21');
  const text = await example.text('tl-1', 'digest monat');
  for (const line of [
    'Team Ü25, 24.10.2026 bis 20.11.2026',
    '  Kontakte: 4 (vorher < 3)',
    '  Fälle ohne Kontakt seit 6 Monaten: 0 von 5 (0 %) (vorher < 3)',
    '  Im Takt: Folgegespräch führen: ≥ 3 von 4 (vorher < 3)',
    '  Fälle in Betreuung: 11 (vorher 10, +1)',
    '  Auslastung nach Schlüssel (U25 1:75, Ü25 1:150): 4 % (vorher 3 %)',
  ])
    expect(text.split('\n')).toContain(line);
});
