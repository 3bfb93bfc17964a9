import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { entered, refused } from './working.ts';

type Grant = NonNullable<CaseInput['berufsbegleitungen']>[number];

const JOB: Partial<CaseInput> = {
  jobs: [{ id: 'b1', start: '2026-03-02', svp: true, contract: [{ from: '2026-03-02', befristet: false }] }],
  contacts: [{ on: '2026-10-05', kind: 'Gespräch', with: 'Betrieb', job: 'b1' }],
};
const grant = (more: Partial<Grant> = {}): Partial<CaseInput> => ({
  berufsbegleitungen: [{ id: 'bb1', start: '2026-03-02', end: '2026-12-31', ...more }],
});

describe('a grant of Berufsbegleitung', () => {
  test.each([
    ['berufsbegleitung F-1 neu ab 1.12. bis 30.11.2027', 'de'],
    ['berufsbegleitung F-1 new from 1 Dec until 30 Nov 2027', 'en'],
  ] as const)('"%s": its end, and the contact with the employer', async (line, language) => {
    const { kase, effects } = await entered(JOB, line, language);
    expect(kase.berufsbegleitungen).toEqual([{ id: 'bb1', job: 'b1', start: '2026-12-01', end: '2027-11-30' }]);
    expect(effects).toContain('new berufsbegleitung-ende bb1 2027-11-30');
  });

  test('that runs already brings the contact with the employer along', async () => {
    const { effects } = await entered(JOB, 'berufsbegleitung F-1 neu seit 2.11. bis 30.11.2027');
    expect(effects).toContain('new betriebskontakt b1 2027-04-05');
  });

  test('needs a start; needs no end', async () => {
    expect(await refused({}, 'berufsbegleitung F-1 neu bis 30.11.2027')).toContain('Beginn: fehlt noch');
    expect((await entered({}, 'berufsbegleitung F-1 neu ab 1.12.')).effects).toEqual([
      'missing berufsbegleitung-ende bb1',
    ]);
  });

  test('extended: a new entry follows on', async () => {
    for (const line of [
      'ergebnis verlängert bis 31.12.2027',
      'verlängert bis 31.12.',
      'outcome extended until 31 Dec 2027',
    ]) {
      const { kase, effects } = await entered(grant(), `berufsbegleitung F-1 ${line}`);
      expect(kase.berufsbegleitungen).toEqual([
        { id: 'bb1', start: '2026-03-02', end: '2026-12-31', outcome: { kind: 'verlängert', on: '2026-11-20' } },
        { id: 'bb2', start: '2027-01-01', end: '2027-12-31' },
      ]);
      expect(effects).toEqual([
        'satisfied berufsbegleitung-ende bb1 2026-12-31',
        'new berufsbegleitung-ende bb2 2027-12-31',
      ]);
    }
  });

  test('endet; and where an outcome stands it is not overwritten', async () => {
    const { kase } = await entered(grant(), 'berufsbegleitung F-1 ergebnis endet am 16.11.');
    expect(kase.berufsbegleitungen?.[0]?.outcome).toEqual({ kind: 'endet', on: '2026-11-16' });
    const settled = grant({ outcome: { kind: 'verlängert', on: '2026-11-12' } });
    expect(await refused(settled, 'berufsbegleitung F-1 ergebnis endet')).toContain('Da steht schon');
    expect(await refused(grant(), 'berufsbegleitung F-1 ergebnis beantragt')).toContain('beantragt');
  });

  test('an end that was unknown', async () => {
    const open: Partial<CaseInput> = { berufsbegleitungen: [{ id: 'bb1', start: '2026-03-02' }] };
    expect((await entered(open, 'berufsbegleitung F-1 ende 31.03.2027')).effects).toEqual([
      'new berufsbegleitung-ende bb1 2027-03-31',
    ]);
  });

  test('none yet, or one in the same days already: refused with what to do', async () => {
    expect(await refused({}, 'berufsbegleitung F-1 ergebnis endet')).toContain(
      'Zuerst zum Beispiel: berufsbegleitung F-1 neu ab 1.12.',
    );
    expect(await refused(grant(), 'berufsbegleitung F-1 neu ab 1.12. bis 30.11.2027')).toContain(
      'berufsbegleitung F-1 ergebnis bb1 verlängert bis',
    );
  });
});
