import type { Case } from '../src/cases/case.ts';
import type { Text } from '../src/cases/problem.ts';
import { doneField } from './work/fields.ts';
import { say, wrong } from './work/say.ts';
import { withByDate } from './writing/by-date.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

/** What the plan is called by the law of the case: BA 3.4. */
const nameOf = ({ rechtskreis }: Case): Text => {
  if (rechtskreis === 'SGB II') return { de: 'Kooperationsplan', en: 'Kooperationsplan' };
  if (rechtskreis === 'SGB III') return { de: 'Eingliederungsvereinbarung', en: 'Eingliederungsvereinbarung' };
  return {
    de: 'Plan (Kooperationsplan oder Eingliederungsvereinbarung)',
    en: 'Plan (Kooperationsplan or Eingliederungsvereinbarung)',
  };
};

/** In X, Y and Z there is no plan (UM 4.1.3): one that is made all the same is recorded and remarked on. */
function remarks({ kategorien }: Case): readonly Text[] {
  const now = kategorien?.at(-1)?.kategorie;
  if (now !== 'X' && now !== 'Y' && now !== 'Z') return [];
  return [
    {
      de: `In Kategorie ${now} ist kein Kooperationsplan vorgesehen. Die Frist beginnt mit der Rückkehr aus ${now}.`,
      en: `In category ${now} no Kooperationsplan is due. The deadline begins with the return from ${now}.`,
    },
  ];
}

/** A new version of the plan. */
export const planVersion = variant({
  title: { de: 'Neue Fassung des Plans eintragen', en: 'Record a new version of the plan' },
  fields: ({ today }) => ({ on: doneField({ de: 'Datum dieser Fassung', en: 'Date of this version' }, today) }),
  apply({ on: given }, { kase, today }) {
    const on = given ?? today;
    const name = nameOf(kase);
    if (kase.plans?.some((plan) => plan.on === on) === true) {
      return wrong(
        'on',
        say(
          (day) => `Eine Fassung vom ${day(on)} steht schon da. Für einen anderen Tag: plan ${kase.no} am …`,
          (day) => `A version of ${day(on)} is recorded already. For another day: plan ${kase.no} on …`,
        ),
      );
    }
    const newer = kase.plans?.map((plan) => plan.on).find((other) => other > on);
    return {
      kase: { ...kase, plans: withByDate(kase.plans, { on }, (plan) => plan.on) },
      said: say(
        (day) => `${name.de} vom ${day(on)}`,
        (day) => `${name.en} of ${day(on)}`,
      ),
      also: [
        ...(newer === undefined
          ? []
          : [
              say(
                (day) => `Es gibt schon eine neuere Fassung, vom ${day(newer)}. Die Frist zählt ab der neueren.`,
                (day) => `There is a newer version already, of ${day(newer)}. The deadline counts from that one.`,
              ),
            ]),
        ...remarks(kase),
      ],
    };
  },
});

export const plan = writingCommand({
  name: 'plan',
  aliases: ['kooperationsplan', 'egv', 'eingliederungsvereinbarung'],
  summary: {
    de: 'Eine neue Fassung von Kooperationsplan oder EGV eintragen',
    en: 'Record a new version of the Kooperationsplan or EGV',
  },
  usage: { de: 'plan <Fall> [Datum]', en: 'plan <case> [date]' },
  examples: { de: ['plan F-101', 'plan F-101 am 16.11.'], en: ['plan F-101', 'plan F-101 on 16 Nov'] },
  // what is recorded is always a new version, whether somebody says so or not
  variants: [
    planVersion,
    {
      ...planVersion,
      verb: { name: { de: 'neu', en: 'new' }, words: ['neue Fassung', 'fortgeschrieben', 'new version'] },
    },
  ],
});
