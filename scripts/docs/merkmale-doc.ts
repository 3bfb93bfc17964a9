import { isYesNo, MERKMALE, type Merkmal } from '../../src/fit/profile/merkmale.ts';

const cell = (text: string) => text.replaceAll('|', '\\|');
const code = (text: string) => `\`${text}\``;

const UNITS: Readonly<Record<Extract<Merkmal, { kind: 'number' }>['unit'], string>> = {
  years: 'Zahl: volle Jahre',
  months: 'Zahl: Monate, oder ein Datum',
  hours: 'Zahl: Stunden je Woche',
  euro: 'Zahl: Euro im Monat',
  degree: 'Zahl: Grad',
  class: 'Zahl: Klasse',
  count: 'Zahl: Anzahl',
};

/** What a Merkmal can be, and the words that may be typed for it. */
function valueText(merkmal: Merkmal): string {
  switch (merkmal.kind) {
    case 'number': {
      const most = `, höchstens ${merkmal.most}`;
      const none = merkmal.none === undefined ? '' : `; 0: ${merkmal.none.map(code).join(' ')}`;
      const never = merkmal.never === undefined ? '' : `; nie: ${merkmal.never.map(code).join(' ')}`;
      return `${UNITS[merkmal.unit]}${most}${none}${never}`;
    }
    case 'choice':
      return merkmal.values.map(({ value }) => code(value)).join(' · ');
    case 'text':
      return 'Text';
    case 'benefit':
      return 'Zahl: Monate im Leistungsbezug, ohne Unterbrechung oder unter den letzten so vielen (`21/24`)';
    case 'children':
      return 'das Alter jedes Kindes (`3,7`), oder `keine`';
    case 'hemmnisse':
      return 'Namen aus [hemmnisse.md](hemmnisse.md) mit Kommas, `?` dahinter = vermutet, oder `keine`';
  }
}

/** How a condition asks for a Merkmal. */
function conditionText(merkmal: Merkmal): string {
  switch (merkmal.kind) {
    case 'number':
      return '`min` · `max` · `above`';
    case 'benefit':
      return '`min` · `max` · `above`, dazu `within`';
    case 'choice':
    case 'text':
      return '`of`';
    case 'children':
      return 'eigene Form: `children`';
    case 'hemmnisse':
      return 'eigene Form: `hemmnisse`';
  }
}

const PRIVATE: Readonly<Record<NonNullable<Merkmal['private']>, string>> = {
  health: 'Gesundheit',
  family: 'Familie',
  justice: 'Justiz',
  personal: 'persönlich',
};

const row = (merkmal: Merkmal): string =>
  [
    code(merkmal.key),
    merkmal.label.de,
    isYesNo(merkmal) ? '`ja` · `nein`' : valueText(merkmal),
    conditionText(merkmal),
    (merkmal.aliases ?? []).map(code).join(' '),
    merkmal.private === undefined ? '' : PRIVATE[merkmal.private],
    merkmal.question.de,
  ]
    .map(cell)
    .join(' | ');

/** Every Merkmal with its values, made from their table. */
export const merkmaleTable = (): string =>
  [
    '| Merkmal | Bedeutung | Werte | in einer Bedingung | auch | geschützt | Frage |',
    '|---|---|---|---|---|---|---|',
    ...MERKMALE.map((merkmal) => `| ${row(merkmal)} |`),
  ].join('\n');

/** Where a Merkmal comes from that is not entered in the profile of a case. */
export const elsewhereList = (): string =>
  MERKMALE.flatMap(({ key, elsewhere }) => (elsewhere === undefined ? [] : [`- ${code(key)}: ${elsewhere.de}`])).join(
    '\n',
  );

/** Words that may be typed for the values of a Merkmal, where there are others. */
export const wordsTable = (): string =>
  [
    '| Merkmal | Wert | auch |',
    '|---|---|---|',
    ...MERKMALE.flatMap((merkmal) =>
      merkmal.kind !== 'choice' || isYesNo(merkmal)
        ? []
        : merkmal.values.flatMap(({ value, words = [] }) =>
            words.length === 0 ? [] : [`| ${code(merkmal.key)} | ${code(value)} | ${words.map(code).join(' ')} |`],
          ),
    ),
  ].join('\n');
