import type { Form, FormField, FormValues } from '../../src/bot/form.ts';
import { parseIso } from '../../src/calendar/civil-date.ts';
import { plain, type Reply } from '../../src/reply/reply.ts';
import { fitted } from '../chat/fitted.ts';
import { actionOf, fieldId } from './card-buttons.ts';
import { partsOf } from './card-parts.ts';
import { blocksOf, bytesOf, literal, type Sized, unmarked } from './card-text.ts';
import type { CardTexts, Choice, ChoiceInput, Element, Input, RichTextBlock } from './card-types.ts';
import { type Page, pageOf } from './cards.ts';
import {
  ABOUT_BYTES,
  CHOICES_BYTES,
  INPUTS_BYTES,
  MAX_CHOICE,
  MAX_HINT,
  MAX_INPUT_LENGTH,
  MAX_LABEL,
  MAX_LISTED_CHOICES,
} from './limits.ts';

/** What was entered before, and what is wrong with it, by name of the field. */
export interface Mend {
  readonly values: FormValues;
  readonly problems: Readonly<Record<string, string>>;
}

/** The value of the choice that leaves a field empty; those of others are their places. */
const NONE = 'none';
const placeOf = (position: number): string => `c${position}`;

/** How much each field of a form may take, so that the card as a whole fits. */
interface Room {
  readonly input: number;
  /** characters of a choice, and choices of a field */
  readonly choice: number;
  readonly choices: number;
}

/** A letter takes three bytes at most, a choice forty besides its words. */
const BYTES_A_LETTER = 3;
const AROUND_CHOICE = 40;
const SHORTEST_CHOICE = 20;

function roomOf(fields: readonly FormField[]): Room {
  const texts = fields.filter(({ type }) => type === 'text').length;
  const lists = fields.flatMap((field) =>
    field.type === 'choice' ? [field.choices.map(({ label }) => bytesOf(literal(label)))] : [],
  );
  const bytesAt = (most: number) =>
    lists.flat().reduce((all, bytes) => all + AROUND_CHOICE + Math.min(bytes, most * BYTES_A_LETTER), 0);
  let choice = MAX_CHOICE;
  while (choice > SHORTEST_CHOICE && bytesAt(choice) > CHOICES_BYTES) choice--;
  const fitting = CHOICES_BYTES / (AROUND_CHOICE + SHORTEST_CHOICE * BYTES_A_LETTER) / Math.max(1, lists.length);
  return {
    input: Math.min(MAX_INPUT_LENGTH, Math.floor(INPUTS_BYTES / BYTES_A_LETTER / Math.max(1, texts))),
    choice,
    choices: bytesAt(choice) > CHOICES_BYTES ? Math.floor(fitting) : Number.POSITIVE_INFINITY,
  };
}

type Base = Pick<Input, 'id' | 'label' | 'spacing' | 'isRequired' | 'errorMessage'>;

function baseOf({ name, label, required }: FormField, texts: CardTexts): Base {
  const shown = fitted(literal(label).trim() || '…', MAX_LABEL);
  return {
    id: fieldId(name),
    label: shown,
    spacing: 'Medium',
    ...(required ? { isRequired: true, errorMessage: unmarked(texts.missing(shown)) } : {}),
  };
}

/** A field of few or many choices. What is chosen once can only be taken back where a choice says so. */
function choiceInput(
  field: FormField & { readonly type: 'choice' },
  value: string,
  room: Room,
  texts: CardTexts,
): Omit<ChoiceInput, keyof Base> {
  const choices = field.choices
    .slice(0, room.choices)
    .map(({ label }, i): Choice => ({ title: fitted(literal(label).trim() || '…', room.choice), value: placeOf(i) }));
  const at = field.choices.findIndex((choice) => choice.value === value);
  const titles = new Set(choices.map(({ title }) => title));
  // a list that is searched goes by the words alone, and begins empty
  const searched = choices.length > MAX_LISTED_CHOICES && at < 0 && titles.size === choices.length;
  // a list of nothing is refused
  const canBeLeft = choices.length === 0 || (!field.required && !searched);
  return {
    type: 'Input.ChoiceSet',
    style: searched ? 'filtered' : 'compact',
    placeholder: texts.choose,
    ...(choices[at] === undefined ? {} : { value: placeOf(at) }),
    choices: canBeLeft ? [{ title: texts.nothing, value: NONE }, ...choices] : choices,
  };
}

/** What has an answer from the beginning needs none that says nothing. */
function yesNoInput({ required, initial }: FormField, value: string, texts: CardTexts): Omit<ChoiceInput, keyof Base> {
  const isSet = required || initial === 'yes' || initial === 'no';
  const both: readonly Choice[] = [
    { title: texts.yes, value: 'yes' },
    { title: texts.no, value: 'no' },
  ];
  const known = value === 'yes' || value === 'no';
  return {
    type: 'Input.ChoiceSet',
    style: 'expanded',
    choices: isSet ? both : [...both, { title: texts.nothing, value: NONE }],
    ...(known ? { value } : isSet ? {} : { value: NONE }),
  };
}

function inputOf(field: FormField, value: string, room: Room, texts: CardTexts): Input {
  const base = baseOf(field, texts);
  switch (field.type) {
    case 'text': {
      const typed = fitted(literal(value), room.input);
      return { type: 'Input.Text', ...base, maxLength: room.input, ...(typed === '' ? {} : { value: typed }) };
    }
    case 'date':
      return {
        type: 'Input.Date',
        ...base,
        placeholder: texts.chooseDate,
        ...(parseIso(value) === undefined ? {} : { value }),
      };
    case 'yes-no':
      return { ...base, ...yesNoInput(field, value, texts) };
    case 'choice':
      return { ...base, ...choiceInput(field, value, room, texts) };
  }
}

const shown = (blocks: readonly Sized<RichTextBlock>[]): readonly Element[] => blocks.map(({ it }) => it);

const small = (text: string): Element => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [{ type: 'TextRun', text: fitted(literal(text), MAX_HINT), size: 'Small', isSubtle: true }],
});

/** What is wrong, in words that say so. */
const wrong = (problem: string, texts: CardTexts): readonly Element[] =>
  shown(blocksOf([plain(texts.problem(fitted(problem, MAX_HINT)), 'alert')], 'Small'));

function fieldOf(field: FormField, room: Room, texts: CardTexts, mend: Mend | undefined): readonly Element[] {
  const { name, hint, initial = '' } = field;
  // what was emptied stays empty
  const value = mend === undefined ? initial : (mend.values[name] ?? '');
  const problem = mend?.problems[name];
  const input = inputOf(field, value, room, texts);
  const cut =
    field.type === 'choice' && field.choices.length > room.choices
      ? [small(texts.cut(room.choices, field.choices.length))]
      : [];
  return [
    input,
    ...(problem === undefined ? [] : wrong(problem, texts)),
    ...(hint === undefined ? [] : [small(hint)]),
    ...cut,
  ];
}

/** What stands above the fields: the case that a form is for, and what is recorded there. */
function above({ about }: Form): readonly Element[] {
  if (about === undefined) return [];
  const blocks = (about.reply as Reply).sections
    .flatMap((section) => partsOf(section, () => undefined))
    .flatMap((part) => part.blocks);
  let left = ABOUT_BYTES;
  return blocks.flatMap(({ it, bytes }) => {
    left -= bytes;
    return left < 0 ? [] : [it];
  });
}

/**
 * A form as a card. Behind the scenes it has names of fields, places in lists and a random name, nothing of the case.
 * @param mend for one that was sent: it stands there as it was filled in, with what is wrong at its fields
 */
export function formPage(form: Form, name: string, texts: CardTexts, mend?: Mend): Page {
  const { title, fields } = form;
  const room = roomOf(fields);
  const others = Object.entries(mend?.problems ?? {}).filter(([name]) => fields.every((field) => field.name !== name));
  const body = [
    ...above(form),
    ...(mend === undefined ? [] : shown(blocksOf([plain(texts.notYet, 'strong')], 'Medium'))),
    ...others.flatMap(([, problem]) => wrong(problem, texts)),
    ...fields.flatMap((field) => fieldOf(field, room, texts, mend)),
  ];
  const actions = [
    actionOf(texts.send, { form: name }, 'auto', 'positive'),
    actionOf(texts.cancel, { form: name, cancel: true }, 'none'),
  ];
  return pageOf(title, body, actions, texts);
}

/** The value that the form itself knows; `''` for what it does not offer. */
function enteredIn(field: FormField, input: string): string {
  if (field.type === 'yes-no') return input === 'yes' || input === 'no' ? input : '';
  if (field.type !== 'choice') return input;
  return field.choices.find((_choice, i) => placeOf(i) === input)?.value ?? '';
}

/** What was entered, by name of the field. */
export const valuesOf = (form: Form, inputs: Readonly<Record<string, string>>): FormValues =>
  Object.fromEntries(
    form.fields.map((field) => [
      field.name,
      enteredIn(field, Object.hasOwn(inputs, field.name) ? (inputs[field.name] ?? '') : ''),
    ]),
  );
