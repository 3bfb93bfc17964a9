import { describe, expect, it } from 'vitest';
import { fitOf } from '../fit.ts';

const WORK = 'beschaeftigung="svp Teilzeit"';
const AUSWEIS = 'Schwerbehindertenausweis (GdB ab 50) oder Gleichstellung';

describe('Berufsbegleitung', () => {
  const result = (line: string) => fitOf('berufsbegleitung', line);
  const base = `inbeq=beendet ${WORK} hilfe-am-arbeitsplatz=ja`;

  it('fits with a degree of disability from 50 on', () => {
    expect(result(`${base} gdb=50 reha-traeger=BA`).verdict).toBe('fits');
    expect(result(`${base} gdb=40 gleichstellung=nein reha-traeger=BA`).verdict).toBe('excluded');
  });

  it('fits with equal status below 50', () => {
    expect(result(`${base} gdb=30 gleichstellung=ja reha-traeger=BA`).verdict).toBe('fits');
  });

  it.each(['Unfallversicherung', 'Kriegsopferfürsorge'])('needs neither where %s pays', (traeger) => {
    expect(result(`${base} gdb=keiner gleichstellung=nein reha-traeger=${traeger}`).verdict).toBe('fits');
  });

  it('says that the pass is missing yet: it can be applied for', () => {
    const { failed } = result(`${base} gdb=40 gleichstellung=nein reha-traeger=BA`);
    expect(failed).toHaveLength(1);
    expect(failed[0]).toContain(AUSWEIS);
  });

  it('takes a Befristung alone as a reason', () => {
    expect(result(`inbeq=beendet ${WORK} gdb=60 hilfe-am-arbeitsplatz=nein vertrag-befristet=ja`).verdict).toBe('fits');
    expect(result(`inbeq=beendet ${WORK} gdb=60 hilfe-am-arbeitsplatz=nein vertrag-befristet=nein`).verdict).toBe(
      'excluded',
    );
  });

  it('can be prepared while the InbeQ runs, once the contract is signed', () => {
    const running = 'inbeq=läuft beschaeftigung=keine gdb=50 hilfe-am-arbeitsplatz=ja';
    expect(result(`${running} arbeitsvertrag=ja`).verdict).toBe('fits');
    expect(result(`${running} arbeitsvertrag=nein`).verdict).toBe('excluded');
    expect(result(running).questions).toEqual(['Ist ein svp. Arbeitsvertrag geschlossen?']);
  });

  it('does not fit without an InbeQ before', () => {
    expect(result(`inbeq=keine ${WORK} gdb=50 hilfe-am-arbeitsplatz=ja`).verdict).toBe('excluded');
  });

  it('asks for pass, equal status and provider while all is open', () => {
    expect(result(base).questions).toEqual([
      'Ist ein Grad der Behinderung festgestellt, und welcher?',
      'Ist die Person schwerbehinderten Menschen gleichgestellt?',
      'Wer ist der Reha-Träger?',
    ]);
  });
});

describe('Arbeitsplatzsicherung', () => {
  const result = (line: string) => fitOf('arbeitsplatzsicherung', line);

  it('fits a recognised disabled person in work, with or without an InbeQ', () => {
    expect(result(`${WORK} gdb=50 hilfe-am-arbeitsplatz=ja`).verdict).toBe('fits');
    expect(result(`inbeq=keine ${WORK} gleichstellung=ja vertrag-befristet=ja`).verdict).toBe('fits');
  });

  it('is paid by the Integrationsamt alone: no other provider stands in for the pass', () => {
    expect(
      result(`${WORK} gdb=20 gleichstellung=nein reha-traeger=Unfallversicherung hilfe-am-arbeitsplatz=ja`).verdict,
    ).toBe('excluded');
  });
});

describe('Nachbetreuung durch den IFD', () => {
  const result = (line: string) => fitOf('nachbetreuung', line);
  const base = `inbeq=beendet ${WORK} reha=ja reha-traeger=BA`;

  it('fits without a pass in the first six months of the job', () => {
    expect(result(`${base} arbeitsaufnahme=2 gdb=keiner gleichstellung=nein`).verdict).toBe('fits');
    expect(result(`${base} arbeitsaufnahme=5`).verdict).toBe('fits');
    expect(result(`${base} arbeitsaufnahme=6`).verdict).toBe('excluded');
  });

  it('ends with the Rehabilitandenstatus', () => {
    expect(result(`inbeq=beendet ${WORK} reha=nein reha-traeger=BA arbeitsaufnahme=3`).verdict).toBe('excluded');
    expect(result(`inbeq=beendet ${WORK} reha-traeger=BA arbeitsaufnahme=3`).questions).toEqual([
      'Ist die Person Rehabilitandin oder Rehabilitand (LTA)?',
    ]);
  });

  it('is paid by BA or pension insurance', () => {
    const line = `inbeq=beendet ${WORK} reha=ja arbeitsaufnahme=3`;
    expect(result(`${line} reha-traeger=Rentenversicherung`).verdict).toBe('fits');
    expect(result(`${line} reha-traeger=Unfallversicherung`).verdict).toBe('excluded');
  });

  it('follows an InbeQ that is over', () => {
    expect(result(`inbeq=läuft ${WORK} reha=ja reha-traeger=BA arbeitsaufnahme=1`).verdict).toBe('excluded');
  });
});

describe('money for the firm', () => {
  it('EGZ follows an InbeQ, once there is a contract', () => {
    expect(fitOf('egz-inbeq', `inbeq=beendet ${WORK}`).verdict).toBe('fits');
    expect(fitOf('egz-inbeq', 'inbeq=läuft beschaeftigung=keine arbeitsvertrag=nein').verdict).toBe('excluded');
    expect(fitOf('egz-inbeq', `inbeq=keine ${WORK}`).verdict).toBe('excluded');
  });

  it('BSZ needs pass or equal status', () => {
    expect(fitOf('bsz', `inbeq=beendet ${WORK} gdb=50`).verdict).toBe('fits');
    expect(fitOf('bsz', `inbeq=beendet ${WORK} gdb=40 gleichstellung=nein`).verdict).toBe('excluded');
  });

  it('BSZ comes after an EGZ, after an InbeQ also without one', () => {
    expect(fitOf('bsz', `inbeq=keine ${WORK} gdb=50 egz-gezahlt=ja`).verdict).toBe('fits');
    expect(fitOf('bsz', `inbeq=keine ${WORK} gdb=50 egz-gezahlt=nein`)).toMatchObject({
      verdict: 'unclear',
      failed: [],
    });
  });

  it('equipment is for a workplace that lacks it', () => {
    expect(fitOf('ausstattung', `${WORK} arbeitshilfe-fehlt=ja`).verdict).toBe('fits');
    expect(fitOf('ausstattung', `${WORK} arbeitshilfe-fehlt=nein`).verdict).toBe('excluded');
    expect(fitOf('ausstattung', WORK).questions).toEqual([
      'Fehlt am Arbeitsplatz Ausstattung oder eine technische Arbeitshilfe?',
    ]);
  });
});

describe('Jobcoaching', () => {
  const result = (line: string) => fitOf('jobcoaching', line);
  const agreed = 'jobcoaching-abgestimmt=ja';

  it('fits in a job where more help is needed', () => {
    expect(result(`${WORK} mehr-hilfe-am-arbeitsplatz=ja ${agreed}`).verdict).toBe('fits');
  });

  it('fits in a running InbeQ whose qualification is not finished', () => {
    expect(
      result(`inbeq=läuft beschaeftigung=keine hemmnisse="qualifizierung nicht abgeschlossen" ${agreed}`).verdict,
    ).toBe('fits');
  });

  it('is not there yet while nobody has agreed on it', () => {
    expect(result(`${WORK} mehr-hilfe-am-arbeitsplatz=ja jobcoaching-abgestimmt=nein`).verdict).toBe('excluded');
  });

  it('does not fit without a job, nor without a reason', () => {
    expect(result(`inbeq=beendet beschaeftigung=keine mehr-hilfe-am-arbeitsplatz=ja ${agreed}`).verdict).toBe(
      'excluded',
    );
    expect(result(`${WORK} mehr-hilfe-am-arbeitsplatz=nein hemmnisse=keine ${agreed}`).verdict).toBe('excluded');
  });
});
