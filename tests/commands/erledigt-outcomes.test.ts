import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { type Office, records, scene, TWO_JOBS } from './erledigt-office.ts';

const on = '2026-11-20';
const OLD_TALK = { on: '2026-06-01', kind: 'Folgegespräch' } as const;

describe('an outcome stands in the entry itself', () => {
  const job = TWO_JOBS.jobs?.[0];
  const jobs = job === undefined ? [] : [job];
  const settled = (kind: 'Entfristung' | 'Verlängerung' | 'Ende', ...next: object[]) => ({
    jobs: [{ ...job, contract: [{ from: '2026-03-01', until: '2027-02-28', outcome: { kind, on } }, ...next] }],
  });

  test('of a contract, with the version that follows', async () => {
    await records(
      { jobs },
      {},
      'Befristung entfristet',
      'fixed term permanent',
      settled('Entfristung', { from: '2027-03-01', befristet: false }),
    );
    await records({ jobs }, {}, 'Befristung läuft aus', 'fixed term ends', settled('Ende'));
    await records(
      { jobs },
      {},
      'Befristung verlängert bis Ende Februar 2028',
      'fixed term extended until 29 Feb 2028',
      settled('Verlängerung', { from: '2027-03-01', until: '2028-02-29' }),
    );
  });

  test('of a funding and of a grant; what is extended goes on as a new entry', async () => {
    const funding = { id: 'f1', kind: 'EGZ', start: '2026-01-01', end: '2026-12-31' };
    await records({ fundings: [funding] }, {}, 'EGZ Anschluss geklärt', 'EGZ follow-on settled', {
      fundings: [{ ...funding, outcome: { kind: 'Anschluss geklärt', on } }],
    });
    const grant = { id: 'bb1', start: '2026-01-01', end: '2026-12-31' };
    await records(
      { berufsbegleitungen: [grant] },
      {},
      'Berufsbegleitung verlängert bis 30.6.2027',
      'Berufsbegleitung extended until 30 June 2027',
      {
        berufsbegleitungen: [
          { ...grant, outcome: { kind: 'verlängert', on } },
          { id: 'bb2', start: '2027-01-01', end: '2027-06-30' },
        ],
      },
    );
  });

  test('of an InbeQ, a document, a follow-up of one’s own', async () => {
    const inbeq = { id: 'i1', start: '2025-01-01', assignedEnd: '2026-12-31' };
    await records({ inbeq: [inbeq] }, {}, 'InbeQ Arbeitsverhältnis', 'inbeq-ende job', {
      inbeq: [{ ...inbeq, outcome: { kind: 'Arbeitsverhältnis', on } }],
    });
    const document = { id: 'd1', kind: 'Schwerbehindertenausweis', validUntil: '2026-12-31' };
    await records(
      { documents: [document] },
      {},
      'Schwerbehindertenausweis bis 31.12.2031',
      'document until 31 Dec 2031',
      {
        documents: [
          { ...document, renewedOn: on },
          { id: 'd2', kind: 'Schwerbehindertenausweis', validUntil: '2031-12-31' },
        ],
      },
    );
    const followUp = { id: 'w1', due: '2026-11-23', text: 'Anruf' };
    await records({ followUps: [followUp] }, {}, 'Anruf am 18.11.', 'reminder 18 Nov', {
      followUps: [{ ...followUp, doneOn: '2026-11-18' }],
    });
  });

  test('of a Maßnahme: the next step, the days attended', async () => {
    const item = { id: 't1', massnahme: 'kurs', start: '2026-05-04', end: '2026-12-18' };
    const office: Office = {
      massnahmen: [{ id: 'kurs', name: 'Kurs', kind: 'sonstige', attendanceQuota: 60, daysPerWeek: 5 }],
      rules: [
        { id: 'anschluss', active: true },
        { id: 'anwesenheitsende', active: true },
      ],
    };
    const kase: Partial<CaseInput> = { participations: [{ ...item, attendance: { days: 48, asOf: '2026-10-30' } }] };
    await records(kase, office, 'Anschluss Umschulung ab 6.1.', 'next step Umschulung ab 6.1.', {
      participations: [
        { ...item, attendance: { days: 48, asOf: '2026-10-30' }, nextStep: { on, text: 'Umschulung ab 6.1.' } },
      ],
    });
    await records(kase, office, 'Anwesenheitstage', 'days attended', {
      participations: [{ ...item, attendance: { days: 60, asOf: on } }],
    });
  });
});

describe('own rules of an office', () => {
  const rule = {
    title: { de: 'Hausbesuch abstimmen', en: 'Arrange the visit' },
    kind: 'standard',
    privacy: 'team',
    source: 'Hausregel 7',
    active: true,
  } as const;
  const recurring = { form: 'recurring', lastLabel: 'last.contact', period: { months: 5 } } as const;

  test('with several kinds of talk: it asks which', async () => {
    const office: Office = {
      rules: [
        { id: 'haus', ...rule, subject: 'case', due: recurring, done: { contacts: ['Folgegespräch', 'Gespräch'] } },
      ],
    };
    const { buttons } = scene({}, office);
    expect(await buttons('erledigt F-101 Hausbesuch')).toEqual([
      'erledigt F-101 1 Folgegespräch',
      'erledigt F-101 1 Gespräch',
    ]);
    await records({}, office, 'Hausbesuch Gespräch Telefon', 'visit talk phone', {
      contacts: [OLD_TALK, { on, kind: 'Gespräch', channel: 'Telefon' }],
    });
  });

  test('with any mixture of ways', async () => {
    const office: Office = {
      rules: [
        {
          id: 'haus',
          ...rule,
          subject: 'case',
          due: { form: 'on', date: 'case.turning25' },
          early: 'any',
          done: { act: 'withReason', betrieb: true, invitations: ['Gespräch', 'ESB'] },
        },
      ],
    };
    const kase: Partial<CaseInput> = {
      birthDate: '2002-01-03',
      zielgruppen: [{ zielgruppe: 'Aktivierungskunden', since: '2026-01-12' }],
    };
    const { text } = scene(kase, office);
    expect(await text('erledigt F-101 Hausbesuch Überprüfung')).toContain('Begründung: ');
    await records(kase, office, 'Hausbesuch Überprüfung weil Umzug', 'visit review because Umzug', {
      acts: [{ rule: 'haus', on, reason: 'Umzug' }],
    });
    await records(kase, office, 'Hausbesuch eingeladen zum Gespräch', 'visit invited for talk', {
      invitations: [{ on, for: 'Gespräch' }],
    });
    await records(kase, office, 'Hausbesuch Betrieb Telefon', 'visit employer phone', {
      contacts: [OLD_TALK, { on, kind: 'Gespräch', channel: 'Telefon', with: 'Betrieb' }],
    });
  });

  test('that nothing settles can only be waived', async () => {
    const office: Office = {
      rules: [{ id: 'haus', ...rule, subject: 'case', due: { form: 'on', date: 'case.turning25' }, done: {} }],
    };
    const { text } = scene(
      { birthDate: '2002-01-03', zielgruppen: [{ zielgruppe: 'Aktivierungskunden', since: '2026-01-12' }] },
      office,
    );
    expect(await text('erledigt F-101 Hausbesuch')).toContain('lässt sich nicht von Hand erledigen');
    expect(await text('verzicht F-101 Hausbesuch weil Umzug')).toContain('Verzicht: Hausbesuch abstimmen');
  });
});
