/** What a rule is applied to: the case once, or each entry of one of its lists. */
export const SUBJECTS = [
  'case',
  'antrag',
  'bewilligung',
  'marktnah',
  'alg',
  'job',
  'contract',
  'funding',
  'grant',
  'participation',
  'inbeq',
  'ausbildung',
  'document',
  'followUp',
] as const;
export type SubjectKind = (typeof SUBJECTS)[number];
