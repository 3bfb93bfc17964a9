import { visible } from '../../cases/problem.ts';
import { MASSNAHME_KINDS, PARTICIPATION_OUTCOMES } from '../../cases/values.ts';
import type { ParticipationKnown } from '../profile/knowledge.ts';
import type { ReadList } from './hemmnisse.ts';
import { type Known, type Problem, problem } from './known.ts';
import { keyOf, NO, nearest } from './text.ts';
import type { Token } from './tokens.ts';

const KINDS: ReadonlyMap<string, string> = new Map(MASSNAHME_KINDS.map((kind) => [keyOf(kind), kind]));
/** `undefined`: it still runs */
const OUTCOMES: ReadonlyMap<string, string | undefined> = new Map<string, string | undefined>([
  ...PARTICIPATION_OUTCOMES.map((outcome) => [keyOf(outcome), outcome] as const),
  ...Object.entries({
    Arbeit: 'arbeitsaufnahme|job|work|vermittelt|integriert',
    Ausbildung: 'apprenticeship|training',
    Selbständigkeit: 'selbstständigkeit|selbständig|self-employment',
    Minijob: 'mini-job',
    Abbruch: 'abgebrochen|abbrecher|broken off|drop-out|dropout',
    Krankheit: 'krank|illness',
    'ohne Anschluss': 'ohne|ohne ergebnis|nichts|none|beendet',
    Umzug: 'umgezogen|moved',
  }).flatMap(([outcome, words]) => words.split('|').map((word) => [keyOf(word), outcome] as const)),
  ...['läuft', 'laufend', 'running'].map((word) => [keyOf(word), undefined] as const),
]);

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;

function wrongOutcome(typed: string): Problem {
  const near = nearest(typed, PARTICIPATION_OUTCOMES);
  const shown = visible(typed);
  const [de, en] =
    near === undefined ? ['', ''] : [`, gemeint ist vielleicht „${near}“`, `, perhaps “${near}” is meant`];
  const list = PARTICIPATION_OUTCOMES.map((outcome) => `„${outcome}“`).join(' · ');
  const english = PARTICIPATION_OUTCOMES.map((outcome) => `“${outcome}”`).join(' · ');
  return problem(
    `„${shown}“ ist kein Ergebnis einer Teilnahme${de}. Möglich: ${list}.`,
    `“${shown}” is no result of a participation${en}. Possible: ${english}.`,
  );
}

const wrongName = (typed: string): Problem =>
  problem(
    `„${visible(typed)}“ ist keine Teilnahme. Bitte zum Beispiel so: „teilnahmen=E08:Abbruch,MAG:Arbeit“ oder „teilnahmen=keine“.`,
    `“${visible(typed)}” is no participation. Please write, for example: “teilnahmen=E08:Abbruch,MAG:Arbeit” or “teilnahmen=keine”.`,
  );

/** The result behind a colon: one word or two. How many. */
function outcomeAt(words: readonly Token[], at: number) {
  for (const length of [2, 1]) {
    const slice = words.slice(at, at + length);
    if (slice.length < length || slice.some(({ mark }) => mark)) continue;
    const key = keyOf(slice.map(({ text }) => text).join(''));
    if (OUTCOMES.has(key)) return { outcome: OUTCOMES.get(key), length };
  }
  return undefined;
}

const isJoint = (word: Token | undefined): boolean =>
  word !== undefined && (word.text === ',' || (!word.quoted && ['und', 'and', '+'].includes(word.text.toLowerCase())));

/**
 * Reads "keine" or "E08:Abbruch, MAG:Arbeit" from the front, as far as it goes: a Maßnahme by its id, or any one of a
 * kind. Nobody says when: `from` is empty.
 * @param isFact whether a word says something of its own: "E08, alleinerziehend"
 */
export function readParticipations(words: readonly Token[], isFact: (word: string) => boolean): ReadList {
  const list: ParticipationKnown[] = [];
  const known: Known = { kind: 'participations', list };
  if (words[0] !== undefined && NO.has(keyOf(words[0].text))) return { known, used: 1 };
  let at = 0;
  for (;;) {
    const word = words[at];
    if (word === undefined || word.mark || !ID.test(word.text))
      return { known, used: 0, problem: wrongName(word?.text ?? '') };
    const kind = KINDS.get(keyOf(word.text));
    let outcome: string | undefined;
    at++;
    if (words[at]?.text === ':') {
      const found = outcomeAt(words, at + 1);
      if (found === undefined) return { known, used: 0, problem: wrongOutcome(words[at + 1]?.text ?? '') };
      outcome = found.outcome;
      at += 1 + found.length;
    }
    list.push({ massnahme: kind === undefined ? word.text : '', kind, from: '', until: undefined, outcome });
    let next = at;
    while (isJoint(words[next])) next++;
    const { text } = words[next] ?? {};
    const goesOn = text !== undefined && (KINDS.has(keyOf(text)) || words[next + 1]?.text === ':' || !isFact(text));
    if (next === at || !goesOn) return { known, used: at };
    at = next;
  }
}
