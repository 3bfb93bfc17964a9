import { fromDay, toIso } from '../../calendar/civil-date.ts';
import { monthOf } from '../../calendar/periods.ts';
import { type Merkmal, merkmalOf } from '../profile/merkmale.ts';
import type { BenefitStatement, ChildFact, Known, NumberFact } from './known.ts';
import { isState } from './number.ts';
import type { NumberMerkmal } from './units.ts';

const number = (n: number): string => `${Math.round(n * 100) / 100}`.replace('.', ',');

function writeSince({ first, last }: NonNullable<NumberFact['since']>): string {
  if (first === last) return `seit ${toIso(first)}`;
  const { year, month } = fromDay(first);
  return last === monthOf(first).last ? `seit ${month}/${year}` : `seit ${year}`;
}

function writeNumber(merkmal: NumberMerkmal, { min, max, since }: NumberFact): string {
  const { none, never, most } = merkmal;
  if (since !== undefined) return writeSince(since);
  if (min === max) {
    const word = min === 0 ? none?.[0] : min === most ? never?.[0] : undefined;
    return word ?? number(min);
  }
  if (isState(merkmal) && min === 0.5 && max === most) return 'ja';
  if (max === most) return `>=${number(min)}`;
  return min === 0 ? `<=${number(max)}` : `${number(min)}-${number(max)}`;
}

const span = (min: number, max: number): string => (min === max ? `${min}` : `${min}-${max}`);

function writeMonths({ within, min, max, since }: BenefitStatement): string {
  if (since !== undefined) return writeSince(since);
  if (within !== undefined) return `${span(min, max)}/${within}`;
  if (min === max) return number(min);
  return max >= 720 ? `>=${number(min)}` : `${number(min)}-${number(max)}`;
}

const writeChild = ({ min, max, born }: ChildFact): string => (born === undefined ? span(min, max) : toIso(born));

/**
 * A fact as text that reads back as the same fact: what the profile of a case keeps.
 * @param key of a Merkmal, `teilnahmen`, `einwilligung`, or of a question
 */
export function writeValue(key: string, known: Known): string {
  switch (known.kind) {
    case 'unknown':
      return 'unbekannt';
    case 'number': {
      const merkmal: Merkmal | undefined = merkmalOf(key);
      return merkmal?.kind === 'number' ? writeNumber(merkmal, known) : span(known.min, known.max);
    }
    case 'choice':
      return [...known.values].join(' oder ');
    case 'text':
      return known.shown;
    case 'benefit':
      return known.statements.map(writeMonths).join(' und ');
    case 'hemmnisse':
      return known.list.length === 0
        ? 'keine'
        : known.list
            .map(({ handlungsbedarf, sub, vermutet }) => `${sub ?? handlungsbedarf}${vermutet ? '?' : ''}`)
            .join(', ');
    case 'children': {
      const { children } = known;
      if ('least' in children) return children.least === 1 ? 'ja' : `${children.least} Kinder`;
      const ages = children.map(writeChild).join(',');
      // "0" alone reads as no child
      return ages === '0' ? '0 Jahre' : ages || 'keine';
    }
    case 'participations':
      return known.list.length === 0
        ? 'keine'
        : known.list
            .map(
              ({ massnahme, kind, outcome }) =>
                `${massnahme || kind || ''}${outcome === undefined ? '' : `:${outcome}`}`,
            )
            .join(', ');
    case 'consent':
      return known.said;
    case 'judgement':
      return known.yes ? 'ja' : 'nein';
  }
}
