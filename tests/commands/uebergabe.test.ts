import { describe, expect, test } from 'vitest';
import { caseF1, caseload, effectsOf, saidIn } from './caseload.ts';

const BUSY = {
  hemmnisse: [
    { id: 'h1', handlungsbedarf: 'Wohnsituation', history: [{ status: 'erkannt' as const, on: '2026-09-01' }] },
    {
      id: 'h2',
      handlungsbedarf: 'Sprachkenntnisse',
      vermutet: true,
      history: [{ status: 'in Bearbeitung' as const, on: '2026-09-01' }],
      strategies: ['Vermittlung'],
    },
  ],
  jobs: [{ id: 'b1', start: '2026-06-01', contract: [{ from: '2026-06-01', until: '2027-01-31', befristet: true }] }],
  fundings: [{ id: 'g1', kind: 'EGZ', job: 'b1', start: '2026-06-01' }],
  participations: [{ id: 't1', massnahme: 'startklar', start: '2026-11-02', end: '2027-03-26' }],
  followUps: [
    { id: 'w1', due: '2026-11-16', text: 'Brief abwarten' },
    { id: 'w2', due: '2026-11-10', text: 'erledigt', doneOn: '2026-11-10' },
  ],
};
const YOUNG = {
  birthDate: '2001-11-25',
  zielgruppen: [{ zielgruppe: 'Vermittlungskunden' as const, since: '2026-03-02' }],
  opened: '2024-01-08',
};

describe('the Übergabeprotokoll', () => {
  test('is a checklist of what whoever takes over has to know', async () => {
    const { text } = caseload({ kase: BUSY });
    const lines = (await text('fm', 'uebergabe F-1 an Herr Star')).split('\n');
    const under = (heading: string) => {
      const at = lines.indexOf(heading) + 1;
      const end = lines.findIndex((line, i) => i >= at && !line.startsWith('  '));
      return lines.slice(at, end).map((line) => line.trim());
    };
    expect(lines.slice(0, 3)).toEqual([
      'Übergabeprotokoll',
      'F-1  Zuständig: Frau Amsel',
      'Noch nicht übergeben. Wenn das Protokoll stimmt, bestätigen Sie die Übergabe an Herrn Star: uebergabe F-1 an star bestätigen',
    ]);
    expect(under('Fristen')[0]).toBe(
      '☐ Mo 02.11.2026  Auf die Meldung als arbeitsuchend hinweisen – seit 18 Tagen überfällig',
    );
    expect(under('Fristen').every((line) => line.startsWith('☐ '))).toBe(true);
    expect(under('Fristen').join('\n')).not.toContain('Wiedervorlage');
    expect(under('Fehlende Angaben').join('\n')).toContain('☐ Ende der Förderung fehlt');
    expect(under('Hemmnisse')).toEqual([
      '☐ Wohnsituation – erkannt, noch ohne Strategie',
      '☑ Sprachkenntnisse – vermutet, in Bearbeitung, Strategie: Vermittlung',
    ]);
    expect(under('Was läuft')).toEqual([
      '☐ Beschäftigung seit Mo 01.06.2026, befristet bis So 31.01.2027',
      '☐ EGZ seit Mo 01.06.2026',
      '☐ Maßnahme „Startklar – Coaching“ seit Mo 02.11.2026 bis Fr 26.03.2027',
    ]);
    expect(under('Kontakt und Plan')).toEqual(['☑ Letzter Kontakt: Mo 02.11.2026', '☑ Letzter Plan: Mo 02.11.2026']);
    expect(under('Eigene Wiedervorlagen')).toEqual([
      '☐ Mo 16.11.2026  Eigene Wiedervorlage: Brief abwarten – seit 4 Tagen überfällig',
    ]);
    expect(under('Noch zu tun')).toHaveLength(2);
    expect(lines).toContain('→ Übergabe bestätigen: uebergabe F-1 an star bestätigen');
  });

  test('of a case where nothing is open ticks its boxes, in English', async () => {
    const closed = { no: 'F-2', opened: '2020-01-07', team: 'nord', manager: 'fm', closed: { on: '2026-11-02' } };
    const { text } = caseload({ cases: [closed] });
    const page = await text('fm', 'handover F-2 protocol', 'en');
    for (const line of [
      '☑ All facts are on file',
      '☑ No open Hemmnis',
      '☑ No open follow-up',
      '☐ No contact on file yet',
    ]) {
      expect(page).toContain(line);
    }
  });

  test('is shown to whoever may see the case, as it is at that moment', async () => {
    const office = caseload({ kase: BUSY });
    for (const [who, sees] of [
      ['fm', true],
      ['lead', true],
      ['star', false],
      ['eule', false],
    ] as const) {
      expect((await office.text(who, 'uebergabe F-1 protokoll')).startsWith('Übergabeprotokoll')).toBe(sees);
    }
    await office.ask('fm', 'hemmnis F-1 1 Wohnsituation stabilisieren');
    await office.ask('fm', 'uebergabe F-1 an star bestätigen');
    expect(await office.text('star', 'übergabe F-1 protokoll')).toContain('☑ Wohnsituation – erkannt, Strategie:');
    expect(await office.text('fm', 'übergabe F-1 protokoll')).toContain('Kein Fall gefunden');
  });

  test('showing it changes nothing', async () => {
    const office = caseload({ kase: BUSY });
    const before = await office.kase();
    await office.ask('fm', 'uebergabe F-1 an Herr Star zum 16.11. weil Elternzeit');
    expect(await office.kase()).toEqual(before);
    expect(await office.trail()).toEqual(['look uebergabe F-1']);
  });
});

describe('the handover', () => {
  test('once confirmed: the other one has the case, the former no longer sees it, and can take it back', async () => {
    const office = caseload({ kase: BUSY });
    const before = await office.kase();
    const reply = await office.ask('fm', 'uebergabe F-1 an Herr Star bestätigen');
    expect(saidIn(reply)).toBe('Übergeben an Herrn Star zum Fr 20.11.2026');
    expect(reply.text).toContain('Zuständig ist jetzt Herr Star.');
    expect(reply.text).toContain('Sie sehen den Fall ab jetzt nicht mehr.');
    expect(reply.actions.map(({ command }) => command.text)).toEqual(['rueckgaengig F-1 Eintrag:id-1']);
    expect(effectsOf(reply)).toEqual([]);
    expect(await office.kase()).toEqual({ ...before, manager: 'star' });
    expect(await office.text('fm', 'fall F-1')).toContain('Kein Fall gefunden');
    expect(await office.text('star', 'fristen F-1')).toContain('Brief abwarten');
    expect(await office.text('fm', 'rückgängig F-1')).toContain('Zurückgenommen: Übergeben an Herrn Star');
    expect(await office.kase()).toEqual(before);
    expect(await office.trail()).toContain('change uebergabe F-1');
  });

  test('the button of the protocol is the confirmation', async () => {
    const office = caseload({ kase: BUSY });
    const { actions } = await office.ask('fm', 'uebergabe F-1 an Fink zum 16.11. marktnah weil er näher dran ist');
    const command = actions[0]?.command.text ?? '';
    expect(command).toBe('uebergabe F-1 an fink zum 2026-11-16 marktnah bestätigen weil er näher dran ist');
    const reply = await office.ask('fm', command);
    expect(saidIn(reply)).toBe('Übergeben an Herrn Fink, U25, zum Mo 16.11.2026 (Grund: er näher dran ist)');
    expect(await office.kase()).toMatchObject({
      manager: 'fink',
      team: 'jung',
      marktnaheBetreuungen: [{ since: '2026-11-16' }],
    });
    expect(await office.text('eule', 'fall F-1')).toContain('F-1');
  });

  test('in English', async () => {
    const office = caseload();
    const reply = await office.ask('fm', 'handover F-1 to Star confirm because she moves', 'en');
    expect(saidIn(reply)).toBe('Handed over to Herr Star on Fri 20 Nov 2026 (reason: she moves)');
  });

  test('around the 25th birthday it is the Überleitung as well', async () => {
    const office = caseload({ kase: YOUNG });
    const before = await office.kase();
    const reply = await office.ask('fm', 'uebergabe F-1 an Star bestätigen weil Ü25');
    expect(effectsOf(reply)).toContain('satisfied uebergang-ue25 2026-11-25');
    expect((await office.kase()).acts).toEqual([{ rule: 'uebergang-ue25', on: '2026-11-20', reason: 'Ü25' }]);
    await office.ask('fm', 'rückgängig F-1');
    expect(await office.kase()).toEqual(before);
  });

  test('years before it, it is not', async () => {
    const office = caseload({ kase: { ...YOUNG, birthDate: '2004-11-25' } });
    await office.ask('fm', 'uebergabe F-1 an Fink bestätigen');
    expect((await office.kase()).acts).toBeUndefined();
  });

  test('a Schüler who left school goes to the FM U25', async () => {
    const pupil = {
      birthDate: '2009-03-23',
      zielgruppen: [{ zielgruppe: 'Schüler' as const, since: '2024-08-12' }],
      schule: { ausbildungsreif: false, schulentlassung: '2026-07-08' },
    };
    const office = caseload({ kase: pupil });
    const reply = await office.ask('fm', 'uebergabe F-1 an Fink bestätigen');
    expect(effectsOf(reply)).toContain('satisfied schueler-uebergabe 2026-09-30');
  });

  test('the Betreuung near the labour market begins, goes on, or ends with a reason', async () => {
    const running = {
      kategorien: [{ kategorie: 'A' as const, since: '2026-05-04' }],
      marktnaheBetreuungen: [{ since: '2026-05-18' }],
    };
    const office = caseload({ kase: running });
    expect(await office.text('fm', 'uebergabe F-1 an Star nicht marktnah')).toContain('Das Ende ist zu begründen.');
    expect(await office.text('fm', 'uebergabe F-1 an Star marktnah')).toContain('Da steht schon eine Betreuung');
    expect(await office.text('fm', 'uebergabe F-1 an Star bestätigen')).toContain(
      'Die Betreuung als arbeitsmarktnaher Fall läuft weiter.',
    );
    await office.ask('fm', 'rückgängig F-1');
    await office.ask('fm', 'uebergabe F-1 an Star nicht mehr marktnah bestätigen weil keine Stelle in Sicht ist');
    expect(await office.kase()).toMatchObject({
      manager: 'star',
      marktnaheBetreuungen: [{ since: '2026-05-18', until: '2026-11-20' }],
      acts: [{ rule: 'einzelfallpruefung-a', outcome: 'beenden', reason: 'keine Stelle in Sicht ist' }],
    });
  });

  test('a deputy and the lead may, a colleague may not', async () => {
    const deputies = [{ of: 'fm', deputy: 'star', from: '2026-11-16', until: '2026-11-20' }];
    expect(await caseload({ deputies }).text('star', 'uebergabe F-1 an Fink bestätigen')).toContain('Eingetragen');
    const office = caseload();
    expect(await office.text('star', 'uebergabe F-1 an Fink bestätigen')).toContain('Kein Fall gefunden');
    const told = await office.text('lead', 'uebergabe F-1 an Herr Star bestätigen');
    expect(told).toContain('→ Fristen: fristen F-1');
    expect(told).not.toContain('Sie sehen den Fall ab jetzt nicht mehr');
  });

  test('a case without a manager gets one', async () => {
    const office = caseload({ cases: [{ ...caseF1(), manager: undefined }] });
    expect(await office.text('lead', 'uebergabe F-1 protokoll')).toContain('Zuständig: niemand eingetragen');
    await office.ask('lead', 'uebergabe F-1 an Amsel bestätigen');
    expect((await office.kase()).manager).toBe('fm');
  });

  test.each([
    ['uebergabe F-1', 'An wen: fehlt noch: wer im Fallmanagement ist, außer Frau Amsel (jetzt zuständig)'],
    ['uebergabe F-1 an Frau Amsel', 'Diesen Teil habe ich nicht verstanden: „an Frau Amsel“'],
    ['uebergabe F-1 an Herr Specht', 'Diesen Teil habe ich nicht verstanden: „an Herr Specht“'],
    ['uebergabe F-1 an Star zum 1.12. bestätigen', 'Di 01.12.2026 liegt in der Zukunft. Vormerken: wiedervorlage F-1'],
    ['uebergabe F-1 an Star zum 6.1.2020 bestätigen', 'vor dem Beginn'],
  ])('"%s": %s', async (line, why) => {
    const office = caseload();
    expect(await office.text('fm', line)).toContain(why);
    expect((await office.kase()).manager).toBe('fm');
  });

  test('as a form: without the confirmation it shows the protocol', async () => {
    const office = caseload({ kase: BUSY });
    const form = await office.form('fm', 'uebergabe F-1');
    const values = { to: 'star', on: '', marktnah: '', reason: '' };
    expect(await office.submit('fm', form, { ...values, confirm: 'no' })).toContain('Noch nicht übergeben.');
    expect((await office.kase()).manager).toBe('fm');
    expect(await office.submit('fm', form, { ...values, confirm: 'yes' })).toContain('Zuständig ist jetzt Herr Star.');
    expect((await office.kase()).manager).toBe('star');
    expect(await office.submit('fm', form, { ...values, confirm: 'yes' })).toContain('Kein Fall gefunden');
  });
});
