import { FallboteError } from '../../src/errors.ts';

/** One number of a family, told apart from the others by labels. */
export interface Sample {
  /** of a summary: which of its two numbers */
  readonly part?: 'count' | 'sum';
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  /** without `_total` */
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'summary';
  readonly help: string;
  readonly samples: readonly Sample[];
}

export const OPENMETRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/** Words of ours are small letters. A case number, an id of a person, a name would be something else. */
const WORD = /^[a-z][a-z-]*$/u;

function labelsOf(labels: Readonly<Record<string, string>> = {}): string {
  const parts = Object.entries(labels).map(([name, value]) => {
    if (!WORD.test(value))
      throw new FallboteError(
        'FB201',
        'ours',
        'Eine Kennzahl darf nur öffentliche Wörter tragen. Nichts wurde gesendet.',
      );
    return `${name}="${value}"`;
  });
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

/** Families as OpenMetrics text (prometheus.io/docs/specs/om). Throws FB201 for a label that is no word of ours. */
export function openMetrics(families: readonly Family[]): string {
  const lines = families.flatMap(({ name, type, help, samples }) => [
    `# TYPE ${name} ${type}`,
    `# HELP ${name} ${help}`,
    ...samples.map(({ part, labels, value }) => {
      const ending = type === 'counter' ? '_total' : part === undefined ? '' : `_${part}`;
      return `${name}${ending}${labelsOf(labels)} ${value}`;
    }),
  ]);
  return `${[...lines, '# EOF'].join('\n')}\n`;
}
