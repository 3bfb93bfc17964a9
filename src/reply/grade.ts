import { FallboteError } from '../errors.ts';

/** public: could hang on the wall · internal: the team · sensitive: the entitled person alone. */
export const GRADES = ['public', 'internal', 'sensitive'] as const;
export type Grade = (typeof GRADES)[number];

/** The grades that may stand where `G` is the ceiling. */
export type UpTo<G extends Grade> = G extends 'public'
  ? 'public'
  : G extends 'internal'
    ? 'public' | 'internal'
    : Grade;

/** Everywhere a fact can leave the house, with its ceiling. */
export const CEILINGS = {
  private: 'sensitive',
  channel: 'internal',
  digest: 'internal',
  preview: 'public',
  metadata: 'public',
  button: 'public',
  log: 'public',
  error: 'public',
  metrics: 'public',
} as const satisfies Record<string, Grade>;
export type Outlet = keyof typeof CEILINGS;
/** The grades that may leave through an outlet. */
export type AllowedIn<O extends Outlet> = UpTo<(typeof CEILINGS)[O]>;

/** A grade that nobody knows (a cast, data from outside) is above every ceiling. */
const rank = (grade: Grade): number => {
  const index = GRADES.indexOf(grade);
  return index < 0 ? GRADES.length : index;
};

export const isAbove = (grade: Grade, ceiling: Grade): boolean => rank(grade) > rank(ceiling);

/** Throws FB201 where a fact is above the ceiling. The message names grades only, never the fact. */
export function assertBelow(grade: Grade, outlet: Outlet): void {
  if (!isAbove(grade, CEILINGS[outlet])) return;
  throw new FallboteError(
    'FB201',
    'ours',
    `Ein Fakt der Stufe „${grade}“ darf nicht hierhin (${outlet}). Er wurde nicht gesendet.`,
  );
}
