import { describe, expect, test } from 'vitest';
import { toDay } from '../../src/calendar/civil-date.ts';
import { checkImport } from '../../src/cases/check.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { type Json, languageFaults, problemsAfter, soundFile } from './sound-file.ts';

const entries = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

/** Spoils the first case. */
type Spoil = (kase: Json, file: Json) => unknown;
/** what happens, how to spoil the file, where it is reported, the German sentence, the English one */
type Row = readonly [string, Spoil, string, string, string];

const put =
  (rest: object): Spoil =>
  (kase) =>
    Object.assign(kase, rest);

function reports(rows: readonly Row[]): void {
  test.each(rows)('%s', (_, spoil, path, de, en) => {
    const problems = problemsAfter((file) => spoil(file['cases']?.[0] as Json, file));
    expect(problems).toEqual([{ path, record: expect.anything(), text: { de, en } }]);
    expect(languageFaults(problems)).toEqual([]);
  });
}
/** The same for faults without a record that has a name. */
function reportsInOffice(
  rows: readonly (readonly [string, (office: Json) => unknown, string, string, string])[],
): void {
  test.each(rows)('%s', (_, spoil, path, de, en) => {
    const problems = problemsAfter((file) => spoil(file['office'] as Json));
    expect(problems.map((problem) => [problem.path, problem.text.de, problem.text.en])).toEqual([[path, de, en]]);
    expect(languageFaults(problems)).toEqual([]);
  });
}

const endBeforeStart = (end: string, start: string) =>
  [`Das Ende ${end} liegt vor dem Beginn ${start}.`, `The end ${end} is before the start ${start}.`] as const;
const notInOrder = (day: string, before: string) =>
  [
    `Der Verlauf ist nicht in der Reihenfolge der Tage: ${day} steht nach ${before}. Bitte ältester Eintrag zuerst.`,
    `The history is not in the order of days: ${day} stands after ${before}. Oldest entry first, please.`,
  ] as const;
const noSuch = (de: string, en: string, value: string, where: string, whereEn = where) =>
  [`${de} „${value}“ gibt es nicht (${where}).`, `There is no ${en} “${value}” (${whereEn}).`] as const;
const DATE = [
  'ein Datum JJJJ-MM-TT, das es gibt, z. B. 2026-05-21',
  'a date YYYY-MM-DD that exists, e.g. 2026-05-21',
] as const;
const wrong = (value: string, [de, en]: readonly [string, string]) =>
  [`„${value}“ geht hier nicht. Erwartet: ${de}.`, `“${value}” is not possible here. Expected: ${en}.`] as const;
const missing = ([de, en]: readonly [string, string]) =>
  [`Das Feld fehlt. Erwartet: ${de}.`, `The field is missing. Expected: ${en}.`] as const;
const both = (text: string) => [text, text] as const;
const UNKNOWN_FIELD = [
  'Dieses Feld gibt es nicht. Bitte die Schreibweise prüfen (docs/import.md) oder das Feld entfernen.',
  'There is no such field. Please check the spelling (docs/import.md) or remove it.',
] as const;

const D = ['2026-03-02', '2026-03-01'] as const; // an end before its start
const [START, END] = D;

test('a sound file has no problem', () => {
  expect(problemsAfter(() => undefined)).toEqual([]);
  expect(checkImport(soundFile()).file).toEqual(soundFile());
});

test.each([toDay(2026, 11, 21), toDay(2027, 6, 1)])('the example office is sound on day %i', (today) => {
  expect(checkImport(exampleOffice(today)).problems).toEqual([]);
});

test.each([150, 1500])('an invented office of %i cases is sound', (cases) => {
  expect(checkImport(demoOffice({ cases, seed: 1, today: toDay(2026, 8, 4) })).problems).toEqual([]);
});

describe('no period of a case ends before it begins', () => {
  const closed = { closed: { on: '2026-01-04' } };
  reports([
    ['the case itself', put(closed), 'cases[0].closed.on', ...endBeforeStart('2026-01-04', '2026-01-05')],
    [
      'the deletion of a closed case',
      put({ closed: { on: START, deletedOn: END } }),
      'cases[0].closed.deletedOn',
      ...endBeforeStart(END, START),
    ],
    ...(
      [
        ['Leistungsbezug', 'leistungsbezug', { from: START, until: END }, 'until'],
        ['ALG', 'algBezug', { from: START, until: END }, 'until'],
        [
          'an application that is complete before it came',
          'antraege',
          { receivedOn: START, completeOn: END },
          'completeOn',
        ],
        ['a marktnahe Betreuung', 'marktnaheBetreuungen', { since: START, until: END }, 'until'],
        ['a job', 'jobs', { id: 'x', start: START, endedOn: END }, 'endedOn'],
        ['a Probezeit', 'jobs', { id: 'x', start: START, probezeitUntil: END }, 'probezeitUntil'],
        ['a contract', 'jobs', { id: 'x', start: START, contract: [{ from: START, until: END }] }, 'contract[0].until'],
        ['a funding', 'fundings', { id: 'x', kind: 'EGZ', start: START, end: END }, 'end'],
        ['a Berufsbegleitung', 'berufsbegleitungen', { id: 'x', start: START, end: END }, 'end'],
        [
          'a consent that is withdrawn before it was given',
          'consents',
          { for: 'Nachbetreuung', form: 'schriftlich', givenOn: START, withdrawnOn: END },
          'withdrawnOn',
        ],
        ['a participation', 'participations', { id: 'p-1', massnahme: 'm-1', start: START, end: END }, 'end'],
        ['an early exit', 'participations', { id: 'p-1', massnahme: 'm-1', start: START, exitOn: END }, 'exitOn'],
        [
          'a count of attended days',
          'participations',
          { id: 'p-1', massnahme: 'm-1', start: START, attendance: { days: 1, asOf: END } },
          'attendance.asOf',
        ],
        ['an Ausbildung', 'ausbildungen', { id: 'x', kind: 'schulische Ausbildung', start: START, end: END }, 'end'],
        ['an assigned InbeQ', 'inbeq', { id: 'x', start: START, assignedEnd: END }, 'assignedEnd'],
        [
          'an extended InbeQ',
          'inbeq',
          { id: 'x', start: '2026-01-01', assignedEnd: START, extendedTo: END },
          'extendedTo',
        ],
        [
          'an InbeQ extended without an assigned end',
          'inbeq',
          { id: 'x', start: START, extendedTo: END },
          'extendedTo',
        ],
        ['an ended InbeQ', 'inbeq', { id: 'x', start: START, endedOn: END }, 'endedOn'],
        ['an event', 'blockingEvents', { kind: 'Elternzeit', from: START, until: END }, 'until'],
      ] as const
    ).map(
      ([what, list, item, field]): Row => [
        what,
        put({ [list]: [item] }),
        `cases[0].${list}[0].${field}`,
        ...endBeforeStart(END, START),
      ],
    ),
  ]);

  test('a period of a single day is one', () => {
    expect(
      problemsAfter((file) =>
        put({ leistungsbezug: [{ from: START, until: START }] })(file['cases']?.[0] as Json, file),
      ),
    ).toEqual([]);
  });
});

describe('histories stand in the order of days', () => {
  const days = ['2026-02-02', '2026-02-01'] as const;
  const order = notInOrder(days[1], days[0]);
  reports([
    [
      'categories',
      put({ kategorien: days.map((since) => ({ kategorie: 'A', since })) }),
      'cases[0].kategorien[1]',
      ...order,
    ],
    [
      'Zielgruppen',
      put({ zielgruppen: days.map((since) => ({ zielgruppe: 'Schüler', since })) }),
      'cases[0].zielgruppen[1]',
      ...order,
    ],
    [
      'prognoses',
      put({ prognosen: days.map((since) => ({ prognose: 'marktnah', since })) }),
      'cases[0].prognosen[1]',
      ...order,
    ],
    [
      'the statuses of a Hemmnis',
      put({
        hemmnisse: [
          { id: 'h', handlungsbedarf: 'Wohnsituation', history: days.map((on) => ({ status: 'erkannt', on })) },
        ],
      }),
      'cases[0].hemmnisse[0].history[1]',
      ...order,
    ],
    [
      'the phases of an InbeQ',
      put({ inbeq: [{ id: 'x', start: '2026-01-12', phases: days.map((from) => ({ phase: 'Einstieg', from })) }] }),
      'cases[0].inbeq[0].phases[1]',
      ...order,
    ],
    [
      'the versions of a contract',
      put({ jobs: [{ id: 'x', start: '2026-02-01', contract: days.map((from) => ({ from })) }] }),
      'cases[0].jobs[0].contract[1]',
      ...order,
    ],
  ]);

  test('two entries of one day are in order', () => {
    const kategorien = ['A', 'B'].map((kategorie) => ({ kategorie, since: '2026-02-02' }));
    expect(problemsAfter((file) => put({ kategorien })(file['cases']?.[0] as Json, file))).toEqual([]);
  });
});

describe('every entry of a case has an id of its own', () => {
  const span = { start: '2026-02-01' };
  const lists = {
    hemmnisse: { handlungsbedarf: 'Wohnsituation', history: [{ status: 'erkannt', on: '2026-02-01' }] },
    jobs: span,
    fundings: { kind: 'EGZ' },
    berufsbegleitungen: span,
    participations: { massnahme: 'm-1', ...span },
    ausbildungen: { kind: 'schulische Ausbildung', ...span },
    inbeq: span,
    documents: { kind: 'Aufenthaltstitel' },
    followUps: { due: '2026-02-01', text: 'anrufen' },
  };
  reports(
    Object.entries(lists).map(
      ([list, item]): Row => [
        list,
        put({ acts: [], [list]: [1, 2].map(() => ({ id: 'x-1', ...item })) }),
        `cases[0].${list}[1].id`,
        'Die Kennung „x-1“ steht hier zweimal. Jeder Eintrag braucht eine eigene.',
        'The id “x-1” stands here twice. Each entry needs its own.',
      ],
    ),
  );
});

describe('what refers to a job names one of this case', () => {
  const sentence = [
    'Die Beschäftigung „j-9“ gibt es in diesem Fall nicht (jobs.id).',
    'There is no job “j-9” in this case (jobs.id).',
  ] as const;
  reports([
    [
      'a contact',
      put({ contacts: [{ on: '2026-02-01', kind: 'Gespräch', with: 'Betrieb', job: 'j-9' }] }),
      'cases[0].contacts[0].job',
      ...sentence,
    ],
    ['a funding', put({ fundings: [{ id: 'x', kind: 'EGZ', job: 'j-9' }] }), 'cases[0].fundings[0].job', ...sentence],
    [
      'a Berufsbegleitung',
      put({ berufsbegleitungen: [{ id: 'x', start: '2026-02-01', job: 'j-9' }] }),
      'cases[0].berufsbegleitungen[0].job',
      ...sentence,
    ],
    [
      'a consent',
      put({ consents: [{ for: 'Nachbetreuung', form: 'mündlich', givenOn: '2026-02-01', job: 'j-9' }] }),
      'cases[0].consents[0].job',
      ...sentence,
    ],
  ]);
});

describe('contracts', () => {
  const job = (...contract: readonly object[]) => put({ jobs: [{ id: 'j-1', start: '2026-03-01', contract }] });
  reports([
    [
      'an open-ended one has no last day',
      job({ from: '2026-03-01', until: '2026-12-31', befristet: false }),
      'cases[0].jobs[0].contract[0].until',
      'Ein unbefristeter Vertrag hat kein Ende. Bitte „until“ entfernen oder „befristet“ auf true setzen.',
      'A permanent contract has no end. Please remove “until” or set “befristet” to true.',
    ],
    [
      'none begins before the job',
      job({ from: '2026-02-28' }),
      'cases[0].jobs[0].contract[0].from',
      'Der Vertrag gilt ab 2026-02-28, die Beschäftigung beginnt erst am 2026-03-01.',
      'The contract holds from 2026-02-28, the job starts on 2026-03-01 only.',
    ],
    [
      'two versions do not run at once',
      job({ from: '2026-03-01', until: '2026-12-31' }, { from: '2026-12-31', until: '2027-12-31' }),
      'cases[0].jobs[0].contract[1].from',
      'Zwei laufende Fassungen eines Vertrags: diese gilt ab 2026-12-31, die vorige bis 2026-12-31.',
      'Two running versions of one contract: this one from 2026-12-31, the one before until 2026-12-31.',
    ],
    [
      'two versions do not begin on one day',
      job({ from: '2026-03-01' }, { from: '2026-03-01', until: '2027-12-31' }),
      'cases[0].jobs[0].contract[1].from',
      'Zwei laufende Fassungen eines Vertrags: diese gilt ab 2026-03-01, die vorige unbefristet.',
      'Two running versions of one contract: this one from 2026-03-01, the one before without an end.',
    ],
  ]);

  test.each([
    [
      'a renewal on the day after',
      [
        { from: '2026-03-01', until: '2026-12-31' },
        { from: '2027-01-01', until: '2027-12-31' },
      ],
    ],
    [
      'an Entfristung while the version before still runs',
      [
        { from: '2026-03-01', until: '2026-12-31' },
        { from: '2026-09-01', befristet: false },
      ],
    ],
    [
      'a change of an open-ended contract',
      [
        { from: '2026-03-01', befristet: false },
        { from: '2026-09-01', befristet: false },
      ],
    ],
  ])('%s is sound', (_, contract) => {
    expect(problemsAfter((file) => job(...contract)(file['cases']?.[0] as Json, file))).toEqual([]);
  });
});

describe('the days of a case fit each other', () => {
  reports([
    [
      'nobody is born after the case was opened',
      put({ birthDate: '2026-01-06' }),
      'cases[0].birthDate',
      'Das Geburtsdatum 2026-01-06 liegt nach dem Beginn des Falls (2026-01-05).',
      'The date of birth 2026-01-06 is after the case was opened (2026-01-05).',
    ],
    [
      'an early exit is not after the assigned end',
      put({
        acts: [],
        participations: [{ id: 'p', massnahme: 'm-1', start: '2026-01-12', end: '2026-04-30', exitOn: '2026-05-01' }],
      }),
      'cases[0].participations[0].exitOn',
      'Der vorzeitige Austritt 2026-05-01 liegt nach dem zugewiesenen Ende 2026-04-30.',
      'The early exit 2026-05-01 is after the assigned end 2026-04-30.',
    ],
    [
      'the year of leaving school is the year of its day',
      put({ schule: { schulentlassung: '2026-07-10', entlassjahr: 2027 } }),
      'cases[0].schule.entlassjahr',
      'Das Entlassjahr 2027 passt nicht zur Schulentlassung am 2026-07-10.',
      'The year 2027 does not fit the day of leaving school, 2026-07-10.',
    ],
  ]);
});

describe('what a case refers to is there', () => {
  reports([
    ['its team', put({ team: 't-9' }), 'cases[0].team', ...noSuch('Das Team', 'team', 't-9', 'office.teams')],
    [
      'its case manager',
      put({ manager: 'fm-9' }),
      'cases[0].manager',
      ...noSuch(
        'Die Fallmanagerin oder den Fallmanager',
        'case manager',
        'fm-9',
        'office.staff mit der Rolle caseManager',
        'office.staff with the role caseManager',
      ),
    ],
    [
      'its case manager, who has that role',
      put({ manager: 'tl-1' }),
      'cases[0].manager',
      ...noSuch(
        'Die Fallmanagerin oder den Fallmanager',
        'case manager',
        'tl-1',
        'office.staff mit der Rolle caseManager',
        'office.staff with the role caseManager',
      ),
    ],
    [
      'the Maßnahme',
      (kase) =>
        Object.assign(kase['participations']?.[0] as Json, { massnahme: 'm-9' }) && put({ acts: [] })(kase, kase),
      'cases[0].participations[0].massnahme',
      ...noSuch('Die Maßnahme', 'Maßnahme', 'm-9', 'office.massnahmen'),
    ],
    [
      'the person of a status',
      (kase) => Object.assign(kase['hemmnisse']?.[0]?.['history']?.[1] as Json, { by: 'fm-9' }),
      'cases[0].hemmnisse[0].history[1].by',
      ...noSuch('Die Person', 'person', 'fm-9', 'office.staff'),
    ],
    [
      'the person of a waiver',
      (kase) => Object.assign(kase['waivers']?.[0] as Json, { by: 'fm-9' }),
      'cases[0].waivers[0].by',
      ...noSuch('Die Person', 'person', 'fm-9', 'office.staff'),
    ],
    [
      'the Handlungsbedarf',
      (kase) => Object.assign(kase['hemmnisse']?.[0] as Json, { handlungsbedarf: 'Wohnungslage' }),
      'cases[0].hemmnisse[0].handlungsbedarf',
      ...noSuch('Den Handlungsbedarf', 'Handlungsbedarf', 'Wohnungslage', 'docs/hemmnisse.md'),
    ],
    [
      'the sub-kind',
      (kase) => Object.assign(kase['hemmnisse']?.[0] as Json, { sub: 'Zelt' }),
      'cases[0].hemmnisse[0].sub',
      ...noSuch('Die Unterart', 'sub-kind', 'Zelt', 'docs/hemmnisse.md'),
    ],
    [
      'the strategy, for this Handlungsbedarf',
      (kase) => Object.assign(kase['hemmnisse']?.[0] as Json, { strategies: ['Mobilität erhöhen'] }),
      'cases[0].hemmnisse[0].strategies[0]',
      ...noSuch('Die Handlungsstrategie', 'strategy', 'Mobilität erhöhen', 'docs/hemmnisse.md'),
    ],
    [
      'the rule of an act',
      put({ acts: [{ rule: 'wiedervorlage-q', on: '2026-02-01' }] }),
      'cases[0].acts[0].rule',
      ...noSuch('Die Regel', 'rule', 'wiedervorlage-q', 'fallbote rules'),
    ],
    [
      'the rule of a waiver',
      put({ waivers: [{ rule: 'wiedervorlage-q', due: '2026-02-01', reason: 'Kur' }] }),
      'cases[0].waivers[0].rule',
      ...noSuch('Die Regel', 'rule', 'wiedervorlage-q', 'fallbote rules'),
    ],
    [
      'the entry of an act',
      put({ acts: [{ rule: 'meilenstein', on: '2026-02-01', subject: 'p-1/s-9' }] }),
      'cases[0].acts[0].subject',
      ...noSuch('Den Eintrag', 'entry', 'p-1/s-9', 'in diesem Fall', 'in this case'),
    ],
    [
      'the entry of a waiver',
      put({ waivers: [{ rule: 'befristung', due: '2026-12-31', reason: 'Kur', subject: 'j-1/2' }] }),
      'cases[0].waivers[0].subject',
      ...noSuch('Den Eintrag', 'entry', 'j-1/2', 'in diesem Fall', 'in this case'),
    ],
  ]);
});

describe('acts', () => {
  reports([
    [
      'a rule that no act satisfies',
      put({ acts: [{ rule: 'folgegespraech', on: '2026-02-01' }] }),
      'cases[0].acts[0].rule',
      'Die Regel „folgegespraech“ wird nicht durch einen Eintrag in acts erledigt. Was sie erledigt, steht in docs/fristen.md.',
      'The rule “folgegespraech” is not satisfied by an entry in acts. See docs/fristen.md for what satisfies it.',
    ],
    [
      'a decision without its reason',
      put({
        marktnaheBetreuungen: [{ since: '2026-01-12' }],
        acts: [{ rule: 'einzelfallpruefung-a', on: '2026-02-01', outcome: 'fortsetzen' }],
      }),
      'cases[0].acts[0].reason',
      'Diese Entscheidung braucht eine Begründung (reason).',
      'This decision needs a reason.',
    ],
    [
      'a milestone without saying which',
      put({ acts: [{ rule: 'meilenstein', on: '2026-02-01' }] }),
      'cases[0].acts[0].subject',
      'Welcher Meilenstein? Bitte subject als „Teilnahme/Meilenstein“ angeben.',
      'Which milestone? Please give subject as “participation/milestone”.',
    ],
  ]);
});

describe('names and responsibility', () => {
  reports([
    [
      'a name where names are switched off',
      put({ name: 'Kunde Beispiel' }),
      'cases[0].name',
      'Namen sind ausgeschaltet. Bitte den Namen entfernen oder office.clientNames auf true setzen.',
      'Names are switched off. Please remove the name or set office.clientNames to true.',
    ],
    [
      'a case for which nobody would be responsible',
      (_, file) => Reflect.deleteProperty(file['cases']?.[1] as Json, 'manager'),
      'cases[1].manager',
      'Der Fall hat keine Fallmanagerin und keinen Fallmanager, und das Team „t-2“ hat keine Teamleitung: niemand wäre zuständig. Erwartet: manager, oder im Team eine Person mit der Rolle teamLead.',
      'The case has no case manager and the team “t-2” has no lead: nobody would be responsible. Expected: manager, or a person with the role teamLead in the team.',
    ],
    [
      'a case number that stands twice, whatever its spelling',
      (_, file) => Object.assign(file['cases']?.[2] as Json, { no: 'f-1' }),
      'cases[2].no',
      '„f-1“ steht zweimal in der Datei. Jede Kennung darf nur einmal vorkommen, groß oder klein geschrieben.',
      '“f-1” stands twice in the file. Each id may occur only once, in capitals or not.',
    ],
  ]);

  test('names are welcome where the office switched them on', () => {
    const problems = problemsAfter((file) => {
      Object.assign(file['office'] as Json, { clientNames: true });
      Object.assign(file['cases']?.[0] as Json, { name: 'Kunde Beispiel' });
    });
    expect(problems).toEqual([]);
  });
});

describe('the office', () => {
  const twice = (value: string) =>
    [
      `„${value}“ steht zweimal in der Datei. Jede Kennung darf nur einmal vorkommen, groß oder klein geschrieben.`,
      `“${value}” stands twice in the file. Each id may occur only once, in capitals or not.`,
    ] as const;
  const push = (list: string, item: object) => (office: Json) =>
    Object.assign(office, { [list]: [...entries(office[list]), item] });
  const deputy = (change: object) => (office: Json) => Object.assign(office['deputies']?.[0] as Json, change);

  reportsInOffice([
    ['a team twice', push('teams', { id: 'T-1', name: 'x' }), 'office.teams[2].id', ...twice('T-1')],
    [
      'a person twice',
      push('staff', { id: 'fm-1', name: 'x', roles: ['admin'], team: 't-1' }),
      'office.staff[3].id',
      ...twice('fm-1'),
    ],
    [
      'a Maßnahme twice',
      (office) => Object.assign(office, { massnahmen: [office['massnahmen']?.[0], office['massnahmen']?.[0]] }),
      'office.massnahmen[1].id',
      ...twice('m-1'),
    ],
    [
      'a milestone twice',
      (office) =>
        Object.assign(office['massnahmen']?.[0] as Json, {
          milestones: [1, 2].map((weeks) => ({ id: 's-1', title: 'x', after: { weeks } })),
        }),
      'office.massnahmen[0].milestones[1].id',
      ...twice('s-1'),
    ],
    [
      'two persons with one account in Slack',
      (office) => [0, 1].map((i) => Object.assign(office['staff']?.[i] as Json, { platforms: { slack: 'U1' } })),
      'office.staff[1].platforms.slack',
      ...twice('U1'),
    ],
    [
      'two persons with one account in Teams',
      (office) => [0, 2].map((i) => Object.assign(office['staff']?.[i] as Json, { platforms: { teams: '29:a' } })),
      'office.staff[2].platforms.teams',
      ...twice('29:a'),
    ],
    [
      'a person of an unknown team',
      push('staff', { id: 'x', name: 'x', roles: ['admin'], team: 't-9' }),
      'office.staff[3].team',
      ...noSuch('Das Team', 'team', 't-9', 'office.teams'),
    ],
    [
      'an unknown deputy',
      deputy({ deputy: 'fm-9' }),
      'office.deputies[0].deputy',
      ...noSuch('Die Person', 'person', 'fm-9', 'office.staff'),
    ],
    [
      'a deputy of somebody unknown',
      deputy({ of: 'fm-9' }),
      'office.deputies[0].of',
      ...noSuch('Die Person', 'person', 'fm-9', 'office.staff'),
    ],
    [
      'a deputy of oneself',
      deputy({ deputy: 'fm-1' }),
      'office.deputies[0].deputy',
      '„fm-1“ kann sich nicht selbst vertreten.',
      '“fm-1” cannot be their own deputy.',
    ],
    [
      'a Vertretung that ends before it begins',
      deputy({ until: '2026-06-30' }),
      'office.deputies[0].until',
      ...endBeforeStart('2026-06-30', '2026-07-01'),
    ],
    [
      'a holiday that nobody knows',
      (office) => Object.assign(office, { holidays: ['Fronleichnam', '31.02.'] }),
      'office.holidays[1]',
      '„31.02.“ ist kein bekannter Feiertag. Erwartet: ein Name wie „Fronleichnam“, TT.MM. oder JJJJ-MM-TT.',
      '“31.02.” is no known holiday. Expected: a name such as “Fronleichnam”, DD.MM. or YYYY-MM-DD.',
    ],
    [
      'so many holidays that nobody works any more',
      (office) =>
        Object.assign(office, {
          holidays: Array.from({ length: 372 }, (_, i) => `${(i % 28) + 1}.${Math.floor(i / 31) + 1}.`),
        }),
      'office.holidays',
      'Zu viele weitere Feiertage: 372. Erwartet: höchstens 200.',
      'Too many additional holidays: 372. Expected: at most 200.',
    ],
  ]);
});

describe('the rules of the office', () => {
  const rules =
    (...rows: readonly object[]) =>
    (office: Json) =>
      Object.assign(office, { rules: [{ id: 'meilenstein', active: true }, ...rows] });
  reportsInOffice([
    [
      'a typo in the id: the right one is suggested',
      rules({ id: 'folgegesprach', due: { period: { months: 4 } } }),
      'office.rules[1]',
      'Regel „folgegesprach“ (Zeile 2): gibt es nicht. Meinten Sie „folgegespraech“? Eine neue Regel nennt alle Felder.',
      'Rule “folgegesprach” (row 2): does not exist. Did you mean “folgegespraech”? A new rule gives every field.',
    ],
    [
      'a new rule that lacks fields',
      rules({ id: 'haus-regel-9', active: true }),
      'office.rules[1]',
      'Regel „haus-regel-9“ (Zeile 2): ist neu, aber nicht vollständig: „title“ passt nicht, erwartet wird ein Objekt { … } (docs/regeln.md).',
      'Rule “haus-regel-9” (row 2): is new but not complete: “title” does not fit, expected is an object { … } (docs/regeln.md).',
    ],
    [
      'a unit that does not exist',
      rules({ id: 'folgegespraech', due: { period: { tage: 3 } } }),
      'office.rules[1]',
      'Regel „folgegespraech“ (Zeile 2): „due.period“ passt nicht, erwartet wird genau eines von { "months": n }, { "weeks": n }, { "days": n }, { "arbeitstage": n } (docs/regeln.md).',
      'Rule “folgegespraech” (row 2): “due.period” does not fit, expected is exactly one of { "months": n }, { "weeks": n }, { "days": n }, { "arbeitstage": n } (docs/regeln.md).',
    ],
    [
      'a field of another way of counting',
      rules({ id: 'befristung', due: { period: { months: 1 } } }),
      'office.rules[1]',
      'Regel „befristung“ (Zeile 2): das Feld „due.period“ gibt es nicht (docs/regeln.md).',
      'Rule “befristung” (row 2): there is no field “due.period” (docs/regeln.md).',
    ],
    [
      'Arbeitstage counted back from an end',
      rules({ id: 'weiterbildungsende', due: { period: { arbeitstage: 10 } } }),
      'office.rules[1]',
      'Regel „weiterbildungsende“ (Zeile 2): „due.period“ zählt zurück, Arbeitstage gibt es nur vorwärts: bitte Tage, Wochen oder Monate.',
      'Rule “weiterbildungsende” (row 2): “due.period” counts back, Arbeitstage only go forwards: please use days, weeks or months.',
    ],
    [
      'one rule twice',
      rules({ id: 'meilenstein', active: false }),
      'office.rules[1]',
      'Regel „meilenstein“ (Zeile 2): steht zweimal in der Liste.',
      'Rule “meilenstein” (row 2): is listed twice.',
    ],
    [
      'a team that changes more than numbers',
      (office) => Object.assign(office['teams']?.[1] as Json, { rules: [{ id: 'folgegespraech', source: 'wir' }] }),
      'office.teams[1].rules[0]',
      'Regel „folgegespraech“ (Zeile 1): ein Team ändert nur Zahlen und schaltet an oder aus, nicht „source“.',
      'Rule “folgegespraech” (row 1): a team only changes numbers and switches on or off, not “source”.',
    ],
    [
      'a team with a rule of its own',
      (office) => Object.assign(office['teams']?.[1] as Json, { rules: [{ id: 'team-regel', active: true }] }),
      'office.teams[1].rules[0]',
      'Regel „team-regel“ (Zeile 1): ist keine bekannte Regel; neue Regeln gehören ins Jobcenter (office.rules).',
      'Rule “team-regel” (row 1): is no known rule; new rules belong to the office (office.rules).',
    ],
  ]);

  test.each([
    ['window', { id: 'absolventengespraech-lang', due: { before: { arbeitstage: 5 } } }],
    ['notice', { id: 'arbeitsuchendmeldung', due: { period: { arbeitstage: 5 } } }],
    ['blockingEvent', { id: 'wiedervorlage-y', due: { beforeEnd: { arbeitstage: 5 } } }],
    ['planningTalk', { id: 'inbeq-planungsgespraech', due: { beforeEnd: { BB: { arbeitstage: 5 } } } }],
  ])('Arbeitstage are not counted back in the form %s either', (_, row) => {
    expect(problemsAfter((file) => rules(row)(file['office'] as Json))).toMatchObject([
      { path: 'office.rules[1]', text: { de: /zählt zurück/ } },
    ]);
  });

  test('every fault of a row is told, and an act on that rule is not told as one more', () => {
    const problems = problemsAfter((file) => {
      rules(
        { id: 'wiedervorlage-x', due: { period: { tage: 1 }, anfang: 'x' } },
        { id: 'haus-1', active: true },
      )(file['office'] as Json);
      Object.assign(file['cases']?.[0] as Json, { acts: [{ rule: 'haus-1', on: '2026-02-01' }] });
    });
    expect(problems.map((problem) => problem.path)).toEqual(['office.rules[1]', 'office.rules[1]', 'office.rules[2]']);
    expect(languageFaults(problems)).toEqual([]);
  });
});

describe('the shape', () => {
  const KATEGORIE = both('A · B · C · D · E · S · X · Y · Z');
  const oneOf = (list: readonly [string, string]) => [`eines von: ${list[0]}`, `one of: ${list[1]}`] as const;
  reports([
    ['an impossible date', put({ birthDate: '2026-02-30' }), 'cases[0].birthDate', ...wrong('2026-02-30', DATE)],
    ['a German date', put({ birthDate: '21.05.1990' }), 'cases[0].birthDate', ...wrong('21.05.1990', DATE)],
    [
      'a date with a time',
      put({ birthDate: '1990-05-21T00:00:00Z' }),
      'cases[0].birthDate',
      ...wrong('1990-05-21T00:00:00Z', DATE),
    ],
    ['a date before 1900', put({ birthDate: '1899-12-31' }), 'cases[0].birthDate', ...wrong('1899-12-31', DATE)],
    ['a number instead of a date', put({ birthDate: 19900521 }), 'cases[0].birthDate', ...wrong('19900521', DATE)],
    ['null instead of nothing', put({ birthDate: null }), 'cases[0].birthDate', ...wrong('null', DATE)],
    ['a missing date', (kase) => Reflect.deleteProperty(kase, 'opened'), 'cases[0].opened', ...missing(DATE)],
    [
      'a missing text',
      (kase) => Reflect.deleteProperty(kase, 'team'),
      'cases[0].team',
      ...missing(['ein Text', 'a text']),
    ],
    ['an unknown field', put({ geburtstag: '1990-05-21' }), 'cases[0].geburtstag', ...UNKNOWN_FIELD],
    ['a field of a name that is no word', put({ 'a b.c': 1 }), 'cases[0]["a b.c"]', ...UNKNOWN_FIELD],
    [
      'a field with a control character',
      put({ 'a\u001b[31m\u009b': 1 }),
      'cases[0]["a\\u001b[31m\\u009b"]',
      ...UNKNOWN_FIELD,
    ],
    [
      'a category that does not exist',
      put({ kategorien: [{ kategorie: 'F', since: '2026-02-01' }] }),
      'cases[0].kategorien[0].kategorie',
      ...wrong('F', oneOf(KATEGORIE)),
    ],
    [
      'a choice of two',
      put({ consents: [{ for: 'Werbung', form: 'mündlich', givenOn: '2026-02-01' }] }),
      'cases[0].consents[0].for',
      ...wrong('Werbung', ['eines von: Nachbetreuung · Maßnahme', 'one of: Nachbetreuung · Maßnahme']),
    ],
    [
      'a text instead of a list',
      put({ jobs: 'Lager' }),
      'cases[0].jobs',
      ...wrong('Lager', ['eine Liste [ … ]', 'a list [ … ]']),
    ],
    [
      'an object instead of a list',
      put({ jobs: { id: { a: 1 } } }),
      'cases[0].jobs',
      ...wrong('{"id":"…"}', ['eine Liste [ … ]', 'a list [ … ]']),
    ],
    [
      'a text instead of an object',
      put({ jobs: ['Lager'] }),
      'cases[0].jobs[0]',
      ...wrong('Lager', ['ein Objekt { … }', 'an object { … }']),
    ],
    [
      'a word instead of true or false',
      put({ antraege: [{ movedIn: 'ja' }] }),
      'cases[0].antraege[0].movedIn',
      ...wrong('ja', ['true oder false', 'true or false']),
    ],
    [
      'half a day',
      (kase) => Object.assign(kase['participations']?.[0] as Json, { daysPerWeek: 2.5 }),
      'cases[0].participations[0].daysPerWeek',
      ...wrong('2.5', ['eine ganze Zahl', 'a whole number']),
    ],
    [
      'eight days a week',
      (kase) => Object.assign(kase['participations']?.[0] as Json, { daysPerWeek: 8 }),
      'cases[0].participations[0].daysPerWeek',
      ...wrong('8', ['höchstens 7', 'at most 7']),
    ],
    [
      'no day a week',
      (kase) => Object.assign(kase['participations']?.[0] as Json, { daysPerWeek: 0 }),
      'cases[0].participations[0].daysPerWeek',
      ...wrong('0', ['mindestens 1', 'at least 1']),
    ],
    [
      'an empty history',
      (kase) => Object.assign(kase['hemmnisse']?.[0] as Json, { history: [] }),
      'cases[0].hemmnisse[0].history',
      ...wrong('[]', ['mindestens 1 Eintrag', 'at least 1 entry']),
    ],
    [
      'an empty text',
      (kase) => Object.assign(kase['waivers']?.[0] as Json, { reason: '' }),
      'cases[0].waivers[0].reason',
      ...wrong('', [
        'eine Zeile Text ohne Steuerzeichen, nicht leer',
        'one line of text without control characters, not empty',
      ]),
    ],
    [
      'a text of two lines',
      (kase) => Object.assign(kase['waivers']?.[0] as Json, { reason: 'a\nb' }),
      'cases[0].waivers[0].reason',
      ...wrong('a\\u000ab', [
        'eine Zeile Text ohne Steuerzeichen, nicht leer',
        'one line of text without control characters, not empty',
      ]),
    ],
    [
      'a text that is too long',
      (kase) => Object.assign(kase['waivers']?.[0] as Json, { reason: 'x'.repeat(501) }),
      'cases[0].waivers[0].reason',
      ...wrong(`${'x'.repeat(59)}…`, ['höchstens 500 Zeichen Text', 'at most 500 characters of text']),
    ],
    [
      'an id with a space',
      (kase) => Object.assign(kase['jobs']?.[0] as Json, { id: 'job 1' }),
      'cases[0].jobs[0].id',
      ...wrong('job 1', [
        'eine Kennung aus Buchstaben, Ziffern, „-“, „_“, „.“, höchstens 40 Zeichen, vorn ein Buchstabe oder eine Ziffer',
        'an id of letters, digits, “-”, “_”, “.”, at most 40 characters, a letter or digit first',
      ]),
    ],
    [
      'a case number without a digit',
      put({ no: 'Amsel' }),
      'cases[0].no',
      ...wrong('Amsel', [
        'eine Nummer aus Buchstaben, Ziffern, „-“, „_“, „.“, „/“ mit mindestens einer Ziffer, höchstens 40 Zeichen',
        'a number of letters, digits, “-”, “_”, “.”, “/” with at least one digit, at most 40 characters',
      ]),
    ],
    [
      'a milestone after an unknown unit',
      (_, file) =>
        Object.assign(file['office']?.['massnahmen']?.[0]?.['milestones']?.[0] as Json, { after: { days: 3 } }),
      'office.massnahmen[0].milestones[0].after',
      ...wrong('{"days":3}', [
        'genau eines von { "months": n }, { "weeks": n }, { "inMonth": n }',
        'exactly one of { "months": n }, { "weeks": n }, { "inMonth": n }',
      ]),
    ],
    [
      'a milestone after two units at once',
      (_, file) =>
        Object.assign(file['office']?.['massnahmen']?.[0]?.['milestones']?.[0] as Json, {
          after: { weeks: 3, months: 1 },
        }),
      'office.massnahmen[0].milestones[0].after',
      ...wrong('{"weeks":3,"months":1}', [
        'genau eines von { "months": n }, { "weeks": n }, { "inMonth": n }',
        'exactly one of { "months": n }, { "weeks": n }, { "inMonth": n }',
      ]),
    ],
    [
      'a rule that counts too early an act',
      (_, file) => Object.assign(file['office']?.['rules']?.[0] as Json, { early: 'immer' }),
      'office.rules[0].early',
      ...wrong('immer', ['"any" oder { "weeks": n }', '"any" or { "weeks": n }']),
    ],
    [
      'a rule that is done by no known contact',
      (_, file) => Object.assign(file['office']?.['rules']?.[0] as Json, { done: { contacts: 'alle' } }),
      'office.rules[0].done.contacts',
      ...wrong('alle', ['"any" oder eine Liste von Kontaktarten', '"any" or a list of kinds of contact']),
    ],
    [
      'a rule that is done by half an act',
      (_, file) => Object.assign(file['office']?.['rules']?.[0] as Json, { done: { act: 'ja' } }),
      'office.rules[0].done.act',
      ...wrong('ja', ['true oder "withReason"', 'true or "withReason"']),
    ],
  ]);

  test.each<[string, (file: Json) => unknown, string, RegExp]>([
    [
      'another version of the format',
      (file) => Object.assign(file, { fallbote: 2 }),
      'fallbote',
      /^„2“ geht hier nicht\. Erwartet: 1\.$/,
    ],
    ['no office', (file) => Reflect.deleteProperty(file, 'office'), 'office', /^Das Feld fehlt\. Erwartet: ein Objekt/],
    ['no cases', (file) => Reflect.deleteProperty(file, 'cases'), 'cases', /^Das Feld fehlt\. Erwartet: eine Liste/],
    ['a field beside them', (file) => Object.assign(file, { faelle: [] }), 'faelle', /^Dieses Feld gibt es nicht\./],
    [
      'a Land that does not exist',
      (file) => Object.assign(file['office'] as Json, { land: 'XX' }),
      'office.land',
      /^„XX“ geht hier nicht\. Erwartet: eines von: BB · BE/,
    ],
    [
      'an office without teams',
      (file) => Object.assign(file['office'] as Json, { teams: [] }),
      'office.teams',
      /mindestens 1 Eintrag/,
    ],
  ])('%s', (_, change, path, de) => {
    const problems = problemsAfter(change);
    expect(problems).toMatchObject([{ path, record: undefined, text: { de } }]);
    expect(languageFaults(problems)).toEqual([]);
  });

  test.each([null, [], 'x', 5, true])('%j is no office file at all', (data) => {
    const { problems } = checkImport(data);
    expect(problems).toMatchObject([{ path: '(Datei)', text: { de: /geht hier nicht\. Erwartet: ein Objekt/ } }]);
    expect(languageFaults(problems)).toEqual([]);
  });
});

describe('one pass tells as much as can be told', () => {
  const paths = (change: (file: Json) => unknown) => problemsAfter(change).map((problem) => problem.path);

  test('faults of shape in one case, of days and references in the others, in the order of the file', () => {
    expect(
      paths((file) => {
        Object.assign(file['office']?.['deputies']?.[0] as Json, { deputy: 'fm-1' });
        Object.assign(file['cases']?.[0] as Json, { closed: { on: '2025-01-01' }, manager: 'fm-9' });
        Object.assign(file['cases']?.[1] as Json, { opened: '2026-02-30', team: 't-9', extra: 1 });
        Object.assign(file['cases']?.[2] as Json, { team: 't-9' });
      }),
    ).toEqual([
      'office.deputies[0].deputy',
      'cases[0].closed.on',
      'cases[0].manager',
      'cases[1].opened',
      'cases[1].extra',
      'cases[2].team',
    ]);
  });

  test('where the shape of the office is broken, the days inside of the cases are still checked, references are not', () => {
    expect(
      paths((file) => {
        Object.assign(file['office'] as Json, { land: 'XX' });
        Object.assign(file['cases']?.[0] as Json, { closed: { on: '2025-01-01' }, manager: 'fm-9' });
        Object.assign(file['cases']?.[1] as Json, {
          hemmnisse: [{ id: 'h', handlungsbedarf: 'Wetter', history: [{ status: 'erkannt', on: '2026-02-01' }] }],
        });
      }),
    ).toEqual(['office.land', 'cases[0].closed.on', 'cases[1].hemmnisse[0].handlungsbedarf']);
  });

  test('a number that stands twice is told although one of the two cases is broken', () => {
    expect(
      paths((file) => {
        Object.assign(file['cases']?.[0] as Json, { opened: 'gestern' });
        Object.assign(file['cases']?.[2] as Json, { no: 'F-1' });
      }),
    ).toEqual(['cases[0].opened', 'cases[2].no']);
  });

  test('every broken case is named with its number', () => {
    const problems = problemsAfter((file) => {
      for (const i of [0, 1, 2]) Object.assign(file['cases']?.[i] as Json, { opened: 'x' });
    });
    expect(problems.map((problem) => problem.record)).toEqual(['F-1', 'F-2', 'F-3']);
  });
});
