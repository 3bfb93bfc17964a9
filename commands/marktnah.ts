import { reasonField } from './caseload/fields.ts';
import { beginMarktnah, endMarktnah, marktnahOn, notMarktnah } from './caseload/marktnah-edit.ts';
import { doneField } from './work/fields.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

const begin = variant({
  verb: { name: { de: 'beginn', en: 'begin' }, words: ['beginnt', 'begonnen', 'start', 'begins', 'ab', 'seit'] },
  title: { de: 'Betreuung durch den FM für arbeitsmarktnahe Kunden beginnt', en: 'Care near the labour market begins' },
  fields: ({ today }) => ({ on: doneField({ de: 'Tag der Übergabe', en: 'Day of the handover' }, today) }),
  apply: ({ on }, { kase, today }) => beginMarktnah(kase, on ?? today),
});

const end = variant({
  verb: { name: { de: 'ende', en: 'end' }, words: ['beendet', 'endet', 'ended', 'ends'] },
  title: { de: 'Betreuung durch den FM für arbeitsmarktnahe Kunden endet', en: 'Care near the labour market ends' },
  pointless: ({ kase, today }) => (marktnahOn(kase, today) === undefined ? notMarktnah(kase) : undefined),
  fields: ({ today }) => ({
    on: doneField({ de: 'Letzter Tag', en: 'Last day' }, today),
    reason: reasonField({ de: 'Begründung', en: 'Reason' }, true),
  }),
  apply: ({ on, reason }, { kase, today }) => endMarktnah(kase, on ?? today, reason),
});

export const marktnah = writingCommand({
  name: 'marktnah',
  aliases: ['arbeitsmarktnah'],
  summary: {
    de: 'Beginn und Ende der Betreuung durch den FM für arbeitsmarktnahe Kunden',
    en: 'Begin and end of the care for clients near the labour market',
  },
  usage: { de: 'marktnah <Fall> beginn | ende weil … [Datum]', en: 'marktnah <case> begin | end because … [date]' },
  examples: {
    de: ['marktnah F-101 beginn', 'marktnah F-103 ende weil keine Stelle in Sicht ist'],
    en: ['marktnah F-101 begin', 'marktnah F-103 end because no job is in sight'],
  },
  variants: [begin, end],
});
