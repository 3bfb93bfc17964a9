import type { ImportFile } from '../../src/cases/office.ts';
import type { Store } from '../../src/store/store.ts';
import { askOn, type CaseInput, sound } from '../bot/ask.ts';
import { followUps } from './office.ts';

export const TODAY = '2026-11-20'; // a Friday

type Row = NonNullable<ImportFile['office']['massnahmen']>[number];
type Hemmnis = NonNullable<CaseInput['hemmnisse']>[number];

/** An open Hemmnis, in the order in which they are written down. */
export const hemmnis = (id: string, handlungsbedarf: string, more: Partial<Hemmnis> = {}): Hemmnis => ({
  id,
  handlungsbedarf,
  history: [{ status: 'erkannt', on: '2026-01-12' }],
  strategies: ['Vermittlung'],
  ...more,
});

/** What a Jobcenter may have: for many, for few, full, over, voluntary, and somebody to ask. */
export const MASSNAHMEN: readonly Row[] = [
  {
    id: 'startklar',
    name: 'Startklar – Coaching',
    kind: 'MAbE',
    tendered: true,
    worksOn: ['Eigeninitiative / Arbeitshaltung', 'Finanzielle Situation'],
    places: 12,
    responsible: 'lead',
    traeger: 'Bildungswerk Probe',
    legalBasis: '§ 16 Abs. 1 SGB II i. V. m. § 45 SGB III',
    duration: { months: 6 },
    hoursPerWeek: 20,
    criteria: [
      { merkmal: 'rechtskreis', of: ['SGB II'], source: 'Leistungsbeschreibung 2.1' },
      { merkmal: 'alter', min: 25, source: 'Leistungsbeschreibung 2.2' },
      { merkmal: 'stunden', min: 15 },
    ],
  },
  {
    id: 'schuldenlotse',
    name: 'Schuldenlotse',
    kind: 'sonstige',
    worksOn: ['Schulden'],
    criteria: [{ hemmnisse: ['Schulden'] }, { merkmal: 'alter', max: 50 }],
  },
  {
    id: 'nuechtern',
    name: 'Nüchtern in den Tag',
    kind: 'MAbE',
    worksOn: ['Sucht'],
    voluntary: true,
    consent: 'schriftlich',
    criteria: [{ hemmnisse: ['Sucht'] }],
  },
  {
    id: 'jugend',
    name: 'Jugendwerkstatt',
    kind: 'MAbE',
    worksOn: ['Finanzielle Situation', 'Justiz / Haft'],
    criteria: [
      { merkmal: 'alter', max: 24, source: 'Flyer' },
      {
        text: 'Ohne Abschluss, oder der Anwalt stimmt zu',
        textEn: 'Without a qualification, or the lawyer agrees',
        any: [
          { merkmal: 'abschluss', of: ['keiner'] },
          {
            judge: 'anwalt-stimmt-zu',
            text: 'Anwalt stimmt zu',
            ask: 'Stimmt der Anwalt zu?',
            askEn: 'Does the lawyer agree?',
          },
        ],
      },
    ],
  },
  {
    id: 'kochen',
    name: 'Kochkurs',
    kind: 'sonstige',
    worksOn: ['Finanzielle Situation'],
    places: 1,
    criteria: [{ merkmal: 'rechtskreis', of: ['SGB II'] }],
  },
  {
    id: 'sommer',
    name: 'Sommerprojekt',
    kind: 'AGH',
    worksOn: ['Finanzielle Situation'],
    run: { until: '2026-09-18' },
  },
  { id: 'deutsch', name: 'Deutsch B1', kind: 'Sprachkurs', worksOn: ['Sprachkenntnisse'] },
  { id: 'familienbuero', name: 'Familienbüro', kind: 'sonstige', type: 'Netzwerk' },
];

/** Frau Amsel's case F-1: born 1988, SGB II, in debt. Herr Star's F-2 takes the only place of the Kochkurs. */
export function fitOffice(
  more: Partial<CaseInput> = {},
  {
    cases = [],
    catalogues = [],
    massnahmen = MASSNAHMEN,
  }: {
    readonly cases?: readonly CaseInput[];
    readonly catalogues?: ImportFile['office']['catalogues'];
    readonly massnahmen?: readonly Row[];
  } = {},
): ImportFile {
  return sound({
    fallbote: 1,
    office: {
      name: 'Jobcenter Probe',
      land: 'BB',
      teams: [{ id: 'nord', name: 'Nord' }],
      staff: [
        { id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 'nord' },
        { id: 'star', name: 'Herr Star', roles: ['caseManager'], team: 'nord' },
        { id: 'lead', name: 'Herr Specht', roles: ['teamLead'], team: 'nord' },
      ],
      massnahmen,
      catalogues,
    },
    cases: [
      followUps('F-1', [], {
        birthDate: '1988-04-17',
        hemmnisse: [hemmnis('h1', 'Finanzielle Situation', { sub: 'Schulden' })],
        ...more,
      }),
      followUps('F-2', [], {
        manager: 'star',
        ...(massnahmen.some(({ id }) => id === 'kochen')
          ? { participations: [{ id: 't1', massnahme: 'kochen', start: '2026-11-02', end: '2027-01-29' }] }
          : {}),
      }),
      ...cases,
    ],
  });
}

/** Asks on that office. */
export const fitAsking = (
  more: Partial<CaseInput> = {},
  others: Parameters<typeof fitOffice>[1] & { readonly store?: Store } = {},
) => {
  const { store, ...options } = others;
  return askOn(fitOffice(more, options), TODAY, store === undefined ? {} : { store });
};

/** Ended participations of comparable people in a Maßnahme, one case each: finished, in work, or broken off. */
export const participants = (massnahme: string, results: readonly ('Arbeit' | 'ohne Anschluss' | 'Abbruch')[]) =>
  results.map(
    (kind, i): CaseInput =>
      followUps(`G-${i + 1}`, [], {
        manager: 'star',
        birthDate: '1985-02-03',
        participations: [
          { id: 't1', massnahme, start: '2025-01-06', end: '2025-06-27', outcome: { kind, on: '2025-06-27' } },
        ],
      }),
  );
