import { distance } from 'fastest-levenshtein';
import type { Case } from '../../cases/case.ts';
import { type Text, visible } from '../../cases/problem.ts';
import { PERSON, unknownRef } from '../../cases/reference.ts';
import { keyIndex } from '../values/keys.ts';
import { keyOf, nearest } from '../values/text.ts';
import { merkmalOf } from './merkmale.ts';
import { readEntry } from './profile-entries.ts';

type ReportAt = (path: string, text: Text) => void;

/** So many letters apart two names may be one name. */
const SLIP = 2;

const NO_QUESTIONS: ReadonlySet<string> = new Set();

const ELSEWHERE: Readonly<Record<'teilnahmen' | 'einwilligung', Text>> = {
  teilnahmen: {
    de: 'Teilnahmen stehen im Fall für sich (participations).',
    en: 'Participations have a place of their own in the case (participations).',
  },
  einwilligung: {
    de: 'Einwilligungen stehen im Fall für sich (consents).',
    en: 'Consents have a place of their own in the case (consents).',
  },
};

/** What is wrong with the name of an entry that is no Merkmal: another word for one, or not the name of a question. */
function wrongName(name: string): Text | undefined {
  const key = keyIndex(NO_QUESTIONS).find(name);
  if (key?.kind === 'teilnahmen' || key?.kind === 'einwilligung') return ELSEWHERE[key.kind];
  const shown = visible(name);
  if (key !== undefined)
    return {
      de: `„${shown}“ heißt hier „${key.key}“. Bitte den Namen aus docs/merkmale.md nehmen.`,
      en: `“${shown}” is called “${key.key}” here. Please take the name from docs/merkmale.md.`,
    };
  if (name === name.toLowerCase()) return undefined;
  return {
    de: `Das Merkmal „${shown}“ gibt es nicht. Alle Merkmale stehen in docs/merkmale.md.`,
    en: `There is no Merkmal “${shown}”. All of them are in docs/merkmale.md.`,
  };
}

/** What must hold in the profile of a case: each name once, known, not said elsewhere, with a value that it can have. */
export function checkProfil(kase: Case, report: ReportAt): void {
  const seen = new Set<string>();
  (kase.profil ?? []).forEach((entry, i) => {
    const { merkmal: name } = entry;
    const path = `profil[${i}]`;
    const merkmal = merkmalOf(name);
    const wrong = merkmal === undefined ? wrongName(name) : merkmal.elsewhere;
    if (wrong !== undefined) return report(`${path}.merkmal`, wrong);
    if (seen.has(keyOf(name))) {
      report(`${path}.merkmal`, {
        de: `„${name}“ steht hier zweimal. Bitte nur einen Eintrag je Merkmal.`,
        en: `“${name}” stands here twice. One entry for each Merkmal, please.`,
      });
    }
    seen.add(keyOf(name));
    const read = readEntry(entry);
    if (read.kind === 'problem') report(`${path}.wert`, read.text);
  });
}

/**
 * What the profile of a case refers to outside of it.
 * @param judgements keys of the questions that some Maßnahme asks; only asked for where they are needed
 */
export function checkProfilReferences(
  kase: Case,
  staff: ReadonlySet<string>,
  judgements: () => ReadonlySet<string>,
  report: ReportAt,
): void {
  (kase.profil ?? []).forEach(({ merkmal: name, by }, i) => {
    if (by !== undefined && !staff.has(by)) report(`profil[${i}].by`, unknownRef(PERSON, by, 'office.staff'));
    if (merkmalOf(name) !== undefined || wrongName(name) !== undefined || judgements().has(name)) return;
    const near = nearest(name, [...keyIndex(NO_QUESTIONS).names(), ...judgements()]);
    // an answer to a question that no Maßnahme asks any more stays; what looks like a slip of the pen does not
    if (near === undefined || distance(name, near) > SLIP) return;
    const meant = keyIndex(judgements()).find(near)?.key ?? near;
    const [de, en] = [`, gemeint ist vielleicht „${meant}“`, `, perhaps “${meant}” is meant`];
    const shown = visible(name);
    report(`profil[${i}].merkmal`, {
      de: `„${shown}“ ist kein Merkmal (docs/merkmale.md) und keine Frage einer Maßnahme${de}. Bitte den Namen prüfen.`,
      en: `“${shown}” is no Merkmal (docs/merkmale.md) and no question of a Maßnahme${en}. Please check the name.`,
    });
  });
}
