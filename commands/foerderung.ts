import { choicesOf } from '../src/bot/fields.ts';
import { fold } from '../src/calendar/fold.ts';
import type { Text } from '../src/cases/problem.ts';
import { FUNDING_OUTCOMES } from '../src/cases/values.ts';
import { spanVariants } from './work/span-variants.ts';
import type { SpanSort } from './work/spans.ts';
import { writingCommand } from './writing/writing-command.ts';

/** How the usual kinds are written, and what people type for them. */
const KINDS: readonly (readonly [string, readonly string[]])[] = [
  ['EGZ', ['egz', 'eingliederungszuschuss']],
  ['BSZ', ['bsz', 'beschaeftigungssicherungszuschuss', 'minderleistungsausgleich']],
  ['§ 16e', ['16e', '16e sgb ii', 'paragraph 16e', 'par. 16e']],
  ['§ 16i', ['16i', '16i sgb ii', 'paragraph 16i', 'par. 16i', 'teilhabe am arbeitsmarkt']],
];

const keyOf = (typed: string): string =>
  fold(typed)
    .replace(/§\s*/gu, '')
    .replace(/(\d)\s+([a-z])\b/gu, '$1$2')
    .trim();

/** "§16 e" as the office writes it: "§ 16e". Other kinds stay as they were typed. */
const kindName = (typed: string): string => KINDS.find(([, words]) => words.includes(keyOf(typed)))?.[0] ?? typed;

/** A usual kind and more words: "EGZ verlängert" is no kind of its own. */
function kindProblem(typed: string): Text | undefined {
  const key = keyOf(typed);
  const known = KINDS.some(([, words]) => words.includes(key));
  const [kind] = KINDS.find(([, words]) => words.some((word) => key.startsWith(`${word} `))) ?? [];
  if (known || kind === undefined) return undefined;
  return {
    de: `Was hinter ${kind} steht, habe ich nicht verstanden: „${typed}“. Ist es eine eigene Art, bitte mit Bindestrich: ${kind}-SB`,
    en: `I did not understand what stands after ${kind}: “${typed}”. If it is a kind of its own, please with a hyphen: ${kind}-SB`,
  };
}

/** The Förderungen of a case. */
export const FUNDINGS: SpanSort = {
  command: { de: 'foerderung', en: 'funding' },
  name: { de: 'Förderung', en: 'funding' },
  aName: { de: 'eine Förderung', en: 'a funding' },
  letter: 'f',
  startRequired: false,
  kindField: {
    type: 'text',
    label: { de: 'Art', en: 'Kind' },
    hint: { de: 'EGZ, BSZ, § 16e, § 16i oder eine andere', en: 'EGZ, BSZ, § 16e, § 16i or another' },
    missing: {
      de: 'welche? Zum Beispiel EGZ, BSZ, § 16e, § 16i',
      en: 'which? For example EGZ, BSZ, § 16e, § 16i',
    },
    required: true,
    max: 60,
  },
  kindName,
  kindProblem,
  outcomes: choicesOf(FUNDING_OUTCOMES, {
    beantragt: ['applied for', 'applied', 'Antrag gestellt'],
    verlängert: ['Verlängerung', 'bewilligt', 'extended', 'extension', 'granted'],
    'Anschluss geklärt': ['Anschluss', 'follow-on settled', 'follow-on'],
    endet: ['Ende', 'läuft aus', 'nicht verlängert', 'abgelehnt', 'ends', 'end', 'not extended', 'refused'],
  }),
  list: (kase) => kase.fundings ?? [],
  put: (kase, list) => ({ ...kase, fundings: list as NonNullable<typeof kase.fundings> }),
};

export const foerderung = writingCommand({
  name: 'foerderung',
  aliases: ['funding', 'subsidy', 'zuschuss'],
  summary: {
    de: 'Eine Förderung der Beschäftigung eintragen: neu, Ergebnis, Ende',
    en: 'Record the funding of a job: new, outcome, end',
  },
  usage: { de: 'foerderung <Fall> neu | ergebnis | ende …', en: 'funding <case> new | outcome | end …' },
  examples: {
    de: [
      'foerderung F-101 neu EGZ ab 1.12. bis 30.11.2027',
      'foerderung F-101 ergebnis beantragt',
      'foerderung F-101 ergebnis verlängert bis 31.05.2028',
      'foerderung F-101 ende 31.03.2027',
    ],
    en: [
      'funding F-101 new EGZ from 1 Dec until 30 Nov 2027',
      'funding F-101 outcome extended until 31 May 2028',
      'funding F-101 end 31 Mar 2027',
    ],
  },
  variants: spanVariants(FUNDINGS),
});
