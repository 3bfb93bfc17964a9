import { toIso } from '../../src/calendar/civil-date.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import { type CaseInput, dayOf, sound } from '../bot/ask.ts';

/** The day on which the marked office is asked. */
export const MARKED_TODAY = '2026-11-20';
const TODAY = dayOf(MARKED_TODAY);

/** Every free text of the marked office is one of these words with a label after it. */
export interface Marked {
  readonly file: ImportFile;
  readonly marker: string;
}

/**
 * An office whose cases hold something in every field that says something about a person, each free text marked, each
 * date moved by a number of days that the property picks.
 */
export function markedOffice(marker: string, days: number): Marked {
  const m = (label: string) => `${marker}${label}`;
  const on = (offset: number) => toIso(TODAY + offset + (offset < 0 ? -days : days));
  const base = { opened: on(-2000), leistungsbezug: [{ from: on(-1900) }], antraege: [] };
  const kase = (no: string, rest: Partial<CaseInput>): CaseInput => ({
    no,
    team: 'nord',
    manager: 'fm',
    bedarfsgemeinschaft: 'BG-70',
    rechtskreis: 'SGB II',
    name: m(`name${no.replace('-', '')}`),
    ...base,
    ...rest,
  });
  const adult = kase('F-71', {
    birthDate: on(-15_500),
    kategorien: [{ kategorie: 'Y', since: on(-300) }],
    prognosen: [{ prognose: 'integriert, aber hilfebedürftig', since: on(-200) }],
    algBezug: [{ from: on(-100), until: on(40) }],
    contacts: [{ on: on(-170), kind: 'Folgegespräch', note: m('note') }],
    plans: [{ on: on(-190) }],
    potenzialanalyse: { exceptionSince: on(-185) },
    hemmnisse: [
      {
        id: m('h1'),
        handlungsbedarf: 'Gesundheitliche Einschränkungen',
        sub: 'Sucht',
        vermutet: true,
        history: [{ status: 'erkannt', on: on(-161) }],
      },
      {
        id: m('h2'),
        handlungsbedarf: 'Finanzielle Situation',
        sub: 'Schulden',
        history: [
          { status: 'erkannt', on: on(-163) },
          { status: 'erfolgreich erledigt', on: on(-11) },
        ],
        strategies: ['Finanzielle Situation stabilisieren'],
      },
    ],
    jobs: [
      { id: m('job'), start: on(-150), svp: true, kritischePhase: true, contract: [{ from: on(-150), until: on(66) }] },
    ],
    fundings: [{ id: m('fund'), kind: m('fundkind'), job: m('job'), start: on(-150), end: on(31) }],
    berufsbegleitungen: [{ id: m('bb'), job: m('job'), start: on(-149), end: on(12) }],
    blockingEvents: [{ kind: m('blocking'), from: on(-300), until: on(97) }],
    participations: [
      {
        id: m('part'),
        massnahme: 'kurs',
        start: on(-90),
        end: on(21),
        nextStep: { on: on(-3), text: m('nextstep') },
      },
      { id: m('part2'), massnahme: 'kurs', start: on(-50), end: on(26) },
    ],
    documents: [{ id: m('doc'), kind: m('dockind'), validUntil: on(17) }],
    followUps: [
      { id: m('fu'), due: on(5), text: m('followup') },
      { id: m('fu2'), due: on(-8), text: m('oldfollowup'), doneOn: on(-9) },
    ],
    acts: [{ rule: 'reha-status-ende', on: on(-2), reason: m('actreason') }],
  });
  const waived = kase('F-72', {
    birthDate: on(-12_000),
    kategorien: [{ kategorie: 'C', since: on(-300) }],
    documents: [{ id: m('doc3'), kind: m('dockind3'), validUntil: on(19) }],
    waivers: [{ rule: 'dokument', due: on(19), reason: m('waiver'), on: on(-4) }],
    acts: [{ rule: 'integrationsprognose', on: on(-2), reason: m('actreason') }],
    closed: { on: on(-1), reason: m('closed') },
  });
  const young = kase('F-73', {
    manager: 'other',
    birthDate: '2001-11-28',
    opened: on(-1000),
    leistungsbezug: [{ from: on(-900) }],
    zielgruppen: [{ zielgruppe: 'Ausbildungsabsolventen', since: on(-160) }],
    ausbildungen: [{ id: m('ausb'), kind: 'außerbetriebliche Ausbildung', start: on(-900), end: on(-170) }],
    berufsabschlussOn: on(-725),
    schule: { ausbildungsreif: true, entlassjahr: 2024 },
    inbeq: [
      {
        id: m('inbeq'),
        start: on(-700),
        rehaTraeger: m('traeger'),
        phases: [{ phase: 'Stabilisierung', from: on(-65) }],
      },
    ],
  });
  const pupil = kase('F-74', {
    birthDate: '2011-11-29',
    opened: on(-400),
    leistungsbezug: [{ from: on(-390) }],
    zielgruppen: [{ zielgruppe: 'Schüler', since: on(-380) }],
    schule: {
      ausbildungsreif: true,
      schulentlassung: on(190),
      nachweise: [{ kind: 'Zeugnis', date: on(-175) }],
    },
  });
  return {
    marker,
    file: sound({
      fallbote: 1,
      office: {
        name: 'Jobcenter Probe',
        land: 'BB',
        clientNames: true,
        teams: [
          { id: 'nord', name: 'Nord' },
          { id: 'sued', name: 'Süd' },
        ],
        staff: [
          { id: 'fm', name: 'Frau Amsel', roles: ['caseManager'], team: 'nord' },
          { id: 'deputy', name: 'Herr Star', roles: ['caseManager'], team: 'nord' },
          { id: 'other', name: 'Frau Meise', roles: ['caseManager'], team: 'sued' },
          { id: 'lead', name: 'Herr Specht', roles: ['teamLead'], team: 'nord' },
          { id: 'lead-sued', name: 'Frau Eule', roles: ['teamLead'], team: 'sued' },
          { id: 'admin', name: 'Frau Elster', roles: ['admin'], team: 'nord' },
        ],
        deputies: [{ of: 'fm', deputy: 'deputy', from: '2026-11-01', until: '2026-11-30' }],
        massnahmen: [
          {
            id: 'kurs',
            name: m('kurs'),
            kind: 'MAbE',
            tendered: true,
            milestones: [{ id: 'm1', title: m('milestone'), after: { weeks: 9 } }],
          },
        ],
        rules: ['meilenstein', 'anschluss', 'kritische-phase', 'nachbetreuung', 'job-beendet'].map((id) => ({
          id,
          active: true,
        })),
      },
      cases: [adult, waived, young, pupil],
    }),
  };
}

/** Every date on file, as YYYY-MM-DD. */
export function datesIn(value: unknown): ReadonlySet<string> {
  const dates = new Set<string>();
  const visit = (item: unknown): void => {
    if (typeof item === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(item)) dates.add(item);
    else if (typeof item === 'object' && item !== null) for (const part of Object.values(item)) visit(part);
  };
  visit(value);
  return dates;
}
