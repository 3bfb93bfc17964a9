import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fields, of } from './profile-kit.ts';

type Consent = NonNullable<Fields['consents']>[number];

const said = (givenOn: string, more: Partial<Consent> = {}): Consent => ({
  for: 'Maßnahme',
  massnahme: 'm-1',
  form: 'mündlich',
  givenOn,
  ...more,
});
const consent = (...consents: readonly Consent[]) => of({ consents: [...consents] }).consent('m-1');

describe('consent to a Maßnahme', () => {
  test('holds from its day on, for this Maßnahme alone', () => {
    expect(consent()).toBeUndefined();
    expect(consent(said('2026-11-21'))).toBe('mündlich');
    expect(consent(said('2026-11-22'))).toBeUndefined();
    expect(consent(said('2026-11-21', { massnahme: 'm-2' }))).toBeUndefined();
    expect(consent({ for: 'Nachbetreuung', form: 'schriftlich', givenOn: '2026-01-01' })).toBeUndefined();
  });

  test('is refused where it was declined or withdrawn', () => {
    expect(consent(said('2026-11-01', { declined: true }))).toBe('abgelehnt');
    expect(consent(said('2026-11-01', { withdrawnOn: '2026-11-21' }))).toBe('abgelehnt');
    expect(consent(said('2026-11-01', { withdrawnOn: '2026-11-22' }))).toBe('mündlich');
  });

  test('the last word counts', () => {
    expect(consent(said('2026-11-01'), said('2026-11-05', { declined: true }))).toBe('abgelehnt');
    expect(consent(said('2026-11-01', { declined: true }), said('2026-11-05'))).toBe('mündlich');
    const withdrawn = said('2026-11-01', { form: 'schriftlich', withdrawnOn: '2026-11-10' });
    expect(consent(withdrawn, said('2026-11-12'))).toBe('mündlich');
    expect(consent(withdrawn, said('2026-11-05'))).toBe('abgelehnt');
  });

  test('a word does not undo a signature; on the day of a refusal the refusal counts', () => {
    expect(consent(said('2026-11-01', { form: 'schriftlich' }), said('2026-11-05'))).toBe('schriftlich');
    expect(consent(said('2026-11-01'), said('2026-11-05', { form: 'schriftlich' }))).toBe('schriftlich');
    expect(consent(said('2026-11-05'), said('2026-11-05', { declined: true }))).toBe('abgelehnt');
  });

  test('does not depend on the order in the file', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
    const one = fc
      .record({
        givenOn: day,
        form: fc.constantFrom('schriftlich' as const, 'mündlich' as const),
        declined: fc.boolean(),
      })
      .chain(({ givenOn, form, declined }) =>
        fc.option(day, { nil: undefined }).map((end) => {
          const withdrawnOn = declined || end === undefined || end < givenOn ? undefined : end;
          return said(givenOn, { form, declined, ...(withdrawnOn === undefined ? {} : { withdrawnOn }) });
        }),
      );
    const twice = fc
      .array(one, { maxLength: 5 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(twice, ([list, other]) => {
        expect(consent(...other)).toBe(consent(...list));
      }),
    );
  });

  test('that is typed counts for every Maßnahme', () => {
    const kase: Fields = { consents: [said('2026-11-01', { declined: true })] };
    expect(of(kase, 'einwilligung=schriftlich').consent('m-1')).toBe('schriftlich');
    expect(of(kase, 'einwilligung=?').consent('m-1')).toBeUndefined();
    expect(of(undefined, 'einwilligung=nein').consent('xyz')).toBe('abgelehnt');
    expect(of(kase).origin('einwilligung')?.de).toBe('Einwilligungen im Fall');
  });
});
