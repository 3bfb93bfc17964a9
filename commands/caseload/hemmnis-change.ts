import { fold } from '../../src/calendar/fold.ts';
import type { Hemmnis } from '../../src/cases/case.ts';
import type { HemmnisView } from '../../src/cases/hemmnis-order.ts';
import type { Text } from '../../src/cases/problem.ts';
import { HEMMNIS_STATUSES, type HemmnisStatus } from '../../src/cases/values.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { say, wrong } from '../work/say.ts';
import { type CaseEdit, type Edited, type Variant, variant } from '../writing/spec.ts';
import { sinceField } from './fields.ts';
import { ownStrategies, strategyChoices, strategyFits } from './hemmnis-choices.ts';
import { hemmnisName, NEEDS_STRATEGY } from './hemmnis-new.ts';

const WORDS: Readonly<Record<HemmnisStatus, readonly string[]>> = {
  erkannt: [],
  'in Bearbeitung': ['Bearbeitung', 'begonnen', 'läuft', 'in progress', 'working on it'],
  'erfolglos bearbeitet': ['erfolglos', 'ohne Erfolg', 'without success', 'failed'],
  'erfolgreich erledigt': ['erledigt', 'erfolgreich', 'erfolgreich bearbeitet', 'gelöst', 'behoben', 'done', 'solved'],
};

const statusName = (status: HemmnisStatus): Text => ({
  de: messagesIn('de').hemmnisStatus(status),
  en: messagesIn('en').hemmnisStatus(status),
});

interface Wanted {
  readonly status?: string | undefined;
  readonly strategy?: string | undefined;
  readonly priority?: string | undefined;
  readonly confirmed?: string | undefined;
  readonly on?: string | undefined;
}

interface Step {
  readonly next: Hemmnis;
  readonly said: Text;
}

/** A new status from a day on, or why not. */
function withStatus(hemmnis: Hemmnis, status: HemmnisStatus, on: string, by: string): Step | Edited {
  const last = hemmnis.history.at(-1);
  const name = statusName(status);
  if (last !== undefined && last.status === status) {
    return wrong(
      'status',
      say(
        (day) => `steht schon auf „${name.de}“ seit ${day(last.on)}`,
        (day) => `has been “${name.en}” since ${day(last.on)} already`,
      ),
    );
  }
  if (last !== undefined && on < last.on) {
    const before = statusName(last.status);
    return wrong(
      'on',
      say(
        (day) => `Seit ${day(last.on)} steht „${before.de}“. Bitte nennen Sie diesen Tag oder einen späteren.`,
        (day) => `Since ${day(last.on)} it has been “${before.en}”. Please name that day or a later one.`,
      ),
    );
  }
  return {
    next: { ...hemmnis, history: [...hemmnis.history, { status, on, by }] },
    said: say(
      (day) => `${name.de} seit ${day(on)}`,
      (day) => `${name.en} since ${day(on)}`,
    ),
  };
}

function withStrategy(hemmnis: Hemmnis, strategy: string): Step | Edited {
  const { handlungsbedarf, strategies = [] } = hemmnis;
  if (!strategyFits(handlungsbedarf, strategy)) {
    const fitting = ownStrategies(handlungsbedarf).join(' · ');
    return wrong('strategy', { de: `passt nicht. Passend: ${fitting}.`, en: `does not fit. Fitting: ${fitting}.` });
  }
  if (strategies.some((other) => fold(other) === fold(strategy)))
    return wrong('strategy', { de: `„${strategy}“ steht schon da`, en: `“${strategy}” is recorded already` });
  return {
    next: { ...hemmnis, strategies: [...strategies, strategy] },
    said: { de: `Strategie „${strategy}“`, en: `strategy “${strategy}”` },
  };
}

function withPriority({ priority: _old, ...hemmnis }: Hemmnis, rank: number): Step {
  if (rank > 0)
    return { next: { ...hemmnis, priority: rank }, said: { de: `Priorität ${rank}`, en: `priority ${rank}` } };
  return { next: hemmnis, said: { de: 'ohne eigene Priorität', en: 'without a priority of its own' } };
}

function confirmed({ vermutet, ...hemmnis }: Hemmnis): Step | Edited {
  if (vermutet !== true)
    return wrong('confirmed', { de: 'ist schon festgestellt, nicht vermutet', en: 'is confirmed already' });
  return { next: hemmnis, said: { de: 'festgestellt, nicht mehr nur vermutet', en: 'confirmed, no longer suspected' } };
}

/** All that a line or form wants of one Hemmnis, or what is wrong with it. */
function changed(hemmnis: Hemmnis, wanted: Wanted, { kase, today, context }: CaseEdit): Edited {
  const by = context.access.person.id;
  const { status, strategy, priority } = wanted;
  const steps: ((of: Hemmnis) => Step | Edited)[] = [
    ...(status === undefined ? [] : [(of: Hemmnis) => withStatus(of, status as HemmnisStatus, wanted.on ?? today, by)]),
    ...(strategy === undefined ? [] : [(of: Hemmnis) => withStrategy(of, strategy)]),
    ...(priority === undefined ? [] : [(of: Hemmnis) => withPriority(of, Number(priority))]),
    ...(wanted.confirmed === 'yes' ? [confirmed] : []),
  ];
  if (steps.length === 0) {
    return wrong('status', {
      de: 'Was hat sich geändert: der Status, eine Strategie, die Priorität, oder ist es festgestellt?',
      en: 'What has changed: the status, a strategy, the priority, or is it confirmed?',
    });
  }
  let next = hemmnis;
  const said: Text[] = [];
  for (const step of steps) {
    const result = step(next);
    if (!('next' in result)) return result;
    next = result.next;
    said.push(result.said);
  }
  const name = hemmnisName(hemmnis);
  const open = next.history.at(-1)?.status !== 'erfolgreich erledigt';
  return {
    kase: { ...kase, hemmnisse: (kase.hemmnisse ?? []).map((item) => (item.id === next.id ? next : item)) },
    said: {
      de: `${name.de}: ${said.map(({ de }) => de).join(', ')}`,
      en: `${name.en}: ${said.map(({ en }) => en).join(', ')}`,
    },
    also: open && (next.strategies ?? []).length === 0 ? [NEEDS_STRATEGY] : [],
  };
}

/** Changes one Hemmnis of a case. */
export function changeHemmnis({ hemmnis: { id, vermutet, handlungsbedarf, sub }, status }: HemmnisView): Variant {
  const name = hemmnisName({ handlungsbedarf, sub });
  const now = statusName(status);
  return variant({
    title: { de: 'Hemmnis ändern', en: 'Change a Hemmnis' },
    about: { de: `${name.de}, ${now.de}`, en: `${name.en}, ${now.en}` },
    fields: ({ kase }) => ({
      status: {
        type: 'choice',
        label: { de: 'Status', en: 'Status' },
        choices: HEMMNIS_STATUSES.map((value) => ({ value, label: statusName(value), words: WORDS[value] })),
      },
      on: sinceField({ de: 'Seit wann', en: 'Since when' }),
      strategy: {
        type: 'choice',
        label: { de: 'Weitere Handlungsstrategie', en: 'Another strategy' },
        lead: ['strategie', 'handlungsstrategie', 'strategy'],
        choices: strategyChoices([handlungsbedarf], kase),
      },
      priority: {
        type: 'number',
        label: { de: 'Priorität', en: 'Priority' },
        hint: { de: '1 zuerst, 0 = keine eigene', en: '1 first, 0 = none of its own' },
        min: 0,
        max: 99,
        lead: ['priorität', 'prio', 'priority'],
        leadOnly: true,
      },
      ...(vermutet === true
        ? {
            confirmed: {
              type: 'yes-no' as const,
              label: { de: 'Festgestellt, nicht mehr nur vermutet', en: 'Confirmed, no longer suspected' },
              initial: 'no',
              yes: CONFIRMED,
            },
          }
        : {}),
    }),
    apply(values, edit) {
      const hemmnis = edit.kase.hemmnisse?.find((item) => item.id === id);
      if (hemmnis === undefined)
        return {
          refused: { de: `${name.de} steht nicht mehr im Fall.`, en: `${name.en} is not in the case any more.` },
        };
      return changed(hemmnis, values, edit);
    },
  });
}

const CONFIRMED = ['festgestellt', 'bestätigt', 'nicht mehr vermutet', 'confirmed'];
