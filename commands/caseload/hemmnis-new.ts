import type { Choice } from '../../src/bot/fields.ts';
import { matchLine } from '../../src/bot/match-line.ts';
import { fold } from '../../src/calendar/fold.ts';
import type { Case, Hemmnis } from '../../src/cases/case.ts';
import { findSubKind } from '../../src/cases/hemmnis-catalogue.ts';
import type { Text } from '../../src/cases/problem.ts';
import { handlungsbedarfName, subKindName } from '../hemmnis-words.ts';
import { say, wrong } from '../work/say.ts';
import { nextId } from '../writing/next-id.ts';
import { type CaseEdit, type Edited, type Variant, variant } from '../writing/spec.ts';
import { sinceField } from './fields.ts';
import {
  allNeeds,
  needChoices,
  needOfStrategy,
  ownStrategies,
  strategyChoices,
  strategyFits,
  subChoices,
} from './hemmnis-choices.ts';

/** Said for the strategy where none is decided on yet: the list keeps asking for it. */
const LATER = 'offen';
const LATER_CHOICE: Choice = {
  value: LATER,
  label: { de: 'noch offen', en: 'still open' },
  words: ['ohne Strategie', 'später', 'keine', 'without strategy', 'later', 'none'],
};

/** "Finanzielle Situation (Schulden)" */
export const hemmnisName = ({ handlungsbedarf, sub }: Pick<Hemmnis, 'handlungsbedarf' | 'sub'>): Text => {
  const name = (language: 'de' | 'en') =>
    `${handlungsbedarfName(handlungsbedarf, language)}${sub === undefined ? '' : ` (${subKindName(sub, language)})`}`;
  return { de: name('de'), en: name('en') };
};

const isOpen = ({ history }: Hemmnis): boolean => history.at(-1)?.status !== 'erfolgreich erledigt';

interface Named {
  readonly need: string | undefined;
  readonly sub: string | undefined;
}

/** The Handlungsbedarf that a line names: itself, by its Unterart, or by a strategy that is for no other. */
function namedIn(line: string, { kase, context }: CaseEdit): Named {
  const { values } = matchLine(fieldsFor({ need: undefined, sub: undefined }, kase), line, context.today);
  const sub = values['sub'];
  const of = sub === undefined ? undefined : findSubKind(sub)?.handlungsbedarf;
  const { need = of ?? (values['strategy'] === undefined ? undefined : needOfStrategy(values['strategy'])) } = values;
  return { need, sub };
}

function whichStrategy(need: string): Text {
  const own = ownStrategies(need).join(' · ');
  return {
    de: `fehlt noch. Passend: ${own}. Auch eine allgemeine geht, oder „noch offen“.`,
    en: `missing. Fitting: ${own}. A general one will do as well, or “still open”.`,
  };
}

const fieldsFor = ({ need, sub }: Named, kase: Case) =>
  ({
    need: {
      type: 'choice',
      label: { de: 'Handlungsbedarf', en: 'Handlungsbedarf' },
      required: true,
      choices: needChoices(),
      ...(need === undefined ? {} : { initial: need }),
    },
    sub: {
      type: 'choice',
      label: { de: 'Unterart', en: 'Kind' },
      choices: subChoices(need, sub),
    },
    strategy: {
      type: 'choice',
      label: { de: 'Handlungsstrategie', en: 'Strategy' },
      required: true,
      ...(need === undefined ? {} : { missing: whichStrategy(need) }),
      choices: [...strategyChoices(need === undefined ? allNeeds() : [need], kase), LATER_CHOICE],
    },
    suspected: {
      type: 'yes-no',
      label: { de: 'Nur vermutet', en: 'Suspected only' },
      initial: 'no',
      yes: ['vermutet', 'Verdacht', 'nur vermutet', 'suspected'],
      no: ['festgestellt', 'confirmed'],
    },
    since: sinceField({ de: 'Seit wann', en: 'Since when' }),
  }) as const;

function added(entry: Hemmnis, since: string, { kase }: CaseEdit): Edited {
  const name = hemmnisName(entry);
  const twin = kase.hemmnisse?.find(
    (item) =>
      isOpen(item) &&
      fold(item.handlungsbedarf) === fold(entry.handlungsbedarf) &&
      fold(item.sub ?? '') === fold(entry.sub ?? ''),
  );
  if (twin !== undefined) {
    return {
      refused: {
        de: `${name.de} ist schon als offenes Hemmnis festgehalten. Ändern: hemmnis ${kase.no} zeigt die Nummern.`,
        en: `${name.en} is an open Hemmnis already. To change it: obstacle ${kase.no} shows the numbers.`,
      },
    };
  }
  const [strategy] = entry.strategies ?? [];
  const tail = (language: 'de' | 'en') => {
    const word = language === 'de' ? 'Strategie' : 'strategy';
    const later = language === 'de' ? 'noch offen' : 'still open';
    return `${word}: ${strategy ?? later}`;
  };
  const suspected = entry.vermutet === true;
  return {
    kase: { ...kase, hemmnisse: [...(kase.hemmnisse ?? []), entry] },
    said: say(
      (day) => `${name.de}${suspected ? ', vermutet,' : ''} erkannt seit ${day(since)}, ${tail('de')}`,
      (day) => `${name.en}${suspected ? ', suspected,' : ''} identified since ${day(since)}, ${tail('en')}`,
    ),
    also: strategy === undefined ? [NEEDS_STRATEGY] : [],
  };
}

/** Every Hemmnis leads to at least one strategy (BA 3.3.1). */
export const NEEDS_STRATEGY: Text = {
  de: 'Es hat noch keine Handlungsstrategie. Jedes Hemmnis braucht mindestens eine.',
  en: 'It has no strategy yet. Every Hemmnis needs at least one.',
};

/** A new Hemmnis; the words of the line decide which strategies are offered. */
export function newHemmnis(line: string, edit: CaseEdit): Variant {
  const found = namedIn(line, edit);
  return variant({
    title: { de: 'Neues Hemmnis eintragen', en: 'Record a new Hemmnis' },
    examples: {
      de: ['hemmnis F-101 neu Wohnsituation Wohnsituation stabilisieren', 'hemmnis F-101 neu Schulden noch offen'],
      en: ['obstacle F-101 new housing Wohnsituation stabilisieren', 'obstacle F-101 new debts still open'],
    },
    fields: ({ kase }) => fieldsFor(found, kase),
    apply({ need = '', sub, strategy = '', suspected, since: given }, now) {
      const since = given ?? now.today;
      if (strategy !== LATER && !strategyFits(need, strategy)) {
        const fitting = ownStrategies(need).join(' · ');
        const name = hemmnisName({ handlungsbedarf: need });
        return wrong('strategy', {
          de: `passt nicht zu ${name.de}. Passend: ${fitting}.`,
          en: `does not fit ${name.en}. Fitting: ${fitting}.`,
        });
      }
      const by = now.context.access.person.id;
      const entry: Hemmnis = {
        id: nextId('h', now.kase.hemmnisse),
        handlungsbedarf: need,
        ...(sub === undefined ? {} : { sub }),
        ...(suspected === 'yes' ? { vermutet: true } : {}),
        history: [{ status: 'erkannt', on: since, by }],
        ...(strategy === LATER ? {} : { strategies: [strategy] }),
      };
      return added(entry, since, now);
    },
  });
}
