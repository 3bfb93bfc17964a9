import { findStaff } from '../../src/access/access.ts';
import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import type { Choice, Field } from '../../src/bot/fields.ts';
import { words } from '../../src/bot/words.ts';
import { fold } from '../../src/calendar/fold.ts';
import type { Staff } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import { LANGUAGES, type Language } from '../../src/cases/values.ts';
import type { Rule } from '../../src/deadlines/rule.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { type Action, type Item, internal, plain } from '../../src/reply/reply.ts';
import { type OfficeEdit, type OfficeEdited, officeForm, officeVariant, runOffice } from '../writing/run-office.ts';
import { MUTED, mutedOf, ruleChoices, toMute, withMuted } from './muted-rules.ts';

const TITLE: Text = { de: 'Ihre Einstellungen', en: 'Your settings' };
const LANGUAGE: Text = { de: 'Sprache', en: 'Language' };
const QUIET: Text = { de: 'Ruhezeit', en: 'Quiet hours' };
const NO_QUIET: Text = { de: 'keine', en: 'none' };
const MEANING: Text = {
  de: 'In der Ruhezeit schreibe ich Ihnen nichts von mir aus. Auf Fragen antworte ich immer.',
  en: 'During quiet hours I do not write to you on my own. Questions are always answered.',
};

const NAMES: Readonly<Record<Language, Text>> = {
  de: { de: 'Deutsch', en: 'German' },
  en: { de: 'Englisch', en: 'English' },
};
const WORDS: Readonly<Record<Language, readonly string[]>> = {
  de: ['auf deutsch'],
  en: ['auf englisch', 'in english'],
};

/** Most rules that have a button each to be reminded of again. */
const MOST_AGAIN = 5;

const OFF = 'aus';
const USUAL = { from: '19:00', until: '07:00' } as const;
const HALF_HOURS = Array.from(
  { length: 48 },
  (_, i) => `${`${Math.floor(i / 2)}`.padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
);

const QUIET_WORDS = ['ruhe', 'ruhezeit', 'quiet hours', 'quiet'];
const LEADS = QUIET_WORDS.flatMap((word) => [...['von', 'ab', 'from'].map((start) => `${word} ${start}`), word]);

/** "07:00", "7:00", "7 Uhr", "7" */
function timeWords(time: string): readonly string[] {
  const [hour = '', minute = ''] = time.split(':');
  const short = `${Number(hour)}`;
  const spellings = [`${short}:${minute}`, `${hour}.${minute}`, `${short}.${minute}`];
  if (minute === '00') spellings.push(short, hour);
  return [...spellings, ...[time, ...spellings].flatMap((spelling) => [`${spelling} Uhr`, `${spelling} o'clock`])];
}

const timeChoice = (time: string): Choice => ({
  value: time,
  label: { de: time, en: time },
  words: timeWords(time),
});

/** Half hours, and the time that is set, which an import may have brought. */
const times = (now: string | undefined): readonly Choice[] =>
  [...new Set([...HALF_HOURS, ...(now === undefined ? [] : [now])])].sort().map(timeChoice);

/** The answer that is no time stays the first. */
const byTime = (a: Choice, b: Choice): number =>
  Number(b.value === OFF) - Number(a.value === OFF) || (a.value < b.value ? -1 : 1);

const languageOf = ({ language = 'de' }: Staff): Language => language;

function quietText({ quietHours }: Staff): Text {
  if (quietHours === undefined) return NO_QUIET;
  const { from, until } = quietHours;
  return { de: `${from} bis ${until}`, en: `${from} to ${until}` };
}

/** The person's own entry as it stands now. */
const ownEntry = ({ office, context }: OfficeEdit): Staff =>
  findStaff(office, context.access.person.id) ?? context.access.person;

/** The rules that somebody is not reminded of, by their names. */
function mutedText(person: Staff, context: CommandContext): Text {
  const titles = mutedOf(person, context).map(({ title }) => title);
  return { de: titles.map(({ de }) => de).join(' · '), en: titles.map(({ en }) => en).join(' · ') };
}

function changed(before: Staff, after: Staff, context: CommandContext): Text {
  const parts: Text[] = [];
  if (languageOf(before) !== languageOf(after)) {
    const name = NAMES[languageOf(after)];
    parts.push({ de: `${LANGUAGE.de}: ${name.de}`, en: `${LANGUAGE.en}: ${name.en}` });
  }
  const [was, is] = [quietText(before), quietText(after)];
  if (was.de !== is.de) parts.push({ de: `${QUIET.de}: ${is.de}`, en: `${QUIET.en}: ${is.en}` });
  const [muted, now] = [mutedText(before, context), mutedText(after, context)];
  if (muted.de !== now.de)
    parts.push({ de: `${MUTED.de}: ${now.de || NO_QUIET.de}`, en: `${MUTED.en}: ${now.en || NO_QUIET.en}` });
  return { de: parts.map(({ de }) => de).join(' · '), en: parts.map(({ en }) => en).join(' · ') };
}

interface MutedFields {
  readonly mute?: Field;
  readonly unmute?: Field;
}

/** Rules to hear less of, and to hear of again; in a line they are announced, so that no other word is taken for one. */
function mutedFields(person: Staff, context: CommandContext): MutedFields {
  const [loud, muted] = [toMute(person, context), mutedOf(person, context)];
  const field = (label: Text, lead: readonly string[], rules: readonly Rule[]): Field => ({
    type: 'choice',
    label,
    lead,
    leadOnly: true,
    choices: ruleChoices(rules),
  });
  const mute = field({ de: 'Nicht mehr erinnern an', en: 'No more reminders of' }, ['weniger', 'mute'], loud);
  const unmute = field({ de: 'Wieder erinnern an', en: 'Reminders again of' }, ['wieder', 'unmute'], muted);
  return { ...(loud.length === 0 ? {} : { mute }), ...(muted.length === 0 ? {} : { unmute }) };
}

/** Language, quiet hours and muted rules of the person herself; nobody sets those of others. */
const settings = officeVariant({
  command: 'einstellungen',
  title: TITLE,
  examples: {
    de: ['einstellungen Englisch', 'einstellungen Ruhezeit 19:00 bis 7:00', 'einstellungen keine Ruhezeit'],
    en: ['settings German', 'settings quiet hours 19:00 to 7:00', 'settings no quiet hours'],
  },
  fields(edit) {
    const person = ownEntry(edit);
    const { quietHours } = person;
    return {
      language: {
        type: 'choice',
        label: LANGUAGE,
        required: true,
        lead: ['sprache', 'language'],
        choices: LANGUAGES.map((value) => ({ value, label: NAMES[value], words: WORDS[value] })),
        initial: languageOf(person),
      },
      from: {
        type: 'choice',
        label: { de: 'Ruhezeit von', en: 'Quiet hours from' },
        hint: MEANING,
        required: true,
        lead: LEADS,
        choices: [
          {
            value: OFF,
            label: { de: 'keine Ruhezeit', en: 'no quiet hours' },
            words: ['aus', 'keine', 'off', 'none', 'keine ruhe', 'ohne ruhezeit', 'no quiet'],
          },
          ...times(quietHours?.from),
        ],
        initial: quietHours?.from ?? OFF,
      },
      until: {
        type: 'choice',
        label: { de: 'Ruhezeit bis', en: 'Quiet hours until' },
        required: true,
        lead: [...QUIET_WORDS.flatMap((word) => [`${word} bis`, `${word} until`]), 'bis', 'to', 'until', 'till', '-'],
        choices: times(quietHours?.until),
        initial: quietHours?.until ?? USUAL.until,
      },
      ...mutedFields(person, edit.context),
    };
  },
  apply({ language, from = OFF, until = '', mute, unmute }, edit): OfficeEdited {
    const { office, context } = edit;
    const person = ownEntry(edit);
    if (from !== OFF && from === until) {
      return {
        problems: {
          until: {
            de: 'Bitte eine andere Uhrzeit als den Beginn wählen.',
            en: 'Please choose another time than the start.',
          },
        },
      };
    }
    const { quietHours, ...rest } = person;
    if (from === OFF && until !== (quietHours?.until ?? USUAL.until)) {
      return {
        problems: { from: { de: 'Bitte auch wählen, ab wann.', en: 'Please choose as well from when on.' } },
      };
    }
    const chosen = LANGUAGES.find((item) => item === language) ?? languageOf(person);
    const next: Staff = {
      ...withMuted(rest, { mute, unmute }),
      // German is what holds where nothing is said
      ...(chosen === languageOf(person) ? {} : { language: chosen }),
      ...(from === OFF ? {} : { quietHours: { from, until } }),
    };
    return {
      office: { ...office, staff: office.staff.map((item) => (item.id === person.id ? next : item)) },
      said: changed(person, next, context),
    };
  },
});

/** Times of a line as they are kept: "7:15", "18.40 Uhr". */
const timesIn = (line: string): readonly string[] =>
  [...line.matchAll(/(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)/gu)].map(
    ([, hour = '', minute = '']) => `${hour.padStart(2, '0')}:${minute}`,
  );

/** The settings, with the times of a line among the choices: quiet hours need not be full or half hours. */
function settingsFor(line: string): typeof settings {
  const typed = timesIn(line).map(timeChoice);
  const withTyped = (field: Field): Field => {
    if (field.type !== 'choice') return field;
    const news = typed.filter(({ value }) => !field.choices.some((choice) => choice.value === value));
    return { ...field, choices: [...field.choices, ...news].sort(byTime) };
  };
  return {
    ...settings,
    fields(edit) {
      const { from, until, ...others } = settings.fields(edit);
      return from === undefined || until === undefined
        ? others
        : { ...others, from: withTyped(from), until: withTyped(until) };
    },
  };
}

/** The language that a line asks for: the answer is already in it. */
function languageIn(line: string): Language | undefined {
  const typed = words(line).map(fold);
  return LANGUAGES.find((language) =>
    [NAMES[language].de, NAMES[language].en].some((name) => typed.includes(fold(name))),
  );
}

const inLanguage = (context: CommandContext, language: Language | undefined): CommandContext =>
  language === undefined ? context : { ...context, language, messages: messagesIn(language) };

/** "19:00-7:00" is two times. */
const apart = (line: string): string => line.replace(/(\d)-(\d)/gu, '$1 - $2');

/** Records what a line says of language and quiet hours; without any it asks with a form. */
export const recordSettings = (line: string, context: CommandContext): Promise<CommandResult> =>
  runOffice(settingsFor(line), apart(line), inLanguage(context, languageIn(line)));

/** What is set, with buttons for the usual changes and the form for all of them. */
export function showSettings(context: CommandContext): CommandResult {
  const { access, language } = context;
  const { person } = access;
  const other: Language = languageOf(person) === 'de' ? 'en' : 'de';
  const line = (label: Text, value: Text): Item => ({
    line: [plain(`${label[language]}: `), internal(value[language], 'strong')],
  });
  const quiet: Action =
    person.quietHours === undefined
      ? {
          label:
            language === 'de'
              ? `Ruhezeit ${USUAL.from} bis ${USUAL.until}`
              : `Quiet hours ${USUAL.from} to ${USUAL.until}`,
          command: plain(`einstellungen ruhezeit ${USUAL.from} bis ${USUAL.until}`),
        }
      : {
          label: language === 'de' ? 'Ruhezeit ausschalten' : 'No quiet hours',
          command: plain('einstellungen keine ruhezeit'),
        };
  const muted = mutedOf(person, context);
  const again = muted.slice(0, MOST_AGAIN).map(({ id, title }): Action => {
    const label: Text = { de: `Wieder erinnern: ${title.de}`, en: `Remind again: ${title.en}` };
    return { label: label[language], command: internal(`wieder ${id}`) };
  });
  return {
    private: {
      title: TITLE[language],
      sections: [
        {
          items: [
            line(LANGUAGE, NAMES[languageOf(person)]),
            line(QUIET, quietText(person)),
            { line: [plain(MEANING[language], 'muted')] },
            ...(muted.length === 0 ? [] : [line(MUTED, mutedText(person, context))]),
          ],
        },
      ],
      actions: [
        { label: NAMES[other][other], command: plain(`einstellungen ${fold(NAMES[other].de)}`) },
        quiet,
        ...again,
      ],
    },
    form: officeForm(settings, context),
  };
}
