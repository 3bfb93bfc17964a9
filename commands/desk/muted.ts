import { findStaff } from '../../src/access/access.ts';
import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import type { Staff } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import type { Rule } from '../../src/deadlines/rule.ts';
import { mayBeMuted } from '../../src/reminders/mute.ts';
import { type Item, internal, plain } from '../../src/reply/reply.ts';
import { wrong } from '../work/say.ts';
import {
  type OfficeEdit,
  type OfficeEdited,
  type OfficeVariant,
  officeForm,
  officeVariant,
  runOffice,
} from '../writing/run-office.ts';
import { mutedOf, ruleChoices, rulesFor, rulesNamed, toMute, withMuted } from './muted-rules.ts';

/** Most rules that are offered as buttons. */
const MOST_BUTTONS = 8;

const LESS: Text = { de: 'Weniger Erinnerungen', en: 'Fewer reminders' };
const AGAIN: Text = { de: 'Wieder erinnern', en: 'Remind again' };
const RULE: Text = { de: 'Regel', en: 'Rule' };
const STILL: Text = {
  de: 'In einer Vertretung, und wo niemand zuständig ist, kommt sie trotzdem.',
  en: 'As a deputy, and where nobody is responsible, you are reminded all the same.',
};

/** The person's own entry as it stands now. */
const ownEntry = ({ office, context }: Pick<OfficeEdit, 'office' | 'context'>): Staff =>
  findStaff(office, context.access.person.id) ?? context.access.person;

function changed(edit: OfficeEdit, change: Parameters<typeof withMuted>[1], said: Text, also?: Text): OfficeEdited {
  const { office } = edit;
  const own = ownEntry(edit);
  const staff = office.staff.map((item) => (item.id === own.id ? withMuted(own, change) : item));
  return { office: { ...office, staff }, said, ...(also === undefined ? {} : { also: [also] }) };
}

const gone = wrong('rule', { de: 'gibt es nicht mehr', en: 'is not there any more' }) as OfficeEdited;

const muteVariant = officeVariant({
  command: 'weniger',
  title: LESS,
  examples: { de: ['weniger Probezeit', 'weniger Befristung'], en: ['mute probation', 'mute fixed term'] },
  fields: ({ context }) => ({
    // one that is muted already is understood as well
    rule: {
      type: 'choice',
      label: RULE,
      required: true,
      choices: ruleChoices(rulesFor(context).filter(mayBeMuted)),
    },
  }),
  apply({ rule: id }, edit) {
    const rule = rulesFor(edit.context).find((item) => item.id === id);
    if (rule === undefined || !mayBeMuted(rule)) return gone;
    const { de, en } = rule.title;
    return changed(edit, { mute: id }, { de: `Keine Erinnerung mehr: ${de}`, en: `No more reminders: ${en}` }, STILL);
  },
});

const unmuteVariant = officeVariant({
  command: 'wieder',
  title: AGAIN,
  examples: { de: ['wieder Probezeit', 'wieder Befristung'], en: ['unmute probation', 'unmute fixed term'] },
  fields: (edit) => ({
    rule: {
      type: 'choice',
      label: RULE,
      required: true,
      choices: ruleChoices(mutedOf(ownEntry(edit), edit.context)),
    },
  }),
  apply({ rule: id }, edit) {
    const rule = mutedOf(ownEntry(edit), edit.context).find((item) => item.id === id);
    if (rule === undefined) return gone;
    const { de, en } = rule.title;
    return changed(edit, { unmute: id }, { de: `Wieder mit Erinnerung: ${de}`, en: `Reminders again: ${en}` });
  },
});

/** Asks which rule is meant: with a button for each, and the form for all of them. */
function which(variant: OfficeVariant, why: Text, rules: readonly Rule[], context: CommandContext): CommandResult {
  const { language } = context;
  const items = rules.map(({ title }): Item => ({ line: [internal(title[language])] }));
  return {
    private: {
      title: variant.title[language],
      sections: [{ items: [{ line: [plain(why[language])] }] }, ...(items.length === 0 ? [] : [{ items }])],
      actions: rules.slice(0, MOST_BUTTONS).map(({ id, title }) => ({
        label: title[language],
        command: internal(`${variant.command} ${id}`),
      })),
    },
    form: officeForm(variant, context),
  };
}

const notRecorded = (text: Text, { language, messages }: CommandContext): CommandResult => ({
  private: {
    title: messages.notRecordedTitle,
    sections: [{ items: [{ line: [internal(text[language])] }] }],
    actions: [],
  },
});

/** Law and standards come together with everything else, and they come. */
function refusal({ kind, title }: Rule, context: CommandContext): CommandResult {
  const what =
    kind === 'law' ? { de: 'steht im Gesetz', en: 'is set by law' } : { de: 'ist Standard', en: 'is a standard' };
  const text: Text = {
    de: `„${title.de}“ ${what.de}, daran erinnere ich immer. Es kommt aber alles zusammen, morgens in einer Nachricht.`,
    en: `“${title.en}” ${what.en}, so I always remind of it. But everything comes together, in one message in the morning.`,
  };
  return notRecorded(text, context);
}

const SEVERAL: Text = { de: 'Da passen mehrere. Welche ist gemeint?', en: 'Several fit. Which one is meant?' };

/** `weniger`: the person is not reminded of a rule any more. */
export async function mute(line: string, context: CommandContext): Promise<CommandResult> {
  if (line === '') {
    const why: Text = {
      de: 'Woran möchten Sie nicht mehr erinnert werden? Gesetz und Standard bleiben.',
      en: 'What do you not want to be reminded of any more? Law and standards stay.',
    };
    return which(muteVariant, why, toMute(context.access.person, context), context);
  }
  const named = rulesNamed(line, rulesFor(context));
  const possible = named.filter(mayBeMuted);
  const [first] = named.toSorted((a, b) => a.title[context.language].length - b.title[context.language].length);
  if (possible.length > 1) return which(muteVariant, SEVERAL, possible, context);
  if (possible.length === 0 && first !== undefined) return refusal(first, context);
  return runOffice(muteVariant, possible[0]?.id ?? line, context);
}

/** `wieder`: the person is reminded of a rule again. */
export async function unmute(line: string, context: CommandContext): Promise<CommandResult> {
  const muted = mutedOf(context.access.person, context);
  if (muted.length === 0) {
    const nothing: Text = {
      de: 'Sie haben keine Erinnerung abgestellt.',
      en: 'You have not switched any reminders off.',
    };
    return notRecorded(nothing, context);
  }
  const named = line === '' ? muted : rulesNamed(line, muted);
  const [only, ...others] = named;
  if (line === '' || others.length > 0) {
    const why: Text = { de: 'Woran soll ich Sie wieder erinnern?', en: 'What shall I remind you of again?' };
    return which(unmuteVariant, why, named, context);
  }
  const [loud] = only === undefined ? rulesNamed(line, rulesFor(context)) : [];
  if (loud === undefined) return runOffice(unmuteVariant, only?.id ?? line, context);
  const text: Text = {
    de: `Daran erinnere ich Sie schon: ${loud.title.de}`,
    en: `You are reminded of that already: ${loud.title.en}`,
  };
  return notRecorded(text, context);
}
