import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { working } from './working.ts';

const ONE_OF_EACH: Partial<CaseInput> = {
  jobs: [
    { id: 'b1', start: '2026-03-02', svp: true, contract: [{ from: '2026-03-02', until: '2026-12-31' }] },
    { id: 'b2', start: '2025-03-02', contract: [{ from: '2025-03-02', until: '2026-03-01' }], endedOn: '2026-03-01' },
  ],
  fundings: [{ id: 'f1', kind: 'EGZ', job: 'b1', start: '2026-03-02', end: '2026-12-31' }],
  berufsbegleitungen: [{ id: 'bb1', start: '2026-03-02', end: '2026-12-31' }],
  participations: [
    { id: 't1', massnahme: 'startklar', start: '2026-08-03', end: '2027-01-29' },
    { id: 't2', massnahme: 'probe', start: '2026-08-03' },
  ],
  inbeq: [{ id: 'q1', start: '2025-01-08', assignedEnd: '2027-01-07' }],
  ausbildungen: [{ id: 'a1', kind: 'schulische Ausbildung', start: '2026-09-01' }],
  documents: [{ id: 'd1', kind: 'Pass', validUntil: '2027-01-01' }],
  consents: [{ for: 'Nachbetreuung', form: 'schriftlich', givenOn: '2026-10-01' }],
};

const BEGINNINGS: Readonly<Record<string, string>> = {
  vertrag: 'neu,verlängerung,ergebnis,beendet,probezeit,ändern,entfristet,nicht verlängert,Ende',
  foerderung: 'neu EGZ,neu § 16e,ergebnis,ende,verlängert,beantragt',
  berufsbegleitung: 'neu,ergebnis,ende,verlängert',
  teilnahme: 'start Neustart,start erprobung,anwesenheit,austritt,ende,nächster Schritt,übernommen',
  inbeq: 'neu,phase,verlängerung,ergebnis,beendet,ändern,Stabilisierungsphase',
  ausbildung: 'neu schulische,ende,abschluss,neu BaE',
  nachweis: 'neu Ausweis,neu Pass,erneuert,zeugnis,schulbescheinigung',
  einwilligung: 'nachbetreuung,widerruf,schriftlich,mündlich',
};
const LINES = Object.entries(BEGINNINGS).flatMap(([name, list]) =>
  list.split(',').map((verb) => `${name} F-1 ${verb}`),
);
const PARTS =
  'ab 1.12.,ab 1.1.2027,seit 1.9.,bis 30.11.2027,bis 31.12.,bis Ende März 2028,bis März,am 13.11.,am 15.12.,zum 31.12.,heute,gestern,für 6 Monate,um 3 Monate,45 Tage,31.12.2027,svp,nicht svp,unbefristet,befristet,b1,b2,t1,t2,1,2,Entfristung,Verlängerung,Ende,endet,verlängert,Anschluss geklärt,schriftlich,ja,nein,Stabilisierung,Reha-Träger BA,bekannt am 3.11.,läuft weiter,zusätzlich,kritische Phase,ändern,alle,ohne Beschäftigung,Probezeit bis 31.5.,an 3 Tagen'.split(
    ',',
  );

test('whatever is typed: nothing changes, or it can be taken back as if it had not been', async () => {
  let recorded = 0;
  const line = fc
    .tuple(fc.constantFrom(...LINES), fc.array(fc.constantFrom(...PARTS), { maxLength: 3 }))
    .map(([first, parts]) => [first, ...parts].join(' '));
  await fc.assert(
    fc.asyncProperty(line, fc.constantFrom('de', 'en'), async (text, language) => {
      const { ask, kase } = working(ONE_OF_EACH);
      const before = await kase();
      const reply = await ask(text, language);
      expect(reply.text, text).not.toMatch(/undefined|NaN|\[object/u);
      if (['Eingetragen', 'Recorded'].includes(reply.title)) {
        recorded++;
        expect(await kase(), text).not.toEqual(before);
        expect((await ask('rückgängig F-1')).title, text).toBe('Rückgängig gemacht');
      }
      expect(await kase(), text).toEqual(before);
    }),
    { numRuns: 500 },
  );
  expect(recorded).toBeGreaterThan(20);
}, 60_000);
