import { describe, expect, test } from 'vitest';
import { type Case, whyPending } from './sentences.ts';

const adult: Case = { birthDate: '1984-03-12', rechtskreis: 'SGB II' };
const pupil: Case = {
  opened: '2020-01-01',
  birthDate: '2009-03-12',
  zielgruppen: [{ zielgruppe: 'Schüler', since: '2024-08-01' }],
};
const inA: Case = { ...adult, kategorien: [{ kategorie: 'A', since: '2026-01-14' }] };
const inB: Case = { ...adult, kategorien: [{ kategorie: 'B', since: '2026-01-14' }] };
const inY: Case = { ...adult, kategorien: [{ kategorie: 'Y', since: '2026-01-10' }] };

describe('the why line names the start, the period, the date and the source', () => {
  test.each<[string, Case, readonly string[]]>([
    [
      'erstgespraech-marktnah',
      { ...inA, marktnaheBetreuungen: [{ since: '2026-05-20' }] },
      ['20.05.2026', '10 Arbeitstage', 'Pfingstmontag', '04.06.2026', 'UM 4.2'],
    ],
    [
      'egv-pruefung',
      { ...adult, rechtskreis: 'SGB III', plans: [{ on: '2026-03-31' }] },
      ['31.03.2026', '6 Monate', '30.09.2026', 'BA 3.4.1'],
    ],
    [
      'folgegespraech-b',
      { ...inB, contacts: [{ on: '2026-03-31', kind: 'ESB' }] },
      ['31.03.2026', '3 Monate', '30.06.2026', 'UM 4.1.4'],
    ],
    [
      'stellensuchlauf',
      { ...inA, acts: [{ rule: 'stellensuchlauf', on: '2026-05-20' }] },
      ['20.05.2026', '1 Woche', '27.05.2026', 'UM 4.2'],
    ],
    ['wiedervorlage-y', inY, ['10.01.2026', '10.01.2027', 'UM 4.1.1']],
    [
      'wiedervorlage-y',
      { ...inY, blockingEvents: [{ kind: 'Elternzeit', from: '2026-01-10', until: '2026-11-30' }] },
      ['30.11.2026', '3 Monate', '30.08.2026', 'UM 4.1.1'],
    ],
    [
      'integrationsprognose',
      { ...adult, prognosen: [{ prognose: 'marktnah', since: '2026-01-14' }] },
      ['14.01.2026', '6 Monate', '14.07.2026', 'BA 4'],
    ],
    [
      'potenzialanalyse-ausnahme',
      { ...adult, potenzialanalyse: { exceptionSince: '2026-01-14' } },
      ['14.01.2026', '6 Monate', '14.07.2026', 'BA Anlage 1 c'],
    ],
    [
      'schueler-zeugnis',
      { ...pupil, schule: { nachweise: [{ kind: 'Zeugnis', date: '2026-01-30' }] } },
      ['30.01.2026', '6 Monate', '30.07.2026', 'UM 5.2.1'],
    ],
    [
      'schueler-uebergabe',
      { ...pupil, schule: { ausbildungsreif: false, schulentlassung: '2026-07-15' } },
      ['30.09.2026', 'Schulentlassung', 'UM 5.2.1'],
    ],
    [
      'ausbildungsstatistik',
      {
        ...pupil,
        zielgruppen: [{ zielgruppe: 'Ausbildungssuchende', since: '2026-01-15' }],
        schule: { schulentlassung: '2026-07-15' },
      },
      ['31.01.2028', 'Schulentlassung', 'UM 5.2.2'],
    ],
  ])('%s', (rule, kase, parts) => {
    const line = whyPending(rule, kase, '2026-05-26');
    for (const part of parts) expect(line).toContain(part);
  });

  test('kontakt-integrationsbegleitung', () => {
    const participant: Case = {
      ...adult,
      participations: [{ id: 't', massnahme: 'ib', start: '2026-01-01', end: '2026-12-31' }],
    };
    const line = whyPending('kontakt-integrationsbegleitung', participant, {
      today: '2026-06-10',
      massnahmen: [{ id: 'ib', name: 'Integrationsbegleitung', kind: 'Integrationsbegleitung' }],
    });
    for (const part of ['2 Gespräche', '01.06.2026', '30.06.2026', 'IB']) expect(line).toContain(part);
  });

  test('what the office has changed is never put down to the paper alone', () => {
    const kase: Case = { ...inB, contacts: [{ on: '2026-03-31', kind: 'ESB' }] };
    const line = whyPending('folgegespraech-b', kase, {
      today: '2026-05-26',
      rules: [{ id: 'folgegespraech-b', due: { period: { months: 2 } } }],
    });
    for (const part of ['31.03.2026', '2 Monate', '31.05.2026', 'geändert']) expect(line).toContain(part);
  });
});
