import { describe, expect, it } from 'vitest';
import { checkImport } from '../../src/cases/check.ts';
import { createDigest } from '../../src/digest/digest.ts';
import { shownText } from '../../src/digest/wording.ts';
import { fileWith, inputOf, many } from './kit.ts';

const time = { from: '2026-01-01', until: '2026-12-31' };
const problems = (targets: readonly object[]) => {
  const file = fileWith([]);
  const { problems: found } = checkImport({ ...file, office: { ...file.office, targets } });
  return found.map(({ path, text }) => `${path}: ${text.de}`);
};

describe('targets of an office', () => {
  it('are a number, or per cent of the activations', () => {
    expect(
      problems([
        { figure: 'integrations', count: 10, ...time },
        { figure: 'sustainable', percent: 15, ...time },
      ]),
    ).toEqual([]);
    expect(problems([{ figure: 'integrations', ...time }])).toEqual([
      'office.targets[0].count: Ein Ziel braucht genau eines von beiden: count (Zahl) oder percent (Prozent der Aktivierungen).',
    ]);
    expect(problems([{ figure: 'integrations', count: 1, percent: 1, ...time }])).toHaveLength(1);
    expect(problems([{ figure: 'activations', percent: 1, ...time }])).toHaveLength(1);
  });

  it('name a team and a Maßnahme that exist, and end after they begin', () => {
    const wrong = {
      figure: 'integrations',
      count: 1,
      team: 'ost',
      massnahme: 'mond',
      from: '2026-02-01',
      until: '2026-01-31',
    };
    expect(problems([wrong]).map((text) => text.split(':')[0])).toEqual([
      'office.targets[0].team',
      'office.targets[0].massnahme',
      'office.targets[0].until',
    ]);
  });

  it('count from their first day to yesterday, and only what is of the team', () => {
    const job = (start: string) => ({ jobs: [{ id: 'j', start, svp: true }] });
    const file = fileWith(
      [
        ...many('A-1', 4, job('2026-01-01')),
        ...many('B-1', 5, job('2025-12-31')),
        ...many('C-1', 3, job('2026-11-20')),
        ...many('D-1', 5, job('2026-11-21')),
        ...many('E-1', 5, { team: 'sued', ...job('2026-05-04') }),
      ],
      {
        targets: [
          { figure: 'integrations', count: 20, ...time },
          { figure: 'integrations', count: 20, team: 'sued', ...time },
          // begins today: nothing can be reached yet
          { figure: 'integrations', count: 20, from: '2026-11-21', until: '2027-12-31' },
          { figure: 'integrations', count: 20, from: '2024-01-01', until: '2026-10-31' },
        ],
      },
    );
    expect(createDigest(inputOf(file)).targets.map(({ reached }) => shownText(reached))).toEqual(['7']);
    expect(createDigest(inputOf(file, 'month')).targets.map(({ reached }) => shownText(reached))).toEqual(['7', '9']);
  });
});
