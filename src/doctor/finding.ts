import type { Text } from '../cases/problem.ts';

/** ok: as it should be · note: worth knowing · warning: works, but not for long or not well · error: does not work or is not safe */
export const SEVERITIES = ['ok', 'note', 'warning', 'error'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What the doctor looked at, what it found, and what to do about it. Holds no contents of a case. */
export interface Finding {
  /** stable name of the check, for machines */
  readonly check: string;
  readonly severity: Severity;
  readonly text: Text;
  readonly remedy?: Text;
}

/** The worst of some findings; ok where there are none. */
export const worst = (findings: readonly Finding[]): Severity =>
  SEVERITIES[Math.max(0, ...findings.map((finding) => SEVERITIES.indexOf(finding.severity)))] ?? 'ok';

/** A finding with its sentence in both languages. */
export const finding = (check: string, severity: Severity, de: string, en: string, remedy?: Text): Finding => ({
  check,
  severity,
  text: { de, en },
  ...(remedy === undefined ? {} : { remedy }),
});
