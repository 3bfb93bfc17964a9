import { newJob } from './work/contract-new.ts';
import { contractOutcome, renew } from './work/contract-outcome.ts';
import { changeJob } from './work/job-change.ts';
import { jobEnded, probation } from './work/job-ended.ts';
import { writingCommand } from './writing/writing-command.ts';

export const vertrag = writingCommand({
  name: 'vertrag',
  aliases: ['arbeitsvertrag', 'beschaeftigung', 'job', 'contract'],
  summary: {
    de: 'Eine Beschäftigung und ihren Vertrag eintragen: neu, verlängert, Ergebnis, beendet',
    en: 'Record a job and its contract: new, extended, outcome, ended',
  },
  usage: {
    de: 'vertrag <Fall> neu | verlängerung | ergebnis | beendet | probezeit | ändern …',
    en: 'contract <case> new | extension | outcome | ended | probation | change …',
  },
  examples: {
    de: [
      'vertrag F-101 neu ab 1.12. bis 30.11.2027 svp',
      'vertrag F-101 verlängerung bis 31.12.2027',
      'vertrag F-101 ergebnis Entfristung',
      'vertrag F-101 beendet am 15.11.',
    ],
    en: [
      'contract F-101 new from 1 Dec until 30 Nov 2027 svp',
      'contract F-101 extension until 31 Dec 2027',
      'contract F-101 outcome permanent',
      'contract F-101 ended on 15 Nov',
    ],
  },
  ambiguous: ['ende', 'endet', 'end', 'ends'],
  variants: [newJob, renew, contractOutcome, jobEnded, probation, changeJob],
});
