import { describe, expect, it } from 'vitest';
import { type Massnahme, massnahmeSchema } from '../../src/cases/office.ts';
import { catalogueOf, shippedIds } from '../../src/fit/catalogue.ts';
import { checkCriteria } from '../../src/fit/criteria/check-criteria.ts';
import { checkMassnahme } from '../../src/fit/criteria/check-massnahme.ts';
import { type Criterion, criterionSchema } from '../../src/fit/criteria/criterion.ts';
import { type Json, languageFaults, problemsAfter } from '../cases/sound-file.ts';

type Found = readonly (readonly [path: string, sentence: string])[];

/** What is wrong with conditions, in German; the sentences are held to their language on the way. */
function faults(...criteria: readonly Criterion[]): Found {
  const problems: { path: string; record: undefined; text: { de: string; en: string } }[] = [];
  for (const criterion of criteria) expect(criterionSchema.safeParse(criterion).error).toBeUndefined();
  checkCriteria(criteria, 'c', new Set(['m-1', 'startklar']), (path, text) =>
    problems.push({ path, record: undefined, text }),
  );
  expect(languageFaults(problems)).toEqual([]);
  return problems.map(({ path, text }) => [path, text.de]);
}

const ROW: Massnahme = { id: 'm-1', name: 'Startklar', kind: 'MAbE' };

function rowFaults(more: Partial<Massnahme>): Found {
  const found: [string, string][] = [];
  checkMassnahme({ ...ROW, ...more }, 'm', new Set(), (path, text) => found.push([path, text.de]));
  return found;
}

describe('a condition that can be judged', () => {
  it.each<Criterion>([
    { merkmal: 'alter', min: 18, max: 24 },
    { merkmal: 'arbeitslos', above: 6 },
    { merkmal: 'leistungsbezug', min: 21, within: 24 },
    { merkmal: 'rechtskreis', of: ['SGB II'] },
    { merkmal: 'ort', of: ['Stadtfeld', 'Altstadt'], soft: true },
    { hemmnisse: ['Wohnsituation', 'Schulden'], atLeast: 2, suspicionEnough: true },
    { children: {}, text: 'Kinder im Haushalt' },
    { children: { minAge: 3, maxAge: 3 }, atLeast: 2 },
    { participation: { massnahmen: ['startklar'], outcomes: ['Abbruch'] } },
    { judge: 'will-teilzeit', text: 'möchte in Teilzeit arbeiten' },
    { consent: 'schriftlich' },
    { not: { any: [{ consent: 'mündlich' }, { all: [{ merkmal: 'alter', max: 30 }] }] } },
    { from: [{ consent: 'mündlich' }, { merkmal: 'alter', max: 30 }], atLeast: 2 },
    {
      readings: [
        { text: 'alle', criterion: { merkmal: 'alter', max: 30 } },
        { text: 'nur Frauen', criterion: { merkmal: 'geschlecht', of: ['weiblich'] } },
      ],
    },
  ])('has no fault: %j', (criterion) => {
    expect(faults(criterion)).toEqual([]);
  });
});

describe('a condition has exactly one form', () => {
  it('and says so where it has none', () => {
    const [[path, sentence] = []] = faults({ soft: true });
    expect(path).toBe('c[0]');
    expect(sentence).toMatch(/^Hier fehlt die Bedingung selbst\. Erwartet: genau eines von „merkmal“ \(Merkmal\) · /u);
  });

  it('and says which where it has several', () => {
    expect(faults({ merkmal: 'alter', max: 30, consent: 'mündlich' })).toEqual([
      [
        'c[0]',
        'Hier stehen mehrere Bedingungen in einer: „merkmal“ (Merkmal) · „consent“ (Einwilligung). Erwartet: eine einzige, oder mehrere in „all“.',
      ],
    ]);
  });

  it('and no field of another one', () => {
    expect(faults({ any: [{ consent: 'mündlich' }], atLeast: 1 }, { judge: 'will-gruppe', text: 'x', min: 3 })).toEqual(
      [
        ['c[0].atLeast', '„atLeast“ (Wie viele) passt nicht zu dieser Bedingung. Erwartet: hier nichts.'],
        ['c[1].min', '„min“ (Mindestens) passt nicht zu dieser Bedingung. Erwartet: hier nichts.'],
      ],
    );
  });
});

describe('a Merkmal', () => {
  it('that does not exist is told with the one that is meant', () => {
    expect(faults({ merkmal: 'altr', max: 30 })).toEqual([
      [
        'c[0].merkmal',
        'Das Merkmal „altr“ gibt es nicht. Meinten Sie „alter“? Alle Merkmale stehen in docs/merkmale.md.',
      ],
    ]);
    // another word for it
    expect(faults({ merkmal: 'buergergeld', min: 3 })[0]?.[1]).toContain('Meinten Sie „leistungsbezug“?');
    expect(faults({ merkmal: 'haarfarbe', of: ['rot'] })[0]?.[1]).toBe(
      'Das Merkmal „haarfarbe“ gibt es nicht. Alle Merkmale stehen in docs/merkmale.md.',
    );
  });

  it('that is a number needs a bound, and nothing else', () => {
    expect(faults({ merkmal: 'alter' }, { merkmal: 'alter', min: 18, of: ['18'], within: 3 })).toEqual([
      [
        'c[0].min',
        '„alter“ braucht eine Grenze. Erwartet: mindestens eines von „min“ (Mindestens) · „max“ (Höchstens) · „above“ (Mehr als).',
      ],
      [
        'c[1].of',
        '„of“ (Einer von) passt nicht zu dieser Bedingung. Erwartet: höchstens „min“ (Mindestens) · „max“ (Höchstens) · „above“ (Mehr als).',
      ],
      ['c[1].within', expect.stringContaining('passt nicht zu dieser Bedingung')],
    ]);
  });

  it('whose bounds fit nobody is told', () => {
    expect(
      faults(
        { merkmal: 'alter', min: 30, max: 25 },
        { merkmal: 'alter', above: 25, max: 25 },
        { merkmal: 'leistungsbezug', min: 30, within: 24 },
        { merkmal: 'alter', min: 180 },
      ).map(([path, sentence]) => `${path}: ${sentence}`),
    ).toEqual([
      'c[0].max: Das passt zu niemandem: Höchstens (25) liegt nicht über Mindestens (30). Erwartet: eine größere Zahl.',
      'c[1].max: Das passt zu niemandem: Höchstens (25) liegt nicht über Mehr als (25). Erwartet: eine größere Zahl.',
      'c[2].within: Das passt zu niemandem: In Monaten (24) liegt nicht über Mindestens (30). Erwartet: eine größere Zahl.',
      'c[3].min: So hoch wird das nie. Erwartet: höchstens 120.',
    ]);
  });

  it('of a list takes its values as they are, and the one that is meant is named', () => {
    expect(faults({ merkmal: 'geschlecht', of: ['w', 'männlich'] })).toEqual([
      [
        'c[0].of[0]',
        'Den Wert „w“ gibt es nicht. Meinten Sie „weiblich“? Erwartet: bei „geschlecht“ eines von: weiblich · männlich · divers.',
      ],
    ]);
    expect(faults({ merkmal: 'haushalt' })[0]).toEqual([
      'c[0].of',
      '„haushalt“ braucht einen Wert. Erwartet: „of“ (Einer von).',
    ]);
  });

  it('with a form of its own is asked for in that', () => {
    expect(faults({ merkmal: 'kinder', min: 1 }, { merkmal: 'hemmnisse', of: ['Schulden'] })).toEqual([
      ['c[0].merkmal', '„kinder“ hat eine eigene Form. Erwartet: „children“ statt „merkmal“ (docs/massnahmen.md).'],
      ['c[1].merkmal', '„hemmnisse“ hat eine eigene Form. Erwartet: „hemmnisse“ statt „merkmal“ (docs/massnahmen.md).'],
    ]);
  });
});

describe('names in a condition', () => {
  it('are those of the catalogue of Hemmnisse', () => {
    expect(faults({ hemmnisse: ['Wonsituation', 'schulden'] })).toEqual([
      [
        'c[0].hemmnisse[0]',
        'Den Handlungsbedarf oder die Unterart „Wonsituation“ gibt es nicht. Meinten Sie „Wohnsituation“? Alle Namen stehen in docs/hemmnisse.md.',
      ],
    ]);
  });

  it('that are left out are sub-kinds of what is asked for', () => {
    expect(faults({ hemmnisse: ['Finanzielle Situation'], except: ['Schulden'] })).toEqual([]);
    expect(faults({ hemmnisse: ['Wohnsituation'], except: ['Schulden', 'Schuldn'] }).map(([path]) => path)).toEqual([
      'c[0].except[0]',
      'c[0].except[1]',
    ]);
  });

  it('are those of Maßnahmen that there are', () => {
    expect(faults({ participation: { massnahmen: ['m-1', 'startklr'] } })).toEqual([
      [
        'c[0].participation.massnahmen[1]',
        'Die Maßnahme „startklr“ gibt es nicht. Meinten Sie „startklar“? Erwartet: eine Kennung aus diesem Katalog oder einem mitgelieferten.',
      ],
    ]);
  });
});

describe('a number of things', () => {
  it('is at most as many as there are', () => {
    expect(faults({ hemmnisse: ['Schulden'], atLeast: 2 }, { from: [{ consent: 'mündlich' }], atLeast: 3 })).toEqual([
      ['c[0].atLeast', 'So viele gibt es hier nicht: 2 von 1. Erwartet: höchstens 1.'],
      ['c[1].atLeast', 'So viele gibt es hier nicht: 3 von 1. Erwartet: höchstens 1.'],
    ]);
    expect(faults({ children: { minAge: 6, maxAge: 3 } })[0]?.[0]).toBe('c[0].children.maxAge');
  });

  it('of readings is at least two, which the shape says', () => {
    expect(criterionSchema.safeParse({ readings: [{ text: 'x', criterion: { consent: 'mündlich' } }] }).success).toBe(
      false,
    );
  });
});

describe('a question for a human', () => {
  it('has words', () => {
    expect(faults({ judge: 'will-teilzeit' })).toEqual([
      ['c[0].text', 'Eine Frage an einen Menschen braucht Worte. Erwartet: „text“ (Text) mit der Bedingung.'],
    ]);
  });

  it.each(['alter', 'Age', 'einwilligung', 'teilnahmen', 'SCHWERBEHINDERT', 'kinder'])(
    'is not called like something else that is typed: %s',
    (judge) => {
      expect(faults({ judge, text: 'x' })[0]?.[0]).toBe('c[0].judge');
    },
  );

  it('is in lower case, as answers are kept', () => {
    expect(faults({ judge: 'Will-Teilzeit', text: 'x' })).toEqual([
      ['c[0].judge', 'Die Namen von Fragen sind klein geschrieben. Erwartet: „will-teilzeit“.'],
    ]);
    expect(faults({ judge: 'will-später', text: 'x' })).toEqual([]);
  });
});

describe('conditions inside each other', () => {
  const nested = (levels: number): Criterion =>
    levels === 1 ? { merkmal: 'alter', max: 30 } : { not: nested(levels - 1) };

  it('go eight levels deep', () => {
    expect(faults(nested(8))).toEqual([]);
    expect(faults(nested(9))).toEqual([
      [`c[0]${'.not'.repeat(8)}`, 'Diese Bedingung ist zu tief verschachtelt. Erwartet: höchstens 8 Ebenen.'],
    ]);
  });

  it('are at most two hundred', () => {
    const many = (n: number): Criterion => ({ any: Array.from({ length: n }, () => ({ merkmal: 'alter', max: 30 })) });
    expect(faults(many(199))).toEqual([]);
    expect(faults(many(100), many(100))).toEqual([
      ['c', 'Die Maßnahme hat zu viele Bedingungen: 202, die inneren mitgezählt. Erwartet: höchstens 200.'],
    ]);
  });

  it('are told by the way to them', () => {
    const wrong: Criterion = { merkmal: 'altr', max: 1 };
    const reading = { text: 'x', criterion: wrong };
    expect(
      faults({ all: [{ any: [wrong] }, { not: wrong }] }, { from: [wrong] }, { readings: [reading, reading] }).map(
        ([path]) => path,
      ),
    ).toEqual([
      'c[0].all[0].any[0].merkmal',
      'c[0].all[1].not.merkmal',
      'c[1].from[0].merkmal',
      'c[2].readings[0].criterion.merkmal',
      'c[2].readings[1].criterion.merkmal',
    ]);
  });
});

describe('a row of the catalogue', () => {
  it('may work on Handlungsbedarfe, sub-kinds and general strategies', () => {
    expect(rowFaults({ worksOn: ['Wohnsituation', 'Schulden', 'Vermittlung'] })).toEqual([]);
    expect(rowFaults({ worksOn: ['Wohnsituatoin'] })).toEqual([
      [
        'm.worksOn[0]',
        'Den Handlungsbedarf, die Unterart oder die allgemeine Handlungsstrategie „Wohnsituatoin“ gibt es nicht. Meinten Sie „Wohnsituation“? Alle Namen stehen in docs/hemmnisse.md.',
      ],
    ]);
  });

  it('runs and is entered forwards', () => {
    expect(
      rowFaults({
        run: { from: '2026-05-01', until: '2026-04-30' },
        entry: [{ from: '2026-05-01' }, { from: '2026-06-01', until: '2026-05-31' }],
      }),
    ).toEqual([
      ['m.run.until', 'Das Ende 2026-04-30 liegt vor dem Beginn 2026-05-01.'],
      ['m.entry[1].until', 'Das Ende 2026-05-31 liegt vor dem Beginn 2026-06-01.'],
    ]);
    expect(rowFaults({ run: { from: '2026-05-01', until: '2026-05-01' }, entry: [] })).toEqual([]);
  });

  it('has no part-time form that is longer than the whole, and no longest duration that is shorter than the usual', () => {
    expect(
      rowFaults({ hoursPerWeek: 20, partTimeHours: 25, duration: { months: 6, maxMonths: 3 } }).map(([path]) => path),
    ).toEqual(['m.duration.maxMonths', 'm.partTimeHours']);
  });

  it('may be written consent without being called voluntary, and anybody may be responsible', () => {
    expect(rowFaults({ consent: 'schriftlich', responsible: 'Frau Amsel, Zimmer 12' })).toEqual([]);
  });
});

describe('what comes with Fallbote', () => {
  const withMassnahme = (id: string) =>
    problemsAfter((file) => {
      const [first] = file['cases'] as unknown as Json[];
      const [one] = (first?.['participations'] ?? []) as unknown as Json[];
      if (one !== undefined) one['massnahme'] = id as unknown as Json;
      delete first?.['acts'];
    });

  it('is no Maßnahme that somebody takes part in before the office has taken it over', () => {
    const [id = ''] = shippedIds();
    for (const unknown of [id, 'gibt-es-nicht'])
      expect(withMassnahme(unknown).map(({ path }) => path)).toEqual(['cases[0].participations[0].massnahme']);
  });

  it('holds to the same rules as a catalogue of an office', () => {
    const rows = catalogueOf({ name: 'X', land: 'BB', teams: [{ id: 't', name: 'T' }], staff: [] });
    const found: string[] = [];
    for (const row of rows) {
      checkMassnahme(row, row.id, shippedIds(), (path, { de }) => found.push(`${path}: ${de}`));
      expect(massnahmeSchema.safeParse(row).error).toBeUndefined();
    }
    expect(rows.length).toBeGreaterThan(30);
    expect(found).toEqual([]);
  });
});
