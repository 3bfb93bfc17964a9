import { bare } from '../src/bot/words.ts';
import { fold } from '../src/calendar/fold.ts';
import { stillOpen } from './caseload/still-open.ts';
import { doneField } from './work/fields.ts';
import { beforeStart, say, wrong } from './work/say.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

const close = variant({
  title: { de: 'Fall abschließen', en: 'Close a case' },
  fields: ({ today }) => ({
    on: doneField({ de: 'Abgeschlossen am', en: 'Closed on' }, today),
    anyway: {
      type: 'yes-no',
      label: { de: 'Trotz offener Punkte', en: 'In spite of what is open' },
      initial: 'no',
      yes: ['trotzdem', 'dennoch', 'anyway', 'all the same'],
    },
    reason: {
      type: 'text',
      label: { de: 'Grund', en: 'Reason' },
      max: 200,
      lead: ['weil', 'wegen', 'grund', 'because', 'reason'],
    },
  }),
  apply({ on: given, anyway, reason }, edit) {
    const { kase, today } = edit;
    const on = given ?? today;
    if (on < kase.opened) return wrong('on', beforeStart(on, kase.opened));
    const [close, all, why] =
      edit.context.language === 'de' ? ['abschliessen', 'trotzdem', 'weil'] : ['close', 'anyway', 'because'];
    const words = [
      `${close} ${kase.no}`,
      ...(on === today ? [] : [on]),
      all,
      ...(reason === undefined ? [] : [`${why} ${reason}`]),
    ];
    const first = anyway === 'yes' ? undefined : stillOpen(kase, words.join(' '), edit);
    if (first !== undefined) return { first };
    const said = reason === undefined ? '' : `: ${reason}`;
    return {
      kase: { ...kase, closed: { on, ...(reason === undefined ? {} : { reason }) } },
      said: say(
        (day) => `Abgeschlossen am ${day(on)}${said}`,
        (day) => `Closed on ${day(on)}${said}`,
      ),
    };
  },
});

const reopen = variant({
  title: { de: 'Fall wieder öffnen', en: 'Open a case again' },
  onClosed: true,
  pointless: ({ kase }) =>
    kase.closed === undefined ? { de: 'Der Fall ist nicht abgeschlossen.', en: 'The case is not closed.' } : undefined,
  fields: () => ({}),
  apply(_values, { kase: { closed, ...kase } }) {
    if (closed === undefined) return { kase, said: { de: '', en: '' } };
    return {
      kase,
      said: say(
        (day) => `Wieder offen (war abgeschlossen seit ${day(closed.on)})`,
        (day) => `Open again (was closed since ${day(closed.on)})`,
      ),
    };
  },
});

/** Said alone: a reason may begin with one of these words. */
const BACK = ['zurueck', 'oeffnen', 'wieder oeffnen', 'wiedereroeffnen', 'reopen', 'open', 'back'];

export const abschliessen = writingCommand({
  name: 'abschliessen',
  aliases: ['abschluss', 'schliessen', 'close'],
  summary: { de: 'Einen Fall abschließen oder wieder öffnen', en: 'Close a case or open it again' },
  usage: {
    de: 'abschliessen <Fall> [Datum] [Grund] | zurück',
    en: 'close <case> [date] [reason] | reopen',
  },
  examples: {
    de: ['abschließen F-105 in Arbeit', 'abschließen F-105 am 16.11. weggezogen', 'abschließen F-206 zurück'],
    en: ['close F-105 in work', 'close F-105 on 16 Nov moved away', 'close F-206 reopen'],
  },
  variants: [],
  async find(rest, { context: { language } }) {
    const back = BACK.includes(fold(bare(rest)));
    if (back) return { variant: reopen, named: { de: 'zurück', en: 'reopen' }[language], rest: '' };
    return { variant: close, named: '', rest };
  },
});
