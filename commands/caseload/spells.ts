import type { Fields } from '../../src/bot/fields.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { endField, standsAlready, startField } from '../work/fields.ts';
import { endBeforeStart, say, untilWords, wrong } from '../work/say.ts';
import { withByDate } from '../writing/by-date.ts';
import { type CaseEdit, type Edited, type Variant, variant } from '../writing/spec.ts';

interface Spell {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Times of benefit, one after the other. */
export interface Spells {
  readonly verb: NonNullable<Variant['verb']>;
  readonly title: Text;
  /** "Bürgergeld" */
  readonly label: Text;
  readonly read: (kase: Case) => readonly Spell[] | undefined;
  readonly write: (kase: Case, spells: readonly Spell[]) => Case;
  /** a spell needs a first day, and somebody may never have had one */
  readonly full: boolean;
}

/** "Bürgergeld ab 01.03.2026 bis 31.10.2026" */
function named({ label }: Spells, { from, until }: Spell): Text {
  const begin =
    from === undefined
      ? { de: '', en: '' }
      : say(
          (day) => ` ab ${day(from)}`,
          (day) => ` from ${day(from)}`,
        );
  const end = untilWords(until);
  return { de: `${label.de}${begin.de}${end.de}`, en: `${label.en}${begin.en}${end.en}` };
}

const overlap = (a: Spell, b: Spell): boolean =>
  (a.from ?? '') <= (b.until ?? '9999') && (b.from ?? '') <= (a.until ?? '9999');

function applied(spells: Spells, { from, until, never }: Spell & { readonly never: boolean }, edit: CaseEdit): Edited {
  const { kase } = edit;
  const all = spells.read(kase) ?? [];
  const [first] = all;
  if (never) {
    if (first !== undefined) return { refused: standsAlready(named(spells, first)) };
    return {
      kase: spells.write(kase, []),
      said: { de: `Noch nie ${spells.label.de}`, en: `Never ${spells.label.en}` },
    };
  }
  const running = all.find((spell) => spell.until === undefined);
  if (from === undefined && running !== undefined && until !== undefined) {
    if (running.from !== undefined && until < running.from) return wrong('until', endBeforeStart(until, running.from));
    const ended = { ...running, until };
    return {
      kase: spells.write(
        kase,
        all.map((spell) => (spell === running ? ended : spell)),
      ),
      said: named(spells, ended),
    };
  }
  if (from === undefined && (spells.full || until === undefined)) {
    return wrong('from', {
      de: 'fehlt noch, zum Beispiel: ab 1.3.2026',
      en: 'missing, for example: from 1 March 2026',
    });
  }
  if (from !== undefined && until !== undefined && until < from) return wrong('until', endBeforeStart(until, from));
  const entry = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  const other = all.find((spell) => overlap(spell, entry));
  if (other !== undefined) {
    const stands = named(spells, other);
    return wrong('from', {
      de: `Das überschneidet sich mit: ${stands.de}. Bitte nennen Sie andere Tage.`,
      en: `That overlaps with: ${stands.en}. Please name other days.`,
    });
  }
  return {
    kase: spells.write(
      kase,
      withByDate(all, entry, (spell) => spell.from ?? spell.until),
    ),
    said: named(spells, entry),
  };
}

/** Records a time of benefit, or the end of the one that runs. */
export const spellVariant = (spells: Spells): Variant =>
  variant({
    verb: spells.verb,
    title: spells.title,
    fields({ kase }): Fields {
      const running = spells.read(kase)?.find((spell) => spell.until === undefined);
      return {
        from: startField({ de: 'Ab', en: 'From' }, { required: false }),
        until: endField({ de: 'Bis', en: 'Until' }, running?.from ?? 'from'),
        ...(spells.full
          ? {
              never: {
                type: 'yes-no' as const,
                label: { de: 'Noch nie', en: 'Never' },
                initial: 'no',
                yes: ['noch nie', 'nie', 'never'],
              },
            }
          : {}),
      };
    },
    apply: (values, edit) =>
      applied(spells, { from: values['from'], until: values['until'], never: values['never'] === 'yes' }, edit),
  });
