import { dayOfIso } from '../calendar/civil-date.ts';
import type { Language } from '../cases/values.ts';
import { type DigestMessages, digestMessages } from '../messages/digest.ts';
import { type Fact, internal, plain, type Section, type TeamItem, type TeamReply } from '../reply/reply.ts';
import { DIGEST_SECTIONS, type Digest, type DigestRow, type DigestTarget } from './digest.ts';
import { beforeText, dateText, figureName, partTexts, percentText, shownText, valueText } from './wording.ts';

type TeamSection = Section<'public' | 'internal'>;
type TeamFact = Fact<'public' | 'internal'>;

const isZero = ({ now, before }: DigestRow): boolean =>
  now.is === 'number' && now.n === 0 && before.is === 'number' && before.n === 0;

/** Part of a whole that is 0 says nothing of its own. */
const isEmpty = ({ whole }: DigestRow): boolean => whole?.is === 'number' && whole.n === 0;

const fact = (row: DigestRow): TeamFact => ({
  grade: 'internal',
  type: 'count',
  value: {
    figure: row.figure,
    ...(row.key === undefined ? {} : { key: row.key }),
    now: shownText(row.now),
    before: shownText(row.before),
    ...(row.whole === undefined ? {} : { of: shownText(row.whole) }),
    ...(row.percent === undefined ? {} : { percent: row.percent }),
    act: row.act,
  },
});

function itemOf(row: DigestRow, t: DigestMessages, language: Language): TeamItem {
  const details = partTexts(row, t, language).map((parts) => [
    internal(parts.map(({ name, n }) => `${name}: ${n}`).join(' · '), 'muted' as const),
  ]);
  return {
    line: [
      internal(`${figureName(row, t, language)}: `),
      internal(valueText(row, t), row.act ? 'alert' : 'strong'),
      internal(` (${beforeText(row, t)})`, 'muted'),
    ],
    ...(details.length === 0 ? {} : { details }),
    facts: [fact(row)],
  };
}

/** A target's wanted number: "66", "15 %". */
export const goalText = ({ target }: DigestTarget, t: DigestMessages): string =>
  target.percent === undefined ? `${target.count ?? ''}` : percentText(target.percent, t);

function targetItem(item: DigestTarget, t: DigestMessages, language: Language): TeamItem {
  const { target, reached, expected, activations, percent } = item;
  const part = percent === undefined ? '' : ` (${percentText(percent, t)})`;
  const more = [
    ...(target.figure === 'activations' ? [] : [t.ofActivations(shownText(activations))]),
    ...(expected === undefined ? [] : [t.goalMore(shownText(expected))]),
  ];
  return {
    line: [
      internal(`${t.target[target.figure]}: `),
      internal(`${t.goal(`${shownText(reached)}${part}`, goalText(item, t))}`, 'strong'),
    ],
    details: [
      [
        internal(
          [
            t.targetTime(dateText(dayOfIso(target.from), language), dateText(dayOfIso(target.until), language)),
            ...more,
          ].join(' · '),
          'muted',
        ),
      ],
    ],
  };
}

/** How one asks for a digest again. */
export const digestCommand = ({ team, period }: Digest, language: Language, more = ''): string => {
  const words = language === 'de' ? { week: 'woche', month: 'monat', quarter: 'quartal' } : undefined;
  return `digest ${team.id} ${words?.[period] ?? period}${more}`;
};

/** Which team and which days. */
function headOf({ team, now, before }: Digest, t: DigestMessages, language: Language): TeamSection {
  const text = (day: number) => dateText(day, language);
  return {
    items: [
      {
        line: [internal(t.period(team.name, text(now.from), text(now.until)), 'strong')],
        details: [[internal(t.against(text(before.from), text(before.until)), 'muted')]],
      },
    ],
  };
}

const toDoOf = ({ rows }: Digest, t: DigestMessages, language: Language): TeamSection => ({
  heading: [plain(t.toDo, 'strong')],
  items: rows.filter(({ act }) => act).map((row) => itemOf(row, t, language)),
});

/** What is to be done alone, with a button to the rest: for where only one message fits. */
export function shortDigestReply(digest: Digest, language: Language): TeamReply {
  const t = digestMessages(language);
  return {
    title: t.title(digest.period),
    sections: [headOf(digest, t, language), toDoOf(digest, t, language)],
    actions: [{ label: t.allButton, command: internal(digestCommand(digest, language)) }],
  };
}

/**
 * The digest as an answer: internal at most, so that it may be shown in the team's own channel too. Where nothing is to
 * be done it is one line.
 */
export function digestReply(digest: Digest, language: Language): TeamReply {
  const t = digestMessages(language);
  const { team, now, rows, targets } = digest;
  const title = t.title(digest.period);
  const [from, until] = [dateText(now.from, language), dateText(now.until, language)];
  const csv = digestCommand(digest, language, ' csv');
  if (!digest.actionable)
    return {
      title,
      sections: [{ items: [{ line: [internal(t.nothing(team.name, from, until, csv))] }] }],
      actions: [],
    };
  const shown = rows.filter((row) => !row.act && !isZero(row) && !isEmpty(row));
  const zero = rows.filter((row) => !row.act && isZero(row) && row.whole === undefined);
  const sections: TeamSection[] = [headOf(digest, t, language), toDoOf(digest, t, language)];
  for (const section of DIGEST_SECTIONS) {
    const items = shown.filter((row) => row.section === section).map((row) => itemOf(row, t, language));
    if (items.length > 0) sections.push({ heading: [plain(t.section[section], 'strong')], items });
  }
  if (targets.length > 0)
    sections.push({
      heading: [plain(t.targets, 'strong')],
      items: targets.map((item) => targetItem(item, t, language)),
    });
  if (zero.length > 0)
    sections.push({
      items: [{ line: [internal(t.zero(zero.map((row) => figureName(row, t, language)).join(' · ')), 'muted')] }],
    });
  const overdue = rows.some(({ act, figure }) => act && figure === 'overdue');
  return {
    title,
    sections,
    actions: [
      ...(overdue
        ? [
            {
              label: t.overdueButton,
              command: plain(language === 'de' ? 'fristen team überfällig' : 'deadlines team overdue'),
            },
          ]
        : []),
      { label: t.csvButton, command: internal(csv) },
    ],
  };
}
