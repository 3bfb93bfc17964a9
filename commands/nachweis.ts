import type { Fields } from '../src/bot/fields.ts';
import type { Text } from '../src/cases/problem.ts';
import { newDocument, renewDocument } from './work/documents.ts';
import { doneField } from './work/fields.ts';
import { say } from './work/say.ts';
import { withByDate } from './writing/by-date.ts';
import { type Variant, variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

/** A paper of the school has come in; its date is the one that is printed on it. */
const paper = (kind: 'Zeugnis' | 'Schulbescheinigung', english: string, words: readonly string[]): Variant =>
  variant({
    verb: { name: { de: kind.toLowerCase(), en: english }, words },
    title: { de: `${kind} eintragen`, en: `Record a ${english}` },
    examples: {
      de: [`nachweis F-101 ${kind.toLowerCase()} vom 31.07.`],
      en: [`document F-101 ${english} of 31 Jul`],
    },
    fields: ({ today }): Fields => ({
      date: {
        ...doneField({ de: 'Datum auf dem Papier', en: 'Date on the paper' }, today),
        lead: ['vom', 'am', 'of', 'on'],
      },
    }),
    apply({ date = '' }, { kase }) {
      const papers = kase.schule?.nachweise ?? [];
      const what: Text = say(
        (day) => `${kind} vom ${day(date)}`,
        (day) => `${kind} (${english}) of ${day(date)}`,
      );
      if (papers.some((item) => item.kind === kind && item.date === date)) {
        return { refused: { de: `Das steht schon da: ${what.de}.`, en: `That is recorded already: ${what.en}.` } };
      }
      const nachweise = withByDate(papers, { kind, date }, (item) => item.date);
      return { kase: { ...kase, schule: { ...kase.schule, nachweise } }, said: what };
    },
  });

export const nachweis = writingCommand({
  name: 'nachweis',
  aliases: ['dokument', 'document', 'ausweis'],
  summary: {
    de: 'Einen Nachweis eintragen: neu, erneuert; auch Zeugnis und Schulbescheinigung',
    en: 'Record a document: new, renewed; also school reports and certificates',
  },
  usage: {
    de: 'nachweis <Fall> neu | erneuert | zeugnis | schulbescheinigung …',
    en: 'document <case> new | renewed | report | certificate …',
  },
  examples: {
    de: [
      'nachweis F-101 neu Schwerbehindertenausweis bis 31.12.2028',
      'nachweis F-105 erneuert bis 15.01.2029',
      'nachweis F-101 zeugnis vom 31.07.',
    ],
    en: [
      'document F-101 new Aufenthaltstitel until 31 Dec 2028',
      'document F-105 renewed until 15 Jan 2029',
      'document F-101 report of 31 Jul',
    ],
  },
  variants: [
    newDocument,
    renewDocument,
    paper('Zeugnis', 'report', ['school report']),
    paper('Schulbescheinigung', 'certificate', ['bescheinigung', 'school certificate']),
  ],
});
