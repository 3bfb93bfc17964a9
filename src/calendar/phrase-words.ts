import { foldLoose } from './fold.ts';

/** Longest text that is read at all, in characters. */
const MAX_LENGTH = 200;

/** Canonical names of the months, January first. */
export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');
/** Canonical names of the weekdays, Monday first. */
export const WEEKDAYS: readonly string[] = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** canonical word (or '' to drop it): what people type for it, in German and English */
const VOCABULARY: readonly (readonly [string, string])[] = [
  ['', 'am on den dem der die das des the zum zur im für for of up einschließlich inklusive including'],
  ['', 'spätestens nur only innerhalb within binnen'],
  ['today', 'heute today heutige heutigen'],
  ['tomorrow', 'morgen tomorrow'],
  ['dayafter', 'übermorgen'],
  ['yesterday', 'gestern yesterday'],
  ['daybefore', 'vorgestern'],
  ['this', 'diese dieser diesen dieses diesem this aktuelle aktuellen aktueller aktuelles laufende laufenden current'],
  ['next', 'nächste nächsten nächster nächstes nächstem next kommende kommenden kommender kommendes coming'],
  ['afternext', 'übernächste übernächsten übernächster übernächstes'],
  ['last', 'letzte letzten letzter letztes last vergangene vergangenen vorige vorigen voriger previous past'],
  ['day', 'tag tage tagen day days'],
  ['week', 'woche wochen week weeks'],
  ['month', 'monat monate monaten monats month months'],
  ['quarter', 'quartal quartale quartalen quartals quarter quarters'],
  ['year', 'jahr jahre jahren jahres year years'],
  ['end month', 'monatsende ultimo'],
  ['end quarter', 'quartalsende'],
  ['end year', 'jahresende'],
  ['end', 'ende end'],
  ['start', 'anfang beginn beginning start'],
  ['in', 'in'],
  ['before', 'vor'],
  ['ago', 'ago'],
  ['from', 'ab von vom from starting between zwischen'],
  ['since', 'seit since'],
  ['to', 'bis to until till through by - und and'],
  ['kw', 'kw kalenderwoche cw'],
  ['q', 'q'],
  ['overdue', 'überfällig überfällige überfälligen überfälliges overdue verpasst verpasste verpassten missed'],
  ['all', 'alle alles allen all everything'],
  ['1', 'ein eine einen einem einer eins one a an'],
  ['2', 'zwei zwo two'],
  ['3', 'drei three'],
  ['4', 'vier four'],
  ['5', 'fünf five'],
  ['6', 'sechs six'],
  ['7', 'sieben seven'],
  ['8', 'acht eight'],
  ['9', 'neun nine'],
  ['10', 'zehn ten'],
  ['11', 'elf eleven'],
  ['12', 'zwölf twelve'],
  ['january', 'januar january jan jänner'],
  ['february', 'februar february feb'],
  ['march', 'märz march mär mrz mar'],
  ['april', 'april apr'],
  ['may', 'mai may'],
  ['june', 'juni june jun'],
  ['july', 'juli july jul'],
  ['august', 'august aug'],
  ['september', 'september sept sep'],
  ['october', 'oktober october okt oct'],
  ['november', 'november nov'],
  ['december', 'dezember december dez dec'],
  ['monday', 'montag monday'],
  ['tuesday', 'dienstag tuesday'],
  ['wednesday', 'mittwoch wednesday'],
  ['thursday', 'donnerstag thursday'],
  ['friday', 'freitag friday'],
  ['saturday', 'samstag sonnabend saturday'],
  ['sunday', 'sonntag sunday'],
];

const WORDS: ReadonlyMap<string, string> = new Map(
  VOCABULARY.flatMap(([word, typed]) => typed.split(' ').map((t) => [foldLoose(t), word] as const)),
);

function canonicalWord(word: string): string {
  // "15.12." and "dez." lose the dot; "3." keeps it: an ordinal, "3. Quartal" is not "3 Quartale"
  const bare = /^\d{1,2}\.$/.test(word) ? word : word.replace(/\.+$/, '');
  return WORDS.get(bare) ?? bare;
}

/**
 * What somebody typed, in one vocabulary and spelling: "vom 1. Dez. bis zum 15.12." becomes
 * "from 1. december to 15.12". Unknown words stay; `undefined` for text of more than 200 characters.
 */
export function canonical(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  return foldLoose(text)
    .replace(/(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g, '$3.$2.$1')
    .replace(/[-–—−]/g, ' - ')
    .replace(/[,/]/g, ' ')
    .replace(/[!?;:]+$/, '')
    .replace(/(\d)(?:st|nd|rd|th)(?![a-z])/g, '$1. ')
    .replace(/([a-z])(?=\d)|(\d\.?)(?=[a-z])/g, '$1$2 ')
    .replace(/(\d\.) +(?=\d{1,2}\.)/g, '$1')
    .replace(/(\d\.\d{1,2}\.) +(?=\d)/g, '$1')
    .split(' ')
    .map(canonicalWord)
    .filter((word) => word !== '')
    .join(' ');
}
