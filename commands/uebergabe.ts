import { findStaff } from '../src/access/access.ts';
import type { Field } from '../src/bot/fields.ts';
import type { Case } from '../src/cases/case.ts';
import type { Office } from '../src/cases/office.ts';
import type { Text } from '../src/cases/problem.ts';
import { reasonField } from './caseload/fields.ts';
import { handedOver, protocol } from './caseload/handover.ts';
import { staffChoices } from './caseload/staff-choices.ts';
import { wrong } from './work/say.ts';
import { variant } from './writing/spec.ts';
import { writingCommand } from './writing/writing-command.ts';

const DAY: Extract<Field, { type: 'date' }> = {
  type: 'date',
  label: { de: 'Zum', en: 'On' },
  hint: { de: 'leer = heute', en: 'empty = today' },
  near: true,
  lead: ['zum', 'am', 'ab', 'on', 'from'],
};

/** Whom a case may go to: to nobody who has it, and to case managers only. */
function nowResponsible({ manager }: Case, office: Office): Text {
  const name = manager === undefined ? undefined : findStaff(office, manager)?.name;
  return {
    de: `fehlt noch: wer im Fallmanagement ist${name === undefined ? '' : `, außer ${name} (jetzt zuständig)`}`,
    en: `missing: a case manager${name === undefined ? '' : ` other than ${name}, who is responsible now`}`,
  };
}

const handover = variant({
  title: { de: 'Fall übergeben', en: 'Hand a case over' },
  fields: ({ kase, context: { office } }) => ({
    to: {
      type: 'choice',
      label: { de: 'An wen', en: 'To whom' },
      required: true,
      lead: ['an', 'to'],
      missing: nowResponsible(kase, office),
      choices: staffChoices(
        office.staff.filter(({ id, roles }) => roles.includes('caseManager') && id !== kase.manager),
        office,
        kase.team,
      ),
    },
    on: DAY,
    marktnah: {
      type: 'yes-no',
      label: { de: 'Als arbeitsmarktnaher Fall', en: 'As a case near the labour market' },
      hint: { de: 'Ja = beginnt, Nein = endet, leer = wie bisher', en: 'yes = begins, no = ends, empty = as it is' },
      yes: ['marktnah', 'als marktnah', 'arbeitsmarktnah', 'near'],
      no: ['nicht marktnah', 'nicht mehr marktnah', 'ohne marktnah', 'not near'],
    },
    confirm: {
      type: 'yes-no',
      label: { de: 'Übergabe bestätigen', en: 'Confirm the handover' },
      hint: { de: 'Nein zeigt zuerst das Protokoll', en: 'no shows the protocol first' },
      initial: 'no',
      yes: ['bestätigen', 'bestätigt', 'bestätige', 'confirm', 'confirmed'],
    },
    reason: reasonField({ de: 'Grund', en: 'Reason' }),
  }),
  apply({ to: id, on, marktnah, confirm, reason }, edit) {
    const to = edit.context.office.staff.find((person) => person.id === id);
    if (to === undefined) return wrong('to', { de: 'gibt es nicht mehr', en: 'is not there any more' });
    return handedOver({ to, on: on ?? edit.today, marktnah, reason, confirmed: confirm === 'yes' }, edit);
  },
});

const shown = variant({
  verb: {
    name: { de: 'protokoll', en: 'protocol' },
    words: ['übergabeprotokoll', 'checkliste', 'checklist'],
  },
  title: { de: 'Übergabeprotokoll zeigen', en: 'Show the handover protocol' },
  onClosed: true,
  fields: () => ({}),
  apply: (_values, edit) => ({ first: protocol(edit.kase, edit) }),
});

export const uebergabe = writingCommand({
  name: 'uebergabe',
  aliases: ['uebergeben', 'falluebergabe', 'handover'],
  summary: {
    de: 'Einen Fall mit Übergabeprotokoll an jemand anderen übergeben',
    en: 'Hand a case over to somebody else, with a protocol',
  },
  usage: {
    de: 'uebergabe <Fall> an <Person> [zum Datum] [marktnah] [bestätigen] [weil …] | protokoll',
    en: 'handover <case> to <person> [on date] [near] [confirm] [because …] | protocol',
  },
  examples: {
    de: ['uebergabe F-105 an Herr Star', 'uebergabe F-105 an Herr Star marktnah', 'uebergabe F-105 protokoll'],
    en: ['handover F-105 to Herr Star', 'handover F-105 to Herr Star near', 'handover F-105 protocol'],
  },
  variants: [handover, shown],
});
