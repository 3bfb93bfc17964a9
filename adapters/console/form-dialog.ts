import type { BotAnswer } from '../../src/bot/bot.ts';
import type { Form, FormField } from '../../src/bot/form.ts';
import { parseIso } from '../../src/calendar/civil-date.ts';
import { fold } from '../../src/calendar/fold.ts';
import { formatDay } from '../../src/calendar/format.ts';
import type { Language } from '../../src/cases/values.ts';
import { CONSOLE_TEXTS } from './texts.ts';

const YES = ['j', 'ja', 'y', 'yes'];
const NO = ['n', 'nein', 'no'];
const CANCEL = ['abbrechen', 'abbruch', 'cancel'];

export type DialogStep =
  | { readonly is: 'ask'; readonly lines: readonly string[] }
  | { readonly is: 'cancelled' }
  | { readonly is: 'answered'; readonly answer: BotAnswer };

/** A form asked for field by field, as a terminal can. */
export interface FormDialog {
  /** the first question */
  readonly begin: readonly string[];
  /** The next question after a typed line, or the end of the form. */
  take(line: string): Promise<DialogStep>;
}

/** The value that a typed line means for a field; `undefined` where a choice has none such. */
function meantBy(field: FormField, typed: string): string | undefined {
  const key = fold(typed);
  if (field.type === 'yes-no') return YES.includes(key) ? 'yes' : NO.includes(key) ? 'no' : undefined;
  if (field.type !== 'choice') return typed;
  const numbered = /^\d+$/u.test(key) ? field.choices[Number(key) - 1] : undefined;
  const exact = field.choices.find((choice) => fold(choice.label) === key || fold(choice.value) === key);
  const begun = field.choices.filter((choice) => fold(choice.label).startsWith(key));
  return (exact ?? numbered ?? (begun.length === 1 ? begun[0] : undefined))?.value;
}

/** @param submit sends the whole form */
export function createFormDialog(
  form: Form,
  submit: (values: Readonly<Record<string, string>>) => ReturnType<Form['submit']>,
  language: Language,
): FormDialog {
  const texts = CONSOLE_TEXTS[language];
  const values: Record<string, string> = {};
  let open: readonly FormField[] = form.fields;

  const shown = (field: FormField, value: string): string => {
    if (field.type === 'yes-no') return value === 'yes' ? texts.yes : texts.no;
    const day = field.type === 'date' ? parseIso(value) : undefined;
    if (day !== undefined) return formatDay(day, language, 'short');
    if (field.type === 'choice') return field.choices.find((choice) => choice.value === value)?.label ?? value;
    return value;
  };

  function question(field: FormField): readonly string[] {
    const hint = field.hint === undefined ? '' : ` (${field.hint})`;
    const initial = values[field.name] ?? field.initial ?? '';
    const preset = initial === '' ? (field.required ? '' : ` [${texts.optional}]`) : ` [${shown(field, initial)}]`;
    const choices = field.type === 'choice' ? field.choices.map((choice, i) => `  ${i + 1}  ${choice.label}`) : [];
    const yesNo = field.type === 'yes-no' ? ` ${texts.yesOrNo}` : '';
    return [`${field.label}${yesNo}${hint}${preset}:`, ...choices];
  }

  const ask = (...before: readonly string[]): DialogStep => {
    const [field] = open;
    return { is: 'ask', lines: [...before, ...(field === undefined ? [] : question(field))] };
  };

  async function send(): Promise<DialogStep> {
    const outcome = await submit(values);
    if (outcome.ok) return { is: 'answered', answer: outcome.answer };
    const wrong = form.fields.filter((field) => outcome.problems[field.name] !== undefined);
    open = wrong.length > 0 ? wrong : form.fields;
    const lines = form.fields
      .filter((field) => outcome.problems[field.name] !== undefined)
      .map((field) => `${field.label}: ${outcome.problems[field.name] ?? ''}`);
    return ask(...(lines.length > 0 ? lines : Object.values(outcome.problems)));
  }

  return {
    begin: [`${form.title}. ${texts.formHint}`, ...(open[0] === undefined ? [] : question(open[0]))],
    async take(line) {
      const typed = line.normalize('NFC').trim();
      if (CANCEL.includes(fold(typed))) return { is: 'cancelled' };
      const [field, ...others] = open;
      if (field === undefined) return send();
      const value = typed === '' ? (values[field.name] ?? field.initial ?? '') : meantBy(field, typed);
      if (value === undefined) return ask(texts.notAChoice);
      if (value === '' && field.required) return ask(texts.needed);
      values[field.name] = value;
      open = others;
      return open.length === 0 ? send() : ask();
    },
  };
}
