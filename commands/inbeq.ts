import { extension, inbeqEnded, inbeqOutcome } from './work/inbeq-end.ts';
import { changeInbeq, newInbeq, phase } from './work/inbeq-start.ts';
import { writingCommand } from './writing/writing-command.ts';

export const inbeq = writingCommand({
  name: 'inbeq',
  aliases: ['ub', 'qualifizierung'],
  summary: {
    de: 'Eine InbeQ eintragen: neu, Phase, Verlängerung, Ergebnis, beendet',
    en: 'Record an InbeQ: new, phase, extension, outcome, ended',
  },
  usage: {
    de: 'inbeq <Fall> neu | phase | verlängerung | ergebnis | beendet | ändern …',
    en: 'inbeq <case> new | phase | extension | outcome | ended | change …',
  },
  examples: {
    de: [
      'inbeq F-101 neu ab 1.12. Reha-Träger BA',
      'inbeq F-101 phase Stabilisierung',
      'inbeq F-101 verlängerung bis 30.06.2027',
      'inbeq F-101 ergebnis Arbeitsverhältnis',
    ],
    en: [
      'inbeq F-101 new from 1 Dec agency BA',
      'inbeq F-101 phase Stabilisierung from 1 Dec',
      'inbeq F-101 extension until 30 Jun 2027',
    ],
  },
  variants: [newInbeq, phase, extension, inbeqOutcome, inbeqEnded, changeInbeq],
});
