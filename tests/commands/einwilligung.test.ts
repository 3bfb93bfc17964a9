import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { entered, refused } from './working.ts';

type Consent = NonNullable<CaseInput['consents']>[number];

const JOB: Partial<CaseInput> = {
  jobs: [{ id: 'b1', start: '2026-10-05', svp: true, contract: [{ from: '2026-10-05', befristet: false }] }],
};
const written = (more: Partial<Consent> = {}): Consent => ({
  for: 'Nachbetreuung',
  form: 'schriftlich',
  givenOn: '2026-10-05',
  ...more,
});

describe('a consent to after-care', () => {
  test.each([
    ['einwilligung F-1 nachbetreuung schriftlich', 'de', '2026-11-20'],
    ['einwilligung F-1 schriftlich am 5.10.', 'de', '2026-10-05'],
    ['Einwilligung F-1 am 5.10. schriftlich erteilt', 'de', '2026-10-05'],
    ['consent F-1 after-care written on 5 Oct', 'en', '2026-10-05'],
  ] as const)('"%s"', async (line, language, givenOn) => {
    const { kase, effects } = await entered(JOB, line, language);
    expect(kase.consents).toEqual([{ for: 'Nachbetreuung', form: 'schriftlich', givenOn }]);
    expect(effects).toEqual([
      'new nachbetreuung b1/2 2026-12-05',
      'new nachbetreuung b1/4 2027-02-05',
      'new nachbetreuung b1/6 2027-04-05',
    ]);
  });

  test('that was only spoken: recorded, but it is not enough', async () => {
    const { kase, effects, text } = await entered(JOB, 'einwilligung F-1 mündlich');
    expect(kase.consents?.[0]?.form).toBe('mündlich');
    expect(effects).toEqual([]);
    expect(text).toContain('Nur eine schriftliche Einwilligung genügt.');
    const both = { ...JOB, consents: [written({ form: 'mündlich' })] };
    expect((await entered(both, 'einwilligung F-1 schriftlich')).effects).toHaveLength(3);
  });

  test('for one job only', async () => {
    const { kase, said } = await entered(JOB, 'einwilligung F-1 nachbetreuung schriftlich für b1');
    expect(kase.consents?.[0]?.job).toBe('b1');
    expect(said).toBe('Einwilligung in die Nachbetreuung, schriftlich am Fr 20.11.2026, für b1');
  });

  test('an older one stands where it belongs', async () => {
    const { kase } = await entered({ consents: [written()] }, 'einwilligung F-1 mündlich am 1.9.');
    expect(kase.consents?.map(({ givenOn }) => givenOn)).toEqual(['2026-09-01', '2026-10-05']);
  });

  test('is another one than that to a Maßnahme, and than a refusal', async () => {
    for (const other of [{ for: 'Maßnahme', massnahme: 'E07' }, { declined: true }] satisfies Partial<Consent>[]) {
      const { kase } = await entered({ ...JOB, consents: [written(other)] }, 'einwilligung F-1 schriftlich');
      expect(kase.consents).toHaveLength(2);
    }
  });

  test('asks for the form; refuses the same again and the future', async () => {
    expect(await refused(JOB, 'einwilligung F-1 nachbetreuung')).toContain('Form: schriftlich oder mündlich?');
    expect(await refused({ consents: [written()] }, 'einwilligung F-1 schriftlich')).toContain(
      'Die Einwilligung liegt schon vor: schriftlich am Mo 05.10.2026.',
    );
    expect(await refused(JOB, 'einwilligung F-1 schriftlich am 15.12.')).toContain('liegt in der Zukunft');
  });
});

describe('a withdrawal', () => {
  const given = { ...JOB, consents: [written()] };

  test.each([
    ['einwilligung F-1 widerruf', 'de', '2026-11-20'],
    ['einwilligung F-1 am 13.11. widerrufen', 'de', '2026-11-13'],
    ['consent F-1 withdrawn on 13 Nov', 'en', '2026-11-13'],
  ] as const)('"%s": the dates are gone', async (line, language, day) => {
    const { kase, effects } = await entered(given, line, language);
    expect(kase.consents).toEqual([written({ withdrawnOn: day })]);
    expect(effects).toEqual([
      'gone nachbetreuung b1/2 2026-12-05',
      'gone nachbetreuung b1/4 2027-02-05',
      'gone nachbetreuung b1/6 2027-04-05',
    ]);
  });

  test('of several: all that stood on that day, or the one that is named', async () => {
    const several = {
      consents: [
        written({ form: 'mündlich', givenOn: '2026-09-01' }),
        written(),
        written({ givenOn: '2026-11-16', job: 'b1' }),
      ],
      ...JOB,
    };
    const withdrawn = async (line: string) =>
      (await entered(several, line)).kase.consents?.map(({ withdrawnOn }) => withdrawnOn);
    expect(await withdrawn('einwilligung F-1 widerruf am 13.11.')).toEqual(['2026-11-13', '2026-11-13', undefined]);
    expect(await withdrawn('einwilligung F-1 widerruf 2')).toEqual([undefined, '2026-11-20', undefined]);
  });

  test('before it was given, in the future, or of none: refused', async () => {
    expect(await refused(given, 'einwilligung F-1 widerruf am 1.10.')).toContain('wurde erst am Mo 05.10.2026 gegeben');
    expect(await refused(given, 'einwilligung F-1 widerruf am 1.12.')).toContain('liegt in der Zukunft');
    expect(await refused(JOB, 'einwilligung F-1 widerruf')).toContain('liegt keine Einwilligung vor');
    expect(
      await refused({ consents: [written({ withdrawnOn: '2026-11-02' })] }, 'einwilligung F-1 widerruf'),
    ).toContain('liegt keine Einwilligung vor');
  });
});
