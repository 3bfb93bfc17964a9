import type { Fields } from '../src/bot/fields.ts';
import { choicesOf } from '../src/bot/fields.ts';
import type { Case } from '../src/cases/case.ts';
import type { Text } from '../src/cases/problem.ts';
import { CONSENT_FORMS } from '../src/cases/values.ts';
import { type Consent, consentText, FORM_WORDS, massnahmeConsent } from './work/consent-massnahme.ts';
import { doneField } from './work/fields.ts';
import { jobLabel } from './work/jobs.ts';
import { say, wrong } from './work/say.ts';
import { withByDate } from './writing/by-date.ts';
import { type CaseEdit, variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

/** Given to Nachbetreuung, and not withdrawn: what was said to a Maßnahme is another matter. */
const stands = (item: Consent): boolean =>
  item.for === 'Nachbetreuung' && item.declined !== true && item.withdrawnOn === undefined;

/** What stands for every job in the choice. */
const EVERY = '-';

/** Asks for which job a consent is; without an answer it is for every one. */
function jobField({ kase, today }: CaseEdit): Fields {
  const jobs = (kase.jobs ?? []).filter((job) => job.endedOn === undefined || job.endedOn >= today);
  if (jobs.length === 0) return {};
  return {
    job: {
      type: 'choice',
      label: { de: 'Für welche Beschäftigung', en: 'For which job' },
      lead: ['für', 'bei', 'for'],
      initial: EVERY,
      choices: [
        { value: EVERY, label: { de: 'jede', en: 'every one' }, words: ['alle', 'all'] },
        ...jobs.map((job) => ({ value: job.id, label: jobLabel(job, today) })),
      ],
    },
  };
}

/** "schriftlich am …, für b1", "in „Startklar“, mündlich am …" */
function labelOf(consent: Consent, { context }: Pick<CaseEdit, 'context'>): Text {
  const { de, en } = consentText(consent);
  const { job, massnahme } = consent;
  if (consent.for === 'Maßnahme') {
    const name = context.office.massnahmen?.find(({ id }) => id === massnahme)?.name ?? massnahme ?? '';
    return { de: `in „${name}“, ${de}`, en: `to “${name}”, ${en}` };
  }
  return job === undefined ? { de, en } : { de: `${de}, für ${job}`, en: `${en}, for ${job}` };
}

const given = variant({
  verb: {
    name: { de: 'nachbetreuung', en: 'after-care' },
    words: ['erteilt', 'gegeben', 'given', 'neu', 'new'],
    answers: ['schriftlich', 'mündlich', 'written', 'oral'],
  },
  title: { de: 'Einwilligung in die Nachbetreuung eintragen', en: 'Record the consent to after-care' },
  fields: (edit): Fields => ({
    form: {
      type: 'choice',
      label: { de: 'Form', en: 'Form' },
      required: true,
      missing: { de: 'schriftlich oder mündlich?', en: 'written or oral?' },
      choices: choicesOf(CONSENT_FORMS, FORM_WORDS),
    },
    on: doneField({ de: 'Gegeben am', en: 'Given on' }, edit.today),
    ...jobField(edit),
  }),
  apply({ form, on = '', job }, edit) {
    const { kase } = edit;
    const consent: Consent = {
      for: 'Nachbetreuung',
      ...(job === undefined || job === EVERY ? {} : { job }),
      form: form as Consent['form'],
      givenOn: on,
    };
    const same = kase.consents?.find((item) => stands(item) && item.form === consent.form && item.job === consent.job);
    if (same !== undefined) {
      const label = labelOf(same, edit);
      return {
        refused: {
          de: `Die Einwilligung liegt schon vor: ${label.de}. Wenn der Eintrag falsch ist: rueckgaengig ${kase.no}`,
          en: `The consent is there already: ${label.en}. If the entry is wrong: undo ${kase.no}`,
        },
      };
    }
    const label = labelOf(consent, edit);
    return {
      kase: { ...kase, consents: withByDate(kase.consents, consent, ({ givenOn }) => givenOn) },
      said: { de: `Einwilligung in die Nachbetreuung, ${label.de}`, en: `Consent to after-care, ${label.en}` },
      also:
        form === 'schriftlich' || kase.consents?.some((item) => stands(item) && item.form === 'schriftlich') === true
          ? []
          : [
              {
                de: 'Nur eine schriftliche Einwilligung genügt. Bis dahin entstehen keine Termine.',
                en: 'Only a written consent is enough. Until then there are no dates.',
              },
            ],
    };
  },
});

/** Consents that stand, to whatever, each with its place in the list: they have no ids. */
const standing = ({ consents }: Case) =>
  (consents ?? []).flatMap((consent, index) =>
    consent.withdrawnOn === undefined && consent.declined !== true ? [{ key: `${index + 1}`, consent }] : [],
  );

const withdrawn = variant({
  verb: {
    name: { de: 'widerruf', en: 'withdrawn' },
    words: ['widerrufen', 'widerruft', 'zurückgezogen', 'withdraw', 'revoked', 'withdrawal'],
  },
  title: { de: 'Widerruf der Einwilligung eintragen', en: 'Record that the consent is withdrawn' },
  pointless: ({ kase }) =>
    standing(kase).length > 0
      ? undefined
      : {
          de: 'In diesem Fall liegt keine Einwilligung vor, die widerrufen werden kann.',
          en: 'In this case there is no consent that can be withdrawn.',
        },
  fields: (edit): Fields => {
    const { kase, today } = edit;
    const open = standing(kase);
    return {
      on: doneField({ de: 'Widerrufen am', en: 'Withdrawn on' }, today),
      ...(open.length < 2
        ? {}
        : {
            which: {
              type: 'choice',
              label: { de: 'Welche Einwilligung', en: 'Which consent' },
              initial: 'all',
              choices: [
                { value: 'all', label: { de: 'alle', en: 'all' }, words: ['jede', 'every'] },
                ...open.map(({ key, consent }) => {
                  // the form is no name for it: "widerruf schriftlich" says how it was withdrawn
                  const label = labelOf(consent, edit);
                  return { value: key, label: { de: `Einwilligung ${label.de}`, en: `consent, ${label.en}` } };
                }),
              ],
            },
          }),
    };
  },
  apply({ on = '', which }, edit) {
    const { kase } = edit;
    const meant = standing(kase).filter(({ key }) => which === undefined || which === 'all' || which === key);
    // what was given after that day still stands
    const taken = meant.filter(({ consent }) => consent.givenOn <= on);
    const [first] = meant;
    if (first !== undefined && taken.length === 0) {
      return wrong(
        'on',
        say(
          (day) => `Die Einwilligung wurde erst am ${day(first.consent.givenOn)} gegeben.`,
          (day) => `The consent was given on ${day(first.consent.givenOn)} only.`,
        ),
      );
    }
    const keys = new Set(taken.map(({ key }) => key));
    const consents = (kase.consents ?? []).map((consent, index) =>
      keys.has(`${index + 1}`) ? { ...consent, withdrawnOn: on } : consent,
    );
    const labels = taken.map(({ consent }) => labelOf(consent, edit));
    return {
      kase: { ...kase, consents },
      said: say(
        (day) => `Einwilligung widerrufen am ${day(on)} (${labels.map((label) => label.de).join('; ')})`,
        (day) => `Consent withdrawn on ${day(on)} (${labels.map((label) => label.en).join('; ')})`,
      ),
    };
  },
});

const toMassnahme = massnahmeConsent(({ context }) => context.office.massnahmen ?? [], {
  name: { de: 'maßnahme', en: 'measure' },
  words: ['teilnahme', 'participation'],
});

export const einwilligung = writingCommand({
  name: 'einwilligung',
  aliases: ['consent'],
  summary: {
    de: 'Die Einwilligung in die Nachbetreuung oder in eine Maßnahme eintragen, oder ihren Widerruf',
    en: 'Record the consent to after-care or to a Maßnahme, or that it is withdrawn',
  },
  usage: {
    de: 'einwilligung <Fall> nachbetreuung | maßnahme <Name> | widerruf …',
    en: 'consent <case> after-care | measure <name> | withdrawn …',
  },
  examples: {
    de: [
      'einwilligung F-101 nachbetreuung schriftlich',
      'einwilligung F-101 maßnahme Startklar schriftlich',
      'einwilligung F-109 widerruf am 15.11.',
    ],
    en: [
      'consent F-101 after-care written',
      'consent F-101 measure Startklar written',
      'consent F-109 withdrawn on 15 Nov',
    ],
  },
  variants: [given, toMassnahme, withdrawn],
});
