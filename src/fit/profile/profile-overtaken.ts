import type { Day } from '../../calendar/civil-date.ts';
import type { Case } from '../../cases/case.ts';
import type { Known } from '../values/known.ts';
import type { ProfileValues } from '../values/values.ts';
import type { Profile } from './knowledge.ts';
import { entryOf } from './profile-entries.ts';
import { runs } from './profile-jobs.ts';
import { worksBesideBenefit, worksFullTime } from './work.ts';

type Entry = NonNullable<Case['profil']>[number];

/** What a person does today, and where that may have been said. */
export interface Later {
  readonly kase: Case;
  readonly values: ProfileValues | undefined;
  readonly today: Day;
  readonly profile: Pick<Profile, 'choice' | 'benefit'>;
}

/** Whether work that began after an entry says that it holds no more: "unemployed", "never worked beside benefit". */
export function overtaken(entry: Entry, said: Known, { kase, values, today, profile }: Later): boolean {
  if (said.kind !== 'number') return false;
  const begunLater = (svp: boolean) =>
    kase.jobs?.some((job) => job.start > entry.on && runs(job, today) && (!svp || job.svp === true)) ?? false;
  const saidLater = (key: string) =>
    values?.has(key) === true || (entryOf(kase.profil, key, today)?.on ?? '') > entry.on;
  switch (entry.merkmal) {
    case 'arbeitslos':
      // below 15 hours a week, and so part-time, somebody may still be unemployed: then it is unknown
      return said.max > 0 && (begunLater(true) || (worksFullTime(profile) && saidLater('beschaeftigung')));
    case 'aufstockend': {
      if (said.min === 0) return false;
      const work = worksBesideBenefit(profile);
      return begunLater(false) || (work !== undefined && saidLater(work));
    }
    default:
      return false;
  }
}
