import { record, textIn } from '../chat/body.ts';
import { fitted } from '../chat/fitted.ts';
import { bytesOf, literal } from './card-text.ts';
import type { Action, ActionSet, ButtonData, CardTexts, Choice, ChoiceInput } from './card-types.ts';
import { MAX_BUTTON, MAX_LINE_NAME, MAX_SHORT_BUTTON } from './limits.ts';

/** A button whose value is made already: an opaque token. */
export interface OwnButton {
  readonly label: string;
  readonly value: string;
}

/** A button of a line, with what the line is called where the button stands apart from it. */
export interface LineButton extends OwnButton {
  readonly line: string;
}

const LIST = 'choice';
/** Before the names of a form's fields, so that none of them is one of ours. */
const FIELD = 'f-';

const labelOf = (label: string): string => fitted(literal(label).trim() || '…', MAX_BUTTON);

/** @param inputs whether what was entered in the card goes with it and is checked first */
export function actionOf(label: string, data: ButtonData, inputs: 'auto' | 'none', style?: 'positive'): Action {
  const press = { title: labelOf(label), data, associatedInputs: inputs, ...(style === undefined ? {} : { style }) };
  return { type: 'Action.Execute', verb: 'fallbote', ...press, fallback: { type: 'Action.Submit', ...press } };
}

export const buttonOf = ({ label, value }: OwnButton): Action => actionOf(label, { fallbote: value }, 'none');

/** At most so many bytes a button takes. */
export const buttonBytes = ({ label, value }: OwnButton): number => 260 + 2 * (bytesOf(labelOf(label)) + value.length);

/** At most so many bytes a button takes as one of a list. */
export const choiceBytes = ({ label, value, line = '' }: OwnButton & { readonly line?: string }): number =>
  60 + bytesOf(labelOf(label)) + bytesOf(line) + value.length;

/** What a list of buttons takes besides them. */
export const LIST_BYTES = 700;

/** Texts that are short, as long as each is like no other. */
function shortened(texts: readonly string[], most: number): readonly string[] {
  const short = texts.map((text) => fitted(text, most));
  return texts.map((text, i) => {
    const name = short[i] ?? text;
    return short.indexOf(name) === short.lastIndexOf(name) ? name : text;
  });
}

/** Names of lines, short as long as each means one line. */
function namesOf(buttons: readonly LineButton[]): ReadonlyMap<string, string> {
  const lines = [...new Set(buttons.map(({ line }) => line))];
  const names = shortened(lines, MAX_LINE_NAME);
  return new Map(lines.map((line, i) => [line, names[i] ?? line]));
}

/** Buttons below a message, with labels that can be read on a phone. */
export function rowOf(buttons: readonly OwnButton[]): readonly Action[] {
  const labels = shortened(
    buttons.map(({ label }) => labelOf(label)),
    MAX_SHORT_BUTTON,
  );
  return buttons.map((button, i) => buttonOf({ ...button, label: labels[i] ?? button.label }));
}

const choiceOf = (title: string, value: string): Choice => ({ title, value });

/** Buttons as one list to choose from, for a card that would have too many of them. */
export function listOf(
  lines: readonly LineButton[],
  others: readonly OwnButton[],
  texts: CardTexts,
): readonly [ChoiceInput, ActionSet] {
  const names = namesOf(lines);
  const choices = [
    // what it does comes first: of a long choice a phone shows the beginning
    ...lines.map(({ line, label, value }) =>
      choiceOf(line === '' ? labelOf(label) : `${labelOf(label)} · ${names.get(line)}`, value),
    ),
    ...others.map(({ label, value }) => choiceOf(labelOf(label), value)),
  ];
  return [
    {
      type: 'Input.ChoiceSet',
      id: LIST,
      label: lines.length === 0 ? texts.besides : texts.whatToDo,
      spacing: 'Medium',
      style: 'compact',
      placeholder: texts.choose,
      isRequired: true,
      errorMessage: texts.chooseFirst,
      choices,
    },
    { type: 'ActionSet', spacing: 'Small', actions: [actionOf(texts.doIt, { pick: true }, 'auto')] },
  ];
}

/** The id of a field's input. */
export const fieldId = (name: string): string => `${FIELD}${name}`;

/** What a card sent back. */
export interface PressedData {
  /** of the button, or of what was chosen from the list */
  readonly token?: string;
  /** name of the form that was sent or cancelled */
  readonly form?: string;
  readonly cancelled: boolean;
  /** what was entered, by name of the field */
  readonly inputs: Readonly<Record<string, string>>;
}

/** Reads what a button gave back, with whatever else came along; of what is not ours nothing. */
export function pressedIn(data: unknown): PressedData {
  const body = record(data);
  // a button means itself, whatever is chosen in the list of its card
  const token = textIn(body, 'fallbote') ?? (body['pick'] === true ? textIn(body, LIST) : undefined);
  const form = textIn(body, 'form');
  const inputs = Object.entries(body).flatMap(([name, value]) =>
    name.startsWith(FIELD) && typeof value === 'string' ? [[name.slice(FIELD.length), value] as const] : [],
  );
  return {
    ...(token === undefined ? {} : { token }),
    ...(form === undefined ? {} : { form }),
    cancelled: body['cancel'] === true,
    inputs: Object.fromEntries(inputs),
  };
}
