import type { Case } from '../src/cases/case.ts';
import { PROGNOSEN } from '../src/cases/values.ts';
import { stateVariant } from './caseload/state-history.ts';
import { writingCommand } from './writing/writing-command.ts';

type Prognose = NonNullable<Case['prognosen']>[number]['prognose'];

/** What a Prognose is called in English, and other words for it. */
const WORDS: Readonly<Record<Prognose, readonly [en: string, ...words: string[]]>> = {
  marktnah: ['near the labour market', 'near'],
  'nicht marktnah': ['not near the labour market', 'not near', 'marktfern'],
  'integriert, aber hilfebedürftig': ['in work, but still in need', 'integriert aber hilfebedürftig', 'integriert'],
  'Zuordnung nicht erforderlich': ['not needed', 'nicht erforderlich', 'keine Zuordnung'],
};

export const prognose = writingCommand({
  name: 'prognose',
  aliases: ['integrationsprognose', 'prognosis'],
  summary: { de: 'Die Integrationsprognose ändern, mit Verlauf', en: 'Change the prognosis, with its history' },
  usage: { de: 'prognose <Fall> <Prognose> [seit]', en: 'prognosis <case> <prognosis> [since]' },
  examples: {
    de: ['prognose F-101 marktnah', 'prognose F-101 nicht marktnah seit 2.11.'],
    en: ['prognosis F-101 near', 'prognosis F-101 not near since 2 Nov'],
  },
  variants: [
    stateVariant({
      title: { de: 'Integrationsprognose eintragen', en: 'Record the prognosis' },
      label: { de: 'Prognose', en: 'prognosis' },
      lead: ['prognose', 'auf', 'prognosis'],
      choices: PROGNOSEN.map((value) => {
        const [english, ...words] = WORDS[value];
        return { value, label: { de: value, en: english }, words };
      }),
      read: (kase) => (kase.prognosen ?? []).map(({ prognose: value, since }) => ({ value, since })),
      write: (kase, entries) => ({
        ...kase,
        prognosen: entries.map(({ value, since }) => ({ prognose: value as Prognose, since })),
      }),
    }),
  ],
});
