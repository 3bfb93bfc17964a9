import type { Choice, Fields } from '../../src/bot/fields.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Massnahme } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import { withByDate } from '../writing/by-date.ts';
import { type CaseEdit, type Variant, variant } from '../writing/spec.ts';
import { doneField } from './fields.ts';
import { massnahmeChoices } from './participations.ts';
import { say } from './say.ts';

export type Consent = NonNullable<Case['consents']>[number];

/** Words for the form of a consent, as typed. */
export const FORM_WORDS: Readonly<Record<Consent['form'], readonly string[]>> = {
  schriftlich: ['unterschrieben', 'written', 'in writing', 'signed'],
  mündlich: ['telefonisch', 'oral', 'orally', 'spoken', 'by word of mouth'],
};

const DECLINED = 'abgelehnt';

const ANSWERS: readonly Choice[] = [
  { value: 'schriftlich', label: { de: 'schriftlich', en: 'in writing' }, words: FORM_WORDS.schriftlich },
  { value: 'mündlich', label: { de: 'mündlich', en: 'by word of mouth' }, words: FORM_WORDS.mündlich },
  {
    value: DECLINED,
    label: { de: 'abgelehnt', en: 'declined' },
    words: ['lehnt ab', 'nein', 'verweigert', 'refused', 'no'],
  },
];

const FORM: Readonly<Record<Consent['form'], Text>> = {
  schriftlich: { de: 'schriftlich', en: 'written' },
  mündlich: { de: 'mündlich', en: 'oral' },
};

/** "schriftlich am Fr 20.11.2026", "abgelehnt am …". */
export const consentText = ({ form, givenOn, declined }: Consent): Text =>
  say(
    (day) => `${declined === true ? 'abgelehnt' : FORM[form].de} am ${day(givenOn)}`,
    (day) => `${declined === true ? 'declined' : FORM[form].en} on ${day(givenOn)}`,
  );

/** What a person says to one Maßnahme, of those given; a choice is not asked for where there is only one. */
export const massnahmeConsent = (
  rowsOf: (edit: CaseEdit) => readonly Massnahme[],
  verb: NonNullable<Variant['verb']>,
): Variant =>
  variant({
    verb,
    title: { de: 'Einwilligung in eine Maßnahme eintragen', en: 'Record the consent to a Maßnahme' },
    examples: {
      de: ['profil F-101 einwilligung Startklar schriftlich', 'profil F-101 einwilligung Startklar abgelehnt am 3.11.'],
      en: ['profile F-101 consent Startklar written', 'profile F-101 consent Startklar declined on 3 Nov'],
    },
    fields: (edit): Fields => ({
      massnahme: {
        type: 'choice',
        label: { de: 'Maßnahme', en: 'Maßnahme' },
        required: true,
        missing: { de: 'Welche? Ein Teil des Namens genügt.', en: 'Which? A part of its name is enough.' },
        choices: massnahmeChoices(rowsOf(edit)),
      },
      answer: {
        type: 'choice',
        label: { de: 'Einwilligung', en: 'Consent' },
        required: true,
        missing: { de: 'schriftlich, mündlich oder abgelehnt?', en: 'written, oral or declined?' },
        choices: ANSWERS,
      },
      on: doneField({ de: 'Erklärt am', en: 'Said on' }, edit.today),
    }),
    apply({ massnahme = '', answer, on = '' }, edit) {
      const { kase } = edit;
      const declined = answer === DECLINED;
      const consent: Consent = {
        for: 'Maßnahme',
        massnahme,
        form: answer === 'schriftlich' ? 'schriftlich' : 'mündlich',
        givenOn: on,
        ...(declined ? { declined: true } : {}),
      };
      const name = rowsOf(edit).find(({ id }) => id === massnahme)?.name ?? massnahme;
      const same = kase.consents?.find(
        (item) =>
          item.for === 'Maßnahme' &&
          item.massnahme === massnahme &&
          item.withdrawnOn === undefined &&
          item.form === consent.form &&
          (item.declined === true) === declined &&
          item.givenOn === on,
      );
      if (same !== undefined) {
        const text = consentText(same);
        return {
          refused: {
            de: `Das steht schon da: Einwilligung in „${name}“, ${text.de}.`,
            en: `That is recorded already: consent to “${name}”, ${text.en}.`,
          },
        };
      }
      const text = consentText(consent);
      return {
        kase: { ...kase, consents: withByDate(kase.consents, consent, ({ givenOn }) => givenOn) },
        said: { de: `Einwilligung in „${name}“: ${text.de}`, en: `Consent to “${name}”: ${text.en}` },
        also: [{ de: `Was jetzt passt: massnahmen ${kase.no}`, en: `What fits now: measures ${kase.no}` }],
      };
    },
  });
