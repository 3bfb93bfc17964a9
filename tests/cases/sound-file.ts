import { checkImport } from '../../src/cases/check.ts';
import type { Problem } from '../../src/cases/problem.ts';

/** JSON that a test may change as it likes. */
export type Json = { [key: string]: Json } & Json[] & string & number & boolean;

/** A small file in which everything is sound, to be spoilt in one place. */
export const soundFile = (): Json =>
  ({
    fallbote: 1,
    office: {
      name: 'Jobcenter Probe',
      land: 'BB',
      teams: [
        { id: 't-1', name: 'Team 1' },
        { id: 't-2', name: 'Team 2' },
      ],
      staff: [
        { id: 'fm-1', name: 'Frau Amsel', roles: ['caseManager'], team: 't-1' },
        { id: 'fm-2', name: 'Herr Star', roles: ['caseManager'], team: 't-2' },
        { id: 'tl-1', name: 'Herr Specht', roles: ['teamLead'], team: 't-1' },
      ],
      deputies: [{ of: 'fm-1', deputy: 'fm-2', from: '2026-07-01', until: '2026-07-14' }],
      massnahmen: [
        {
          id: 'm-1',
          name: 'Startklar',
          kind: 'MAbE',
          milestones: [{ id: 's-1', title: 'Halbzeit', after: { weeks: 6 } }],
        },
      ],
      rules: [{ id: 'meilenstein', active: true }],
    },
    cases: [
      {
        no: 'F-1',
        opened: '2026-01-05',
        team: 't-1',
        manager: 'fm-1',
        birthDate: '1990-05-21',
        hemmnisse: [
          {
            id: 'h-1',
            handlungsbedarf: 'Wohnsituation',
            history: [
              { status: 'erkannt', on: '2026-01-12' },
              { status: 'in Bearbeitung', on: '2026-02-02', by: 'fm-1' },
            ],
          },
        ],
        jobs: [{ id: 'j-1', start: '2026-03-01', contract: [{ from: '2026-03-01', until: '2026-12-31' }] }],
        participations: [{ id: 'p-1', massnahme: 'm-1', start: '2026-01-12', end: '2026-04-30' }],
        acts: [{ rule: 'meilenstein', on: '2026-02-20', subject: 'p-1/s-1' }],
        waivers: [{ rule: 'folgegespraech', due: '2026-06-30', reason: 'Kur', by: 'fm-1' }],
      },
      { no: 'F-2', opened: '2026-01-05', team: 't-2', manager: 'fm-2' },
      { no: 'F-3', opened: '2026-01-05', team: 't-1' },
    ],
  }) as unknown as Json;

/** The problems of the sound file after a change. */
export function problemsAfter(change: (file: Json) => unknown): readonly Problem[] {
  const file = soundFile();
  change(file);
  return checkImport(file).problems;
}

const ENGLISH =
  /invalid|too (small|big)|unrecognized|received|\bexpected\b|\bthe\b|\bthere\b|\bplease\b|\bmust\b|undefined|\[object/i;
const GERMAN = /\b(der|die|das|ist|nicht|bitte|fehlt|erwartet|gibt|keine?)\b|[äöü]/i;
/** What stands in quotes, in brackets or after "Erwartet:" comes from the file or from the schema, in whatever language. */
const bare = (text: string) =>
  text.replace(/„.*?“|“.*?”|\(.*?\)|\{.*?\}/gu, '').replace(/(Erwartet:|Expected:|erwartet wird|expected is) .*$/u, '');

/** Every sentence is a whole one and in its own language. */
export function languageFaults(problems: readonly Problem[]): readonly string[] {
  return problems.flatMap(({ path, text }) => [
    ...(ENGLISH.test(bare(text.de)) || !/^[\p{Lu}„].*\.$/u.test(text.de) ? [`${path}: ${text.de}`] : []),
    ...(GERMAN.test(bare(text.en)) || !/^[\p{Lu}“].*\.$/u.test(text.en) ? [`${path}: ${text.en}`] : []),
  ]);
}
