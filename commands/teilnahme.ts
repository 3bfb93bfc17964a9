import { attendance, nextStep, takenOver } from './work/participation-course.ts';
import { participationResult } from './work/participation-result.ts';
import { earlyExit, participationEnd, startParticipation } from './work/participation-start.ts';
import { writingCommand } from './writing/writing-command.ts';

export const teilnahme = writingCommand({
  name: 'teilnahme',
  aliases: ['participation', 'tn'],
  summary: {
    de: 'Eine Teilnahme an einer Maßnahme eintragen: Start, Anwesenheit, Austritt, Ende, Ergebnis, nächster Schritt',
    en: 'Record a participation in a Maßnahme: start, attendance, exit, end, result, next step',
  },
  usage: {
    de: 'teilnahme <Fall> start | anwesenheit | austritt | ende | ergebnis | nächster Schritt | übernommen …',
    en: 'participation <case> start | attendance | exit | end | result | next step | taken over …',
  },
  examples: {
    de: [
      'teilnahme F-106 start Integrationsbegleitung ab 1.12. bis 31.5.2027',
      'teilnahme F-106 austritt am 15.12.',
      'teilnahme F-106 ergebnis t-3 Weiterbildung am 6.1.2025',
      'teilnahme F-106 nächster Schritt Bewerbung bei zwei Betrieben',
      'teilnahme F-109 anwesenheit 52 Stand 20.11.',
    ],
    en: [
      'participation F-106 start Integrationsbegleitung from 1 Dec until 31 May 2027',
      'participation F-106 exit on 15 Dec',
      'participation F-106 result t-3 further training on 6 Jan 2025',
      'participation F-106 next step apply at two employers',
    ],
  },
  variants: [startParticipation, attendance, earlyExit, participationEnd, participationResult, nextStep, takenOver],
});
