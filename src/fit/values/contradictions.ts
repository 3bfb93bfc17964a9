import type { Text } from '../../cases/problem.ts';
import { only, worksBesideBenefit, worksFullTime } from '../profile/work.ts';
import { monthsFrom } from './benefit.ts';
import type { Known } from './known.ts';

const WITH_CHILDREN: readonly string[] = ['alleinerziehend', 'Paar mit Kindern'];

const FULL_TIME: Text = {
  de: 'Wer in Vollzeit arbeitet, ist nicht arbeitslos',
  en: 'Who works full-time is not unemployed',
};
const BESIDE_BENEFIT: Text = {
  de: 'Wer im SGB II arbeitet, stockt zurzeit auf',
  en: 'Who works under SGB II works beside benefit at present',
};
const CHILDREN: Text = {
  de: 'Zu diesem Haushalt gehört mindestens ein Kind',
  en: 'To this household there belongs one child at least',
};

/**
 * What typed facts say against each other, a sentence for each.
 * @param typed a fact as it was typed, by its key
 */
export function contradictions(values: ReadonlyMap<string, Known>, typed: (key: string) => string): readonly Text[] {
  const profile = {
    choice(key: string) {
      const known = values.get(key);
      return known?.kind === 'choice' ? known.values : undefined;
    },
    benefit(within: number | undefined) {
      const known = values.get('leistungsbezug');
      return known?.kind === 'benefit' ? monthsFrom(known.statements, within) : undefined;
    },
  };
  const least = (key: string): number => {
    const known = values.get(key);
    return known?.kind === 'number' ? known.min : 0;
  };
  const found: Text[] = [];
  const against = (one: string, other: string, why: Text) => {
    const [a, b] = [typed(one), typed(other)];
    found.push({
      de: `„${a}“ und „${b}“ passen nicht zusammen: ${why.de}. Bitte eine der beiden Angaben ändern.`,
      en: `“${a}” and “${b}” do not fit together: ${why.en}. Please change one of the two.`,
    });
  };
  if (least('arbeitslos') > 0 && worksFullTime(profile)) against('arbeitslos', 'beschaeftigung', FULL_TIME);
  const work = least('aufstockend') > 0 ? worksBesideBenefit(profile) : undefined;
  if (work !== undefined) against(work, 'aufstockend', BESIDE_BENEFIT);
  const children = values.get('kinder');
  const none = children?.kind === 'children' && !('least' in children.children) && children.children.length === 0;
  if (none && only(profile.choice('haushalt'), WITH_CHILDREN)) against('haushalt', 'kinder', CHILDREN);
  return found;
}
