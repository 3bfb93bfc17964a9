import { type Day, dayOfIso } from '../../calendar/civil-date.ts';
import { formatDay } from '../../calendar/format.ts';
import type { Case } from '../../cases/case.ts';
import type { Text } from '../../cases/problem.ts';
import { monthsFrom } from '../values/benefit.ts';
import { type Known, meet } from '../values/known.ts';
import type { ProfileValues } from '../values/values.ts';
import type {
  ChildKnown,
  ChoiceKnown,
  ConsentKnown,
  HemmnisKnown,
  NumberKnown,
  Origin,
  ParticipationKnown,
  Profile,
} from './knowledge.ts';
import { mergeSpells, monthsInBenefit, type Spell } from './profile-benefit.ts';
import { FROM_CASE } from './profile-case.ts';
import { consentTo } from './profile-consent.ts';
import { entryOf, knownToday } from './profile-entries.ts';
import type { FactFromCase, Massnahmen } from './profile-fact.ts';
import { hintFrom } from './profile-hints.ts';
import { overtaken } from './profile-overtaken.ts';

/** What is looked at: a case, typed values, or values laid over a case. */
export interface ProfileSource {
  readonly today: Day;
  readonly kase?: Case | undefined;
  /** what is assumed: it wins over the case */
  readonly values?: ProfileValues | undefined;
  readonly massnahmen: Massnahmen;
}

/** A fact and where it comes from: one place, or several that say it together. */
interface Fact {
  readonly known: Known;
  readonly from: readonly (Text | { readonly stand: string })[];
}

/** A profile that also knows how a text was written. */
export interface WrittenProfile extends Profile {
  /** a Merkmal of kind `text` as it was written, for people */
  shown(key: string): string | undefined;
}

const TYPED: Text = { de: 'Ihre Angabe', en: 'as you said' };
const BENEFIT: Text = { de: 'Leistungsbezug im Fall', en: 'benefit in the case' };
const CONSENTS: Text = { de: 'Einwilligungen im Fall', en: 'consents in the case' };

const NOTHING = Symbol('nothing known');

/** "Profil, Stand 21.11.2026": the day without its weekday. */
function standText(iso: string): Text {
  const day = dayOfIso(iso);
  return {
    de: `Profil, Stand ${formatDay(day, 'de', 'short').slice(3)}`,
    en: `profile as of ${formatDay(day, 'en', 'short').slice(4)}`,
  };
}

/** Everything is worked out when it is asked for, and kept: an office asks few things of many cases. */
class PersonProfile implements WrittenProfile {
  readonly today: Day;
  readonly #kase: Case | undefined;
  readonly #values: ProfileValues | undefined;
  readonly #massnahmen: Massnahmen;
  #facts: Map<string, Fact | typeof NOTHING> | undefined;
  #spells: readonly Spell[] | undefined;

  constructor({ today, kase, values, massnahmen }: ProfileSource) {
    this.today = today;
    this.#kase = kase;
    this.#values = values;
    this.#massnahmen = massnahmen;
  }

  number(key: string): NumberKnown | undefined {
    const known = this.#fact(key)?.known;
    if (known !== undefined) return known.kind === 'number' ? known : undefined;
    return key === 'anzahl-hemmnisse' ? this.#count() : undefined;
  }

  choice(key: string): ChoiceKnown | undefined {
    const known = this.#fact(key)?.known;
    return known?.kind === 'choice' ? known.values : undefined;
  }

  text(key: string): string | undefined {
    const known = this.#fact(key)?.known;
    return known?.kind === 'text' ? known.folded : undefined;
  }

  shown(key: string): string | undefined {
    const known = this.#fact(key)?.known;
    return known?.kind === 'text' ? known.shown : undefined;
  }

  benefit(within: number | undefined): NumberKnown | undefined {
    const known = this.#fact('leistungsbezug')?.known;
    if (known !== undefined) return known.kind === 'benefit' ? monthsFrom(known.statements, within) : undefined;
    const spells = this.#inBenefit();
    if (spells === undefined) return undefined;
    const months = monthsInBenefit(spells, within, this.today);
    return { min: months, max: months };
  }

  hemmnisse(): readonly HemmnisKnown[] | undefined {
    const known = this.#fact('hemmnisse')?.known;
    return known?.kind === 'hemmnisse' ? known.list : undefined;
  }

  children(): readonly ChildKnown[] | { readonly least: number } | undefined {
    const known = this.#fact('kinder')?.known;
    return known?.kind === 'children' ? known.children : undefined;
  }

  participations(): readonly ParticipationKnown[] | undefined {
    const known = this.#fact('teilnahmen')?.known;
    return known?.kind === 'participations' ? known.list : undefined;
  }

  consent(massnahme: string, purpose?: 'Nachbetreuung'): ConsentKnown | undefined {
    const typed = this.#values?.get('einwilligung');
    if (typed !== undefined) return typed.kind === 'consent' ? typed.said : undefined;
    const consents = this.#kase?.consents;
    return consents === undefined ? undefined : consentTo(consents, massnahme, this.today, purpose);
  }

  judgement(key: string): boolean | undefined {
    const known = this.#fact(key)?.known;
    return known?.kind === 'judgement' ? known.yes : undefined;
  }

  origin(key: string): Origin | undefined {
    const fact = this.#fact(key);
    if (fact === undefined) return this.#ownOrigin(key);
    const places = fact.from.map((from) => ('stand' in from ? standText(from.stand) : from));
    return { de: places.map(({ de }) => de).join('; '), en: places.map(({ en }) => en).join('; ') };
  }

  /** Of what is no fact of its own: counted, or kept for each Maßnahme. */
  #ownOrigin(key: string): Origin | undefined {
    if (key === 'anzahl-hemmnisse') return this.#count() && this.origin('hemmnisse');
    if (key === 'leistungsbezug') return this.#inBenefit() === undefined ? undefined : BENEFIT;
    if (key !== 'einwilligung' || this.#values?.has(key)) return undefined;
    return (this.#kase?.consents ?? []).length > 0 ? CONSENTS : undefined;
  }

  #fact(key: string): Fact | undefined {
    this.#facts ??= new Map();
    const ready = this.#facts.get(key);
    if (ready !== undefined) return ready === NOTHING ? undefined : ready;
    const made = this.#make(key);
    this.#facts.set(key, made ?? NOTHING);
    return made;
  }

  #make(key: string): Fact | undefined {
    const typed = this.#values?.get(key);
    if (typed !== undefined)
      return typed.kind === 'unknown' ? undefined : { known: this.#resolved(typed), from: [TYPED] };
    const kase = this.#kase;
    const field = kase === undefined ? undefined : FROM_CASE.get(key)?.(kase, this.today, this.#massnahmen);
    const entry = kase?.profil === undefined ? undefined : entryOf(kase.profil, key, this.today);
    const said = entry === undefined ? undefined : knownToday(entry, this.today);
    if (kase !== undefined && entry !== undefined && said !== undefined && this.#holds(entry, said, kase)) {
      const stand = { stand: entry.on };
      return field === undefined ? { known: said, from: [stand] } : laidOver(field, { known: said, from: [stand] });
    }
    if (field !== undefined && field.also === undefined) return { known: field.known, from: [field.from] };
    const hint = hintFrom(key, this);
    if (field === undefined) return hint;
    return hint === undefined ? { known: field.known, from: [field.from] } : laidOver(field, hint);
  }

  /** Whether an entry of the profile says something, and nothing that began later says otherwise. */
  #holds(entry: NonNullable<Case['profil']>[number], said: Known, kase: Case): boolean {
    if (said.kind === 'unknown') return false;
    return !overtaken(entry, said, { kase, values: this.#values, today: this.today, profile: this });
  }

  /** Typed participations name a Maßnahme by its id: with its kind, in the spelling of the office. */
  #resolved(typed: Known): Known {
    if (typed.kind !== 'participations') return typed;
    const list = typed.list.map((item) => {
      if (item.massnahme === '') return item;
      const found = this.#massnahmen.get(item.massnahme) ?? this.#massnahmen.get(item.massnahme.toUpperCase());
      return found === undefined ? item : { ...item, massnahme: found.id, kind: found.kind };
    });
    return { kind: 'participations', list };
  }

  #inBenefit(): readonly Spell[] | undefined {
    const spells = this.#kase?.leistungsbezug;
    if (spells === undefined || this.#values?.has('leistungsbezug')) return undefined;
    this.#spells ??= mergeSpells(spells, this.today);
    return this.#spells;
  }

  /** Open Hemmnisse; whether a suspected one counts is not known. */
  #count(): NumberKnown | undefined {
    const list = this.#values?.has('anzahl-hemmnisse') ? undefined : this.hemmnisse();
    return list && { min: list.filter(({ vermutet }) => !vermutet).length, max: list.length };
  }
}

/** What a field of the case and something else on file say together; where they contradict each other, the field. */
function laidOver(field: FactFromCase, other: Fact): Fact {
  const both = meet(field.also ?? field.known, other.known);
  // the other one says no more than the field
  if (both === undefined || both === field.known || both === field.also)
    return { known: field.known, from: [field.from] };
  return { known: both, from: [field.from, ...other.from] };
}

/**
 * What is known of a person: typed values, a case, or typed values over a case. Nothing is worked out before it is asked for.
 * Fields of the case win over its profile (`profil`), which fills the gaps and says more where it contradicts nothing.
 */
export function profileOf(source: ProfileSource): WrittenProfile {
  return new PersonProfile(source);
}
