import { capital } from '../src/bot/words.ts';
import type { Case } from '../src/cases/case.ts';
import type { Text } from '../src/cases/problem.ts';
import { changeField, standsAlready } from './work/fields.ts';
import { say, wrong } from './work/say.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

type Schule = NonNullable<Case['schule']>;

const LEAVING = ['entlassung', 'schulentlassung', 'schulende', 'abgang', 'leaving', 'leaves', 'leaves school'];

const leftOn = (on: string): Text =>
  say(
    (day) => `Schulentlassung am ${day(on)}`,
    (day) => `leaves school on ${day(on)}`,
  );
const leftIn = (year: number): Text => ({ de: `Schulentlassung ${year}`, en: `leaves school in ${year}` });
const ready = (reif: boolean): Text => ({
  de: reif ? 'ausbildungsreif' : 'nicht ausbildungsreif',
  en: reif ? 'ready for an apprenticeship' : 'not ready for an apprenticeship',
});

/** What is on file about leaving school. */
function leaving({ schulentlassung, entlassjahr }: Schule): Text | undefined {
  if (schulentlassung !== undefined) return leftOn(schulentlassung);
  return entlassjahr === undefined ? undefined : leftIn(entlassjahr);
}

type Leaving = Pick<Schule, 'schulentlassung' | 'entlassjahr'>;

/** Whether what is said about leaving school is on file already, adds to it, or says something else. */
function against({ schulentlassung: day, entlassjahr: year }: Schule, given: Leaving): 'known' | 'adds' | 'other' {
  const nothing = day === undefined && year === undefined;
  if (given.schulentlassung !== undefined) {
    if (day === given.schulentlassung) return 'known';
    const inYear = day === undefined && given.schulentlassung.startsWith(`${year}`);
    return nothing || inYear ? 'adds' : 'other';
  }
  if (year === given.entlassjahr || day?.startsWith(`${given.entlassjahr}`) === true) return 'known';
  return nothing ? 'adds' : 'other';
}

const joined = (parts: readonly Text[]): Text => ({
  de: parts.map(({ de }) => de).join(', '),
  en: parts.map(({ en }) => en).join(', '),
});
const sentence = ({ de, en }: Text): Text => ({ de: capital(de), en: capital(en) });

const school = variant({
  title: { de: 'Schule eintragen', en: 'Record school' },
  fields({ kase }) {
    const now = leaving(kase.schule ?? {});
    const reif = kase.schule?.ausbildungsreif;
    const before = (text: Text | undefined) =>
      text === undefined ? {} : { hint: { de: `bisher: ${text.de}`, en: `before: ${text.en}` } };
    return {
      left: {
        type: 'date',
        label: { de: 'Schulentlassung', en: 'Leaves school on' },
        lead: [...LEAVING, 'entlassung am', 'entlassung zum', 'am', 'zum'],
        ...before(now),
      },
      year: {
        type: 'number',
        label: { de: 'oder nur das Jahr', en: 'or the year only' },
        min: 1990,
        max: 2199,
        lead: [...LEAVING, 'entlassjahr', 'entlassung im jahr', 'jahr', 'year', 'leaving in', 'leaves in'],
        leadOnly: true,
      },
      reif: {
        type: 'yes-no',
        label: { de: 'Ausbildungsreif', en: 'Ready for an apprenticeship' },
        yes: ['reif', 'reif ja', 'ausbildungsreif', 'ausbildungsreif ja', 'ready', 'ready yes'],
        no: [
          ...['nicht reif', 'noch nicht reif', 'nicht ausbildungsreif', 'noch nicht ausbildungsreif'],
          ...['reif nein', 'ausbildungsreif nein', 'not ready', 'ready no'],
        ],
        ...before(reif === undefined ? undefined : ready(reif)),
      },
      ...changeField(now !== undefined),
    };
  },
  apply({ left, year: typed, reif, ...others }, { kase }) {
    const { schule = {} } = kase;
    const change = 'change' in others && others['change'] === 'yes';
    const year = typed === undefined ? undefined : Number(typed);
    if (left === undefined && year === undefined && reif === undefined) {
      return wrong('left', {
        de: `fehlt noch, zum Beispiel: schule ${kase.no} entlassung 30.06.2027 oder schule ${kase.no} reif ja`,
        en: `missing, for example: school ${kase.no} leaving 30 June 2027 or school ${kase.no} ready yes`,
      });
    }
    if (left !== undefined && year !== undefined && !left.startsWith(`${year}`))
      return wrong('year', { de: 'passt nicht zum Tag', en: 'does not fit the day' });
    const given: Leaving | undefined =
      left !== undefined ? { schulentlassung: left } : year === undefined ? undefined : { entlassjahr: year };
    const stands = leaving(schule);
    const news = given === undefined ? 'known' : against(schule, given);
    if (news === 'other' && !change && stands !== undefined)
      return wrong(left === undefined ? 'year' : 'left', standsAlready(stands));
    const { schulentlassung: _day, entlassjahr: _year, ...rest } = schule;
    const next: Schule = {
      ...(news === 'known' ? schule : { ...rest, ...given }),
      ...(reif === undefined ? {} : { ausbildungsreif: reif === 'yes' }),
    };
    const when = leaving(given ?? {});
    const was = schule.ausbildungsreif;
    const told = sentence(
      joined([...(when === undefined ? [] : [when]), ...(reif === undefined ? [] : [ready(reif === 'yes')])]),
    );
    const before = [
      ...(news === 'known' || stands === undefined ? [] : [stands]),
      ...(reif === undefined || was === undefined || was === (reif === 'yes') ? [] : [ready(was)]),
    ];
    const old = before.length === 0 ? undefined : joined(before);
    return {
      kase: { ...kase, schule: next },
      said: old === undefined ? told : { de: `${told.de} (bisher: ${old.de})`, en: `${told.en} (before: ${old.en})` },
    };
  },
});

export const schule = writingCommand({
  name: 'schule',
  aliases: ['schulentlassung', 'school'],
  summary: {
    de: 'Schulentlassung und Ausbildungsreife eintragen (U25)',
    en: 'Record leaving school and readiness for an apprenticeship (U25)',
  },
  usage: {
    de: 'schule <Fall> entlassung <Datum> | reif ja | reif nein',
    en: 'school <case> leaving <date> | ready yes | ready no',
  },
  examples: {
    de: ['schule F-202 entlassung 30.06.2027', 'schule F-202 entlassung 2027', 'schule F-202 reif nein'],
    en: ['school F-202 leaving 30 June 2027', 'school F-202 leaving 2027', 'school F-202 ready no'],
  },
  variants: [school],
});
