import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { type Office, scene } from './erledigt-office.ts';

const OLD_TALK = { on: '2026-06-01', kind: 'Folgegespräch' } as const;

/** Takes back with a line what another one recorded; what is left is as it was, but for `left`. */
async function reopens(kase: Partial<CaseInput>, office: Office, done: string, line: string, left: object = {}) {
  const { text, kase: now, dates } = scene(kase, office);
  const [before, datesBefore] = [await now(), await dates()];
  const recorded = await text(`erledigt F-101 ${done}`);
  expect(recorded).toContain('Eingetragen\n');
  const between = await now();
  const answer = await text(line, line.startsWith('reopen') ? 'en' : 'de');
  expect(answer, answer).toMatch(/^(?:Eingetragen|Recorded)\n/u);
  expect(await now()).toEqual({ ...before, ...left });
  expect((await dates()).map((date) => date.replace(/^\d+ /u, ''))).toEqual(
    datesBefore.map((date) => date.replace(/^\d+ /u, '')),
  );
  await text('rückgängig F-101');
  expect(await now()).toEqual(between);
  return answer;
}
const marked = (...contacts: object[]) => ({ contacts: [OLD_TALK, ...contacts] });

describe('"offen" takes back what settled a date', () => {
  test('a talk stays on file as one that did not take place', async () => {
    const left = marked({ on: '2026-11-20', kind: 'Folgegespräch', channel: 'Telefon', tookPlace: false });
    const answer = await reopens({}, {}, 'Folgegespräch Telefon', 'offen F-101 Folgegespräch', left);
    expect(answer).toContain('Als nicht stattgefunden vermerkt: Folgegespräch am Fr 20.11.2026 (Telefon)');
    await reopens({}, {}, 'Folgegespräch Telefon', 'reopen F-101 follow-up talk', left);
  });

  test('a version of the plan, a note, a paper, a Zielgruppe are removed', async () => {
    expect(await reopens({}, {}, 'Kooperationsplan gestern', 'offen F-101 Kooperationsplan')).toContain(
      'Gelöscht: Fassung des Plans vom Do 19.11.2026',
    );
    const x: Partial<CaseInput> = { kategorien: [{ kategorie: 'X', since: '2026-06-03' }] };
    await reopens(x, {}, 'Wiedervorlage', 'offen F-101 Wiedervorlage');
    const pupil: Partial<CaseInput> = {
      birthDate: '2009-02-03',
      zielgruppen: [{ zielgruppe: 'Schüler', since: '2025-09-01' }],
      schule: {
        ausbildungsreif: true,
        schulentlassung: '2027-06-30',
        nachweise: [{ kind: 'Zeugnis', date: '2026-02-06' }],
      },
    };
    await reopens(pupil, {}, 'Zeugnis Zeugnis vom 2.9.2026', 'offen F-101 Zeugnis');
    await reopens(pupil, {}, 'Umstellen', 'offen F-101 schueler-umstellung');
  });

  test('an outcome is removed, with what followed from it', async () => {
    const contract = [{ from: '2026-08-01', until: '2027-07-31' }];
    const jobs: Partial<CaseInput> = { jobs: [{ id: 'job-1', start: '2026-08-01', svp: false, contract }] };
    expect(await reopens(jobs, {}, 'Befristung verlängert bis 31.7.2028', 'offen F-101 Befristung')).toContain(
      'Zurückgenommen: Verlängerung des Vertrags job-1, samt der Fassung ab So 01.08.2027',
    );
    await reopens(jobs, {}, 'Befristung Ende', 'reopen F-101 fixed term');
    const fundings = { fundings: [{ id: 'f1', kind: 'EGZ', start: '2026-01-01', end: '2026-12-31' }] };
    await reopens(fundings, {}, 'EGZ verlängert bis 30.6.2027', 'offen F-101 EGZ');
    const documents = { documents: [{ id: 'd1', kind: 'Aufenthaltstitel', validUntil: '2026-12-31' }] };
    await reopens(documents, {}, 'Aufenthaltstitel bis 31.12.2029', 'offen F-101 Aufenthaltstitel');
    const followUps = { followUps: [{ id: 'w1', due: '2026-11-23', text: 'Anruf' }] };
    await reopens(followUps, {}, 'Anruf', 'offen F-101 Anruf');
    const inbeq = { inbeq: [{ id: 'i1', start: '2025-01-01' }] };
    await reopens(inbeq, {}, 'InbeQ verlängert bis 30.6.2027', 'offen F-101 InbeQ endet');
  });

  test('a waiver', async () => {
    const answer = await reopens({}, {}, '1 verzicht weil Umzug', 'offen F-101 Folgegespräch');
    expect(answer).toContain('Kein Verzicht mehr auf Folgegespräch führen (Di 01.12.2026)');
  });

  test('of a waiver for every entry with this date only the part for this one', async () => {
    const fundings = ['egz', 'bsz'].map((id) => ({ id, kind: id.toUpperCase(), end: '2026-12-31' }));
    const waiver = { rule: 'foerderung', due: '2026-12-31', reason: 'läuft aus' };
    const { text, kase } = scene({ fundings, waivers: [waiver] });
    await text('offen F-101 BSZ');
    expect((await kase()).waivers).toEqual([{ ...waiver, subject: 'egz' }]);
  });

  test('of the days attended it asks how many they really were', async () => {
    const participation = {
      id: 't1',
      massnahme: 'kurs',
      start: '2026-05-04',
      attendance: { days: 60, asOf: '2026-11-13' },
    };
    const { text, kase, dates } = scene(
      { participations: [participation] },
      {
        massnahmen: [{ id: 'kurs', name: 'Kurs', kind: 'sonstige', attendanceQuota: 60, daysPerWeek: 5 }],
        rules: [{ id: 'anwesenheitsende', active: true }],
      },
    );
    expect(await text('offen F-101 Anwesenheit')).toContain('Wie viele Tage sind es wirklich? Zum Beispiel: 95 Tage');
    await text('offen F-101 Anwesenheit 55 Tage');
    expect((await kase()).participations?.[0]?.attendance).toEqual({ days: 55, asOf: '2026-11-20' });
    expect(await dates()).toContain('1 anwesenheitsende 2026-11-27 open');
  });
});

describe('"offen" says why it does nothing', () => {
  test('nothing done, not done, done by something of another command', async () => {
    const { text, kase } = scene();
    expect(await text('offen F-101')).toContain('keine Frist erledigt, die sich wieder öffnen ließe');
    expect(await text('offen F-101 1')).toContain('„Folgegespräch führen“ ist noch offen.');
    expect(await text('reopen F-101 Kooperationsplan', 'en')).toContain('is pending, there is nothing to take back');
    const job = scene({
      birthDate: '2004-02-03',
      zielgruppen: [{ zielgruppe: 'Vermittlungskunden', since: '2026-01-12' }],
      berufsabschlussOn: '2025-07-01',
      jobs: [{ id: 'job-1', start: '2026-09-01', svp: true, contract: [{ from: '2026-09-01', befristet: false }] }],
    });
    expect(await job.text('offen F-101 vermittlung-24-monate')).toContain('Das hat eine Beschäftigung erledigt.');
    expect((await kase()).contacts).toEqual([OLD_TALK]);
  });

  test('what has gone on since is to be taken back first', async () => {
    const contract = [{ from: '2026-08-01', until: '2027-01-31' }];
    const { text } = scene({ jobs: [{ id: 'job-1', start: '2026-08-01', svp: false, contract }] });
    await text('erledigt F-101 Befristung verlängert bis 31.7.2027');
    await text('erledigt F-101 Befristung verlängert bis 31.12.2027');
    const { actions } = await scene().json('offen F-101');
    expect(actions).toEqual([]);
    const answer = await text('offen F-101 Befristung');
    const nr = /(\d+) {2}So 31\.01\.2027/u.exec(answer)?.[1];
    expect(await text(`offen F-101 ${nr}`)).toContain(
      'Zur Fassung ab Mo 01.02.2027 ist schon mehr eingetragen. Bitte zuerst die wieder öffnen.',
    );
  });

  test('another entry that settles the date as well is named', async () => {
    const { text } = scene({
      bewilligungen: [{ on: '2026-11-02' }],
      contacts: [
        { on: '2026-11-03', kind: 'Erstgespräch' },
        { on: '2026-11-05', kind: 'Erstgespräch' },
      ],
    });
    expect(await text('offen F-101 Erstgespräch')).toContain(
      'Die Frist bleibt trotzdem erledigt, durch einen Eintrag vom Do 05.11.2026.',
    );
  });
});
