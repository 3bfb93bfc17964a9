import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import { type Files, settled } from './folders.ts';

const OFFICE: Office = {
  name: 'Jobcenter Test',
  land: 'BB',
  teams: [{ id: 't-1', name: 'Team 1' }],
  staff: [{ id: 'fm-1', name: 'Frau Amsel', roles: ['caseManager'], team: 't-1' }],
  reminders: {
    hours: { from: '08:00', until: '16:00' },
    morning: '08:15',
    stages: [{ kind: 'team', overdueEvery: 10 }],
    digest: { every: 'month' },
  },
};
const FAELLE = 'Fallnummer;Fall seit;Team;Fallmanager\nF-1;05.01.2026;t-1;fm-1\n';

async function read(files: Files, under: Office = OFFICE): Promise<{ office: Office; kase: Case | undefined }> {
  const result = await settled({ 'faelle.csv': FAELLE, ...files }, { under });
  if (result.office === undefined) throw new Error(result.findings.map(({ text }) => text.de).join('\n'));
  return { office: result.office, kase: result.cases[0] };
}

/** What is wrong: file, row, column, sentence. */
async function faults(files: Files) {
  const result = await settled({ 'faelle.csv': FAELLE, ...files }, { under: OFFICE });
  return result.office === undefined
    ? result.findings.map(({ file, row, column, text }) => [file, row, column, text.de])
    : [];
}

const JOBCENTER = 'Name;Land;Erinnern ab;Erinnern bis;Morgens um;Bericht an die Leitung';

describe('the settings of reminders', () => {
  it('stay where no file says anything about them', async () => {
    expect((await read({})).office.reminders).toEqual(OFFICE.reminders);
    expect((await read({ 'jobcenter.csv': 'Name;Land\nNeu;BB\n' })).office.reminders).toEqual(OFFICE.reminders);
  });

  it('come from two tables, each of which says nothing about the other', async () => {
    const { office } = await read({ 'jobcenter.csv': `${JOBCENTER}\nNeu;BB;09:00;15:30;09:00;Quartal\n` });
    expect(office.reminders).toEqual({
      ...OFFICE.reminders,
      hours: { from: '09:00', until: '15:30' },
      morning: '09:00',
      digest: { every: 'quarter' },
    });
    const stages = 'Regel;Art;Vorher;An die Leitung nach\n;Gesetz;8;\ndokument;;;0\n';
    expect((await read({ 'erinnerungsstufen.csv': stages })).office.reminders).toEqual({
      ...OFFICE.reminders,
      stages: [
        { kind: 'law', lead: 8 },
        { rule: 'dokument', escalate: 0 },
      ],
    });
  });

  it('are gone where their columns are empty, or their table has no row', async () => {
    expect((await read({ 'jobcenter.csv': `${JOBCENTER}\nNeu;BB;;;;\n` })).office.reminders).toEqual({
      stages: OFFICE.reminders?.stages,
    });
    const { stages: _stages, ...others } = OFFICE.reminders ?? {};
    expect((await read({ 'erinnerungsstufen.csv': 'Regel;Art;Vorher\n' })).office.reminders).toEqual(others);
    const both = { 'jobcenter.csv': `${JOBCENTER}\nNeu;BB;;;;\n`, 'erinnerungsstufen.csv': 'Regel;Art;Vorher\n' };
    expect((await read(both)).office.reminders).toBeUndefined();
  });

  it('are wrong at a place', async () => {
    const stages = 'Regel;Art;Vorher\ngibt-es-nicht;;1\ndokument;;bald\n';
    expect(await faults({ 'erinnerungsstufen.csv': stages })).toEqual([
      ['erinnerungsstufen.csv', 2, 'Regel', 'Die Regel „gibt-es-nicht“ gibt es nicht (fallbote rules).'],
      ['erinnerungsstufen.csv', 3, 'Vorher', '„bald“ geht hier nicht. Erwartet: eine ganze Zahl.'],
    ]);
    expect(await faults({ 'jobcenter.csv': `${JOBCENTER}\nNeu;BB;09:00;08:00;;\n` })).toMatchObject([
      ['jobcenter.csv', 2, 'Erinnern bis', expect.stringContaining('endet um 08:00')],
    ]);
  });
});

describe('what people set', () => {
  it('is read from tables: what somebody does not want to hear of, and what was put off', async () => {
    const { office, kase } = await read({
      'mitarbeiter.csv':
        'Kennung;Name;Rollen;Team;Nicht erinnern an\nfm-1;Frau Amsel;caseManager;t-1;wiedervorlage|dokument\n',
      'erinnerungen.csv':
        'Fallnummer;Regel;Termin;Eintrag;Nicht vor;Grund;Datum;Wer\nF-1;wiedervorlage;20.11.2026;w-1;24.11.2026;krank;18.11.2026;fm-1\n',
    });
    expect(office.staff[0]?.muted).toEqual(['wiedervorlage', 'dokument']);
    expect(kase?.reminders).toEqual([
      {
        rule: 'wiedervorlage',
        due: '2026-11-20',
        subject: 'w-1',
        until: '2026-11-24',
        reason: 'krank',
        on: '2026-11-18',
        by: 'fm-1',
      },
    ]);
  });

  it('is refused where law and standard do not allow it', async () => {
    expect(
      await faults({
        'mitarbeiter.csv':
          'Kennung;Name;Rollen;Team;Nicht erinnern an\nfm-1;Frau Amsel;caseManager;t-1;erstgespraech\n',
      }),
    ).toMatchObject([['mitarbeiter.csv', 2, 'Nicht erinnern an', expect.stringContaining('Gesetz oder Standard')]]);
    const erinnerungen = (row: string) => ({
      'erinnerungen.csv': `Fallnummer;Regel;Termin;Nicht vor;Datum;Wer\n${row}\n`,
    });
    expect(await faults(erinnerungen('F-1;arbeitsuchendmeldung;20.11.2026;24.11.2026;18.11.2026;fm-1'))).toMatchObject([
      ['erinnerungen.csv', 2, 'Nicht vor', expect.stringContaining('steht im Gesetz')],
    ]);
    expect(await faults(erinnerungen('F-1;gibt-es-nicht;20.11.2026;20.11.2026;18.11.2026;x'))).toMatchObject([
      ['erinnerungen.csv', 2, 'Wer', expect.stringContaining('gibt es nicht')],
      ['erinnerungen.csv', 2, 'Regel', expect.stringContaining('gibt es nicht')],
    ]);
  });
});
