import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { type Office, records, scene } from './erledigt-office.ts';

const on = '2026-11-20';
const OLD_TALK = { on: '2026-06-01', kind: 'Folgegespräch' } as const;
const JOB = { id: 'job-1', start: '2026-03-01', svp: true } as const;

describe('a talk', () => {
  test('of the kind that the rule asks for', () =>
    records({}, {}, 'Folgegespräch gestern Video', 'follow-up talk yesterday video', {
      contacts: [OLD_TALK, { on: '2026-11-19', kind: 'Folgegespräch', channel: 'Video' }],
    }));

  test('of any kind: "Gespräch", or the kind that is named', async () => {
    const contacts = [{ on: '2026-10-26', kind: 'Folgegespräch' }] as const;
    const kase: Partial<CaseInput> = { kategorien: [{ kategorie: 'A', since: '2020-02-03' }], contacts: [...contacts] };
    await records(kase, {}, 'Kontakt halten Telefon', 'contact phone', {
      contacts: [...contacts, { on, kind: 'Gespräch', channel: 'Telefon' }],
    });
    await records(kase, {}, 'Kontakt Folgegespräch', 'contact follow-up', {
      contacts: [...contacts, { on, kind: 'Folgegespräch' }],
    });
  });

  test('with the Betrieb, about the job that the date is about', () =>
    records(
      {
        jobs: [JOB],
        berufsbegleitungen: [{ id: 'bb1', start: '2026-03-01' }],
        contacts: [OLD_TALK, { on: '2026-06-15', kind: 'Gespräch', with: 'Betrieb' }],
      },
      {},
      'Betrieb nachfragen Telefon läuft gut',
      'employer phone läuft gut',
      {
        contacts: [
          OLD_TALK,
          { on: '2026-06-15', kind: 'Gespräch', with: 'Betrieb' },
          { on, kind: 'Gespräch', channel: 'Telefon', with: 'Betrieb', job: 'job-1', note: 'läuft gut' },
        ],
      },
    ));

  test('or an invitation, where both fit: the word decides, without one it asks', async () => {
    const kase: Partial<CaseInput> = { algBezug: [{ until: '2026-12-24' }] };
    await records(kase, {}, 'esb eingeladen gestern', 'ALG invited yesterday', {
      invitations: [{ on: '2026-11-19', for: 'ESB' }],
    });
    const { text } = scene(kase);
    expect(await text('erledigt F-101 Aufstocker')).toContain('\nWodurch: ');
    const { buttons } = scene(kase);
    expect(await buttons('erledigt F-101 Aufstocker')).toEqual([
      'erledigt F-101 1 Einladung',
      'erledigt F-101 1 Gespräch',
    ]);
    expect(await text('erledigt F-101 Aufstocker Einladung Telefon')).toContain('Weg: gibt es bei „Einladung“ nicht');
    await records(kase, {}, 'Aufstocker Gespräch Telefon', 'ALG talk phone', {
      contacts: [OLD_TALK, { on, kind: 'ESB', channel: 'Telefon' }],
    });
  });

  test('for a milestone that asks for one; for another one a note is enough', async () => {
    const milestones = [
      { id: 'zb', title: 'Zwischenbericht', after: { weeks: 4 } },
      { id: 'hz', title: 'Halbzeit', after: { weeks: 6 }, contact: true },
    ];
    const office: Office = {
      massnahmen: [{ id: 'kurs', name: 'Kurs', kind: 'sonstige', milestones }],
      rules: [{ id: 'meilenstein', active: true }],
    };
    const kase: Partial<CaseInput> = {
      participations: [{ id: 't1', massnahme: 'kurs', start: '2026-10-12', end: '2027-10-11' }],
    };
    await records(kase, office, 'Zwischenbericht', 'Zwischenbericht', {
      acts: [{ rule: 'meilenstein', on, subject: 't1/zb' }],
    });
    await records(kase, office, 'Halbzeit', 'Halbzeit', { contacts: [OLD_TALK, { on, kind: 'Gespräch' }] });
  });
});

describe('what has no place of its own', () => {
  test('is noted with its entry, its day and what was said', () =>
    records({ jobs: [JOB] }, {}, 'Nachhaltigkeit gestern läuft weiter', 'lasts yesterday läuft weiter', {
      acts: [{ rule: 'nachhaltigkeit-7-monate', on: '2026-11-19', subject: 'job-1', reason: 'läuft weiter' }],
    }));

  test('a decision needs its reason', async () => {
    const kase: Partial<CaseInput> = {
      kategorien: [{ kategorie: 'A', since: '2026-05-27' }],
      marktnaheBetreuungen: [{ since: '2026-05-27' }],
      contacts: [{ on: '2026-11-19', kind: 'Erstgespräch' }],
      acts: [{ rule: 'stellensuchlauf', on: '2026-11-19' }],
    };
    const { text } = scene(kase);
    expect(await text('erledigt F-101 einzeln fortsetzen')).toContain('\nBegründung: ');
    await records(
      kase,
      {},
      'einzeln fortsetzen weil drei Bewerbungen laufen',
      'decide go on because drei Bewerbungen laufen',
      {
        acts: [
          { rule: 'stellensuchlauf', on: '2026-11-19' },
          {
            rule: 'einzelfallpruefung-a',
            on,
            subject: '2026-05-27',
            outcome: 'fortsetzen',
            reason: 'drei Bewerbungen laufen',
          },
        ],
      },
    );
    const ended = await text('erledigt F-101 einzeln beenden weil keine Stelle in Sicht');
    expect(ended).toContain('marktnah F-101 ende weil …');
    expect(ended).not.toContain('Neu: Einzeln');
  });

  test('the same day twice is refused, nothing is doubled', async () => {
    const { text, kase } = scene({ kategorien: [{ kategorie: 'X', since: '2026-06-03' }] });
    await text('erledigt F-101 Wiedervorlage');
    const before = await kase();
    expect(await text('erledigt F-101 Wiedervorlage')).toContain('Das steht schon im Fall');
    expect(await kase()).toEqual(before);
  });
});

describe('plan and papers', () => {
  test('a new version; the first one starts the dates', async () => {
    await records({}, {}, 'Kooperationsplan 16.11.', 'Kooperationsplan 16 Nov', {
      plans: [{ on: '2026-06-01' }, { on: '2026-11-16' }],
    });
    const { effects } = scene({ plans: [] });
    expect(await effects('erledigt F-101 Kooperationsplan')).toEqual(['kooperationsplan new 2027-05-20']);
  });

  test('a version or a review, where both fit', async () => {
    const kase: Partial<CaseInput> = { rechtskreis: 'SGB III' };
    await records(kase, {}, 'egv geprüft', 'egv reviewed', { acts: [{ rule: 'egv-pruefung', on }] });
    await records(kase, {}, 'egv neue Fassung', 'egv new version', { plans: [{ on: '2026-06-01' }, { on }] });
  });

  test('a school report counts from the day that is printed on it', async () => {
    const kase: Partial<CaseInput> = {
      birthDate: '2009-02-03',
      zielgruppen: [{ zielgruppe: 'Schüler', since: '2025-09-01' }],
      schule: { ausbildungsreif: false, entlassjahr: 2028, nachweise: [{ kind: 'Zeugnis', date: '2026-02-06' }] },
    };
    const { text } = scene(kase);
    expect(await text('erledigt F-101 Zeugnis')).toContain('Datum auf dem Papier: ');
    await records(kase, {}, 'Zeugnis Schulbescheinigung vom 2.9.2026', 'report Schulbescheinigung of 2 Sep 2026', {
      schule: {
        ...kase.schule,
        nachweise: [
          { kind: 'Zeugnis', date: '2026-02-06' },
          { kind: 'Schulbescheinigung', date: '2026-09-02' },
        ],
      },
    });
  });

  test('the Potenzialanalyse itself, or the review of the exception', async () => {
    const potenzialanalyse = { exceptionSince: '2026-06-01' };
    await records({ potenzialanalyse }, {}, 'Ausnahme nachgeholt', 'exception made', {
      potenzialanalyse: { ...potenzialanalyse, doneOn: on },
    });
    await records(
      { potenzialanalyse },
      {},
      'Ausnahme überprüft weil weiter krank',
      'exception reviewed because weiter krank',
      {
        acts: [{ rule: 'potenzialanalyse-ausnahme', on, reason: 'weiter krank' }],
      },
    );
  });
});

describe('the Zielgruppe', () => {
  const of = (zielgruppe: 'Ausbildungsabsolventen' | 'Vermittlungskunden'): Partial<CaseInput> => ({
    birthDate: '2004-02-03',
    zielgruppen: [{ zielgruppe, since: '2026-01-12' }],
    berufsabschlussOn: '2025-07-01',
    ausbildungen: [{ id: 'a1', kind: 'betriebliche Ausbildung', start: '2022-09-01', end: '2026-07-01' }],
  });

  test.each([
    ['Ausbildungsabsolventen', 'absolvent-6-monate', 'Vermittlungskunden'],
    ['Vermittlungskunden', 'vermittlung-24-monate', 'Aktivierungskunden'],
  ] as const)('after %s usually comes the next one', (group, rule, next) =>
    records(of(group), {}, `${rule} seit 2.11.`, `${rule} since 2 Nov`, {
      zielgruppen: [
        { zielgruppe: group, since: '2026-01-12' },
        { zielgruppe: next, since: '2026-11-02' },
      ],
    }),
  );

  test('a job settles it as well: that is another command', async () => {
    const { text } = scene(of('Vermittlungskunden'));
    expect(await text('erledigt F-101 vermittlung-24-monate neue Beschäftigung')).toContain(
      'vertrag F-101 neu ab 1.12.',
    );
  });
});
