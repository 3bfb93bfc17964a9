import type { Text } from '../../src/cases/problem.ts';
import type { Question } from '../../src/fit/criteria/finding.ts';
import { both } from '../../src/fit/criteria/wording.ts';
import { isYesNo, type Merkmal, merkmalOf } from '../../src/fit/profile/merkmale.ts';

/** How a question is answered in a case. */
export interface AnswerHow {
  /** the command with an example of an answer */
  readonly example?: Text;
  /** the command that asks for the answer, as a button */
  readonly ask?: string;
  /** where the fact comes from, where no command records it */
  readonly elsewhere?: Text;
}

const quoted = (value: string): string => (/\s/u.test(value) ? `"${value}"` : value);

/** Better examples than the first value of a choice. */
const SAMPLES: Readonly<Record<string, string>> = {
  sprache: 'B1',
  abschluss: 'vorhanden',
  zielgruppe: 'Ausbildungssuchende',
};

/** A value as somebody would type it. */
function exampleValue(merkmal: Merkmal): Text {
  const same = (value: string): Text => ({ de: value, en: value });
  switch (merkmal.kind) {
    case 'number':
      return same(
        { years: '36', months: '14', hours: '25', euro: '450', degree: '50', class: '9', count: '3' }[merkmal.unit],
      );
    case 'choice': {
      if (isYesNo(merkmal)) return { de: 'ja', en: 'yes' };
      const wanted = SAMPLES[merkmal.key];
      const value = merkmal.values.find((one) => one.value === wanted) ?? merkmal.values[0];
      return { de: quoted(value?.value ?? ''), en: quoted(value?.en ?? '') };
    }
    case 'children':
      return same('3,7');
    case 'benefit':
      return same('21/24');
    case 'hemmnisse':
      return same('…');
    case 'text':
      return { de: 'Mitte', en: 'Mitte' };
  }
}

/** `merkmal=wert`, as an example. */
export function exampleFact(key: string): Text {
  const merkmal = merkmalOf(key);
  if (merkmal === undefined) return { de: `${key}=ja`, en: `${key}=yes` };
  const value = exampleValue(merkmal);
  return both((language) => `${key}=${value[language]}`);
}

/** Commands that record what a profile does not. */
const COMMANDS: Readonly<Record<string, (no: string) => Text>> = {
  kategorie: (no) => ({ de: `kategorie ${no} C`, en: `kategorie ${no} C` }),
  zielgruppe: (no) => ({ de: `zielgruppe ${no} Ausbildungssuchende`, en: `zielgruppe ${no} Ausbildungssuchende` }),
  prognose: (no) => ({ de: `prognose ${no} marktnah`, en: `prognose ${no} marktnah` }),
  ausbildungsreif: (no) => ({ de: `schule ${no} reif ja`, en: `schule ${no} reif ja` }),
  hemmnisse: (no) => ({
    de: `hemmnis ${no} neu …, oder hemmnis ${no} <Nr> festgestellt`,
    en: `obstacle ${no} new …, or obstacle ${no} <no> confirmed`,
  }),
  teilnahmen: (no) => ({ de: `teilnahme ${no}`, en: `participation ${no}` }),
};

/** Those commands ask for what is missing. */
const BUTTONS: Readonly<Record<string, string>> = {
  ausbildungsreif: 'schule',
  hemmnisse: 'hemmnis',
  teilnahmen: 'teilnahme',
};

/**
 * How a question about a case is answered.
 * @param massnahme id of the Maßnahme that it is asked for: a consent is given to one
 */
export function answerHow({ key }: Question, no: string, massnahme: string): AnswerHow {
  if (key === 'einwilligung') {
    return {
      example: both((language) =>
        language === 'de'
          ? `profil ${no} einwilligung ${massnahme} schriftlich`
          : `profile ${no} consent ${massnahme} written`,
      ),
      ask: `profil ${no} einwilligung ${massnahme}`,
    };
  }
  const other = Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined;
  if (other !== undefined) return { example: other(no), ask: `${BUTTONS[key] ?? key} ${no}` };
  const merkmal = merkmalOf(key);
  if (merkmal?.elsewhere !== undefined) return { elsewhere: merkmal.elsewhere };
  const fact = exampleFact(key);
  return {
    example: both((language) => `${language === 'de' ? 'profil' : 'profile'} ${no} ${fact[language]}`),
    ask: `profil ${no} frage ${key}`,
  };
}
