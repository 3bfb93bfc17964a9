import { stringify } from 'csv-stringify/sync';
import { toIso } from '../calendar/civil-date.ts';
import type { Language } from '../cases/values.ts';
import { type DigestMessages, digestMessages } from '../messages/digest.ts';
import { internal, plain, type TeamReply } from '../reply/reply.ts';
import type { Digest, DigestRow, DigestTarget } from './digest.ts';
import { goalText } from './reply.ts';
import { figureName, partTexts, shownText } from './wording.ts';

/** Names are an office's own: one that begins like a formula would be worked out by a spreadsheet. */
const cell = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);

const number = (n: number | undefined, t: DigestMessages): string =>
  n === undefined ? '' : `${n}`.replace('.', t.decimal);

function rowsOf(row: DigestRow, t: DigestMessages, language: Language): string[][] {
  const section = t.section[row.section];
  const name = cell(figureName(row, t, language));
  const unit = row.figure === 'careLoad' ? ' %' : '';
  const first = [
    section,
    name,
    row.least ? t.atLeast('').trim() : '',
    `${shownText(row.now)}${unit}`,
    `${shownText(row.before)}${row.before.is === 'number' ? unit : ''}`,
    number(row.change, t),
    row.whole === undefined ? '' : shownText(row.whole),
    number(row.percent, t),
    number(row.percentBefore, t),
    '',
  ];
  const parts = partTexts(row, t, language).flat();
  return [first, ...parts.map((part) => [section, name, cell(part.name), `${part.n}`, '', '', '', '', '', ''])];
}

const targetRow = (item: DigestTarget, t: DigestMessages): string[] => [
  t.targets,
  t.target[item.target.figure],
  `${item.target.from} – ${item.target.until}`,
  shownText(item.reached),
  '',
  '',
  item.target.figure === 'activations' ? '' : shownText(item.activations),
  number(item.percent, t),
  '',
  goalText(item, t),
];

/** Everything that may be shown of a digest as a table: semicolons, a row per figure and per part, no row left out. */
export function digestCsv(digest: Digest, language: Language): string {
  const t = digestMessages(language);
  const expected = digest.targets.flatMap((item) =>
    item.expected === undefined
      ? []
      : [
          [
            t.targets,
            t.figure.expected,
            t.target[item.target.figure],
            shownText(item.expected),
            '',
            '',
            '',
            '',
            '',
            '',
          ],
        ],
  );
  return stringify(
    [
      t.csv,
      ...digest.rows.flatMap((row) => rowsOf(row, t, language)),
      ...digest.targets.map((item) => targetRow(item, t)),
      ...expected,
    ],
    { delimiter: ';' },
  );
}

/** The table as the text of an answer. */
export function csvReply(digest: Digest, language: Language): TeamReply {
  const t = digestMessages(language);
  const { team, now } = digest;
  const lines = digestCsv(digest, language).trimEnd().split('\n');
  return {
    title: t.title(digest.period),
    sections: [
      {
        items: [
          { line: [internal(t.period(team.name, toIso(now.from), toIso(now.until)))] },
          { line: [plain(t.csvHint, 'muted')] },
        ],
      },
      { items: lines.map((line) => ({ line: [internal(line)] })) },
    ],
    actions: [],
  };
}
