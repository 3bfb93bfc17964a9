import type {
  HeaderBlock,
  InputBlock,
  KnownBlock,
  ModalView,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import type { Form, FormField, FormValues } from '../../src/bot/form.ts';
import { parseIso } from '../../src/calendar/civil-date.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { record, textIn } from '../chat/body.ts';
import { fitted } from '../chat/fitted.ts';
import { safe } from '../console/safe.ts';
import type { Page } from './blocks.ts';
import {
  MAX_HEADER,
  MAX_INPUT_LENGTH,
  MAX_LABEL,
  MAX_MODAL_TITLE,
  MAX_OPTION,
  MAX_OPTION_GROUPS,
  MAX_OPTIONS,
  MAX_TEXT_OBJECT,
} from './limits.ts';
import { textBlocks } from './mrkdwn.ts';
import type { SlackTexts } from './texts.ts';

/** callback_id of a form, and of the window that asks for a command. */
export const FORM = 'fallbote-form';
export const ASK = 'fallbote-ask';
const INPUT = 'input';
const PREFIX = 'field-';
const COMMAND = 'command';

const plain = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: fitted(safe(text).trim() || '…', most),
  emoji: false,
});

/** Values that Slack keeps say nothing: the place in the list, or yes and no. */
const placeOf = (position: number): string => `c${position}`;

const optionOf = (label: string, value: string): PlainTextOption => ({ text: plain(label, MAX_OPTION), value });

function groupsOf(options: readonly PlainTextOption[], texts: SlackTexts) {
  const groups = [];
  for (let from = 0; from < options.length && groups.length < MAX_OPTION_GROUPS; from += MAX_OPTIONS) {
    const some = options.slice(from, from + MAX_OPTIONS);
    groups.push({ label: plain(texts.choices(from + 1, from + some.length), MAX_OPTION), options: some });
  }
  return groups;
}

type Element = InputBlock['element'];

function elementOf(field: FormField, texts: SlackTexts): Element {
  const { initial = '' } = field;
  switch (field.type) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: INPUT,
        max_length: MAX_INPUT_LENGTH,
        ...(initial === '' ? {} : { initial_value: fitted(safe(initial), MAX_INPUT_LENGTH) }),
      };
    case 'date':
      return {
        type: 'datepicker',
        action_id: INPUT,
        ...(parseIso(initial) === undefined ? {} : { initial_date: initial }),
      };
    case 'yes-no': {
      const options = [optionOf(texts.yes, 'yes'), optionOf(texts.no, 'no')];
      const chosen = options.find(({ value }) => value === initial);
      return {
        type: 'radio_buttons',
        action_id: INPUT,
        options,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      };
    }
    case 'choice': {
      const options = field.choices.map(({ label }, i) => optionOf(label, placeOf(i)));
      const chosen = options[field.choices.findIndex(({ value }) => value === initial)];
      return {
        type: 'static_select',
        action_id: INPUT,
        placeholder: plain(texts.choose, MAX_OPTION),
        ...(options.length > MAX_OPTIONS ? { option_groups: groupsOf(options, texts) } : { options }),
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      };
    }
  }
}

/** The hint of a field, with those choices in full that a list cuts short. */
function hintOf(field: FormField, texts: SlackTexts): string {
  const cut = field.type === 'choice' ? field.choices.filter(({ label }) => safe(label).length > MAX_OPTION) : [];
  const full = cut.length === 0 ? [] : [texts.shortened(cut.map(({ label }) => label).join(' · '))];
  return [...(field.hint === undefined ? [] : [field.hint]), ...full].join(' · ');
}

function blockOf(field: FormField, texts: SlackTexts): InputBlock {
  const hint = hintOf(field, texts);
  return {
    type: 'input',
    block_id: `${PREFIX}${field.name}`,
    label: plain(field.label, MAX_LABEL),
    optional: !field.required,
    element: elementOf(field, texts),
    ...(hint === '' ? {} : { hint: plain(hint, MAX_LABEL) }),
  };
}

const sentence = (text: string): SectionBlock => ({ type: 'section', text: plain(text, MAX_TEXT_OBJECT) });

const headline = (title: string): HeaderBlock => ({ type: 'header', text: plain(title, MAX_HEADER) });

/** What stands above the fields: the case that a form is for, or its title where the bar is too short for that. */
function above({ title, about }: Form): readonly KnownBlock[] {
  if (about !== undefined) return (about.reply as Reply).sections.flatMap(textBlocks);
  return safe(title).length > MAX_MODAL_TITLE ? [headline(title)] : [];
}

/** A form as a window. Behind the scenes Slack keeps names of fields and a random name of the form, nothing of the case. */
export function formView(form: Form, name: string, texts: SlackTexts): ModalView {
  const long = safe(form.title).length > MAX_MODAL_TITLE;
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: name,
    title: plain(long ? 'Fallbote' : form.title, MAX_MODAL_TITLE),
    submit: plain(texts.send, MAX_MODAL_TITLE),
    close: plain(texts.cancel, MAX_MODAL_TITLE),
    blocks: [...above(form), ...form.fields.map((field) => blockOf(field, texts))],
  };
}

/** A form with what is wrong above it, where that came too late to stand at the fields. */
export function mendView(
  form: Form,
  name: string,
  problems: Readonly<Record<string, string>>,
  texts: SlackTexts,
): ModalView {
  const view = formView(form, name, texts);
  const wrong = Object.entries(problems).map(([field, problem]) => {
    const label = form.fields.find((item) => item.name === field)?.label;
    return sentence(label === undefined ? problem : `${label}: ${problem}`);
  });
  return { ...view, blocks: [...wrong, ...view.blocks] };
}

/** The window that asks for a command in words, behind a shortcut. */
export function askView(texts: SlackTexts, initial = ''): ModalView {
  const typed = fitted(safe(initial).trim(), 300);
  return {
    type: 'modal',
    callback_id: ASK,
    title: plain(texts.askTitle, MAX_MODAL_TITLE),
    submit: plain(texts.ask, MAX_MODAL_TITLE),
    close: plain(texts.cancel, MAX_MODAL_TITLE),
    blocks: [
      {
        type: 'input',
        block_id: `${PREFIX}${COMMAND}`,
        label: plain(texts.askLabel, MAX_LABEL),
        hint: plain(texts.askHint, MAX_LABEL),
        element: {
          type: 'plain_text_input',
          action_id: INPUT,
          max_length: MAX_INPUT_LENGTH,
          ...(typed === '' ? {} : { initial_value: typed }),
        },
      },
    ],
  };
}

/** An answer in the place of a form. */
export const answerView = ({ blocks }: Page, texts: SlackTexts): ModalView => ({
  type: 'modal',
  title: plain('Fallbote', MAX_MODAL_TITLE),
  close: plain(texts.close, MAX_MODAL_TITLE),
  blocks: [...blocks],
});

/** What stands there while an answer takes longer than Slack waits. */
export const waitView = (texts: SlackTexts): ModalView => ({
  type: 'modal',
  title: plain(texts.waitTitle, MAX_MODAL_TITLE),
  close: plain(texts.close, MAX_MODAL_TITLE),
  blocks: [sentence(texts.wait)],
});

function typedIn(state: unknown, name: string): string {
  const input = record(record(record(record(state)['values'])[`${PREFIX}${name}`])[INPUT]);
  const option = textIn(record(input['selected_option']), 'value');
  return option ?? textIn(input, 'selected_date') ?? textIn(input, 'value') ?? '';
}

/** What was entered, by field name: the values that the form itself knows. */
export function valuesOf(form: Form, state: unknown): FormValues {
  return Object.fromEntries(
    form.fields.map((field): readonly [string, string] => {
      const typed = typedIn(state, field.name);
      if (field.type !== 'choice') return [field.name, typed];
      const chosen = field.choices.find((_choice, i) => placeOf(i) === typed);
      return [field.name, chosen?.value ?? ''];
    }),
  );
}

/** The command that was typed into {@link askView}. */
export const commandIn = (state: unknown): string => typedIn(state, COMMAND);

/** What is wrong, at the fields; what belongs to none stands at the first. */
export function errorsOf(form: Form, problems: Readonly<Record<string, string>>): Record<string, string> {
  const [first] = form.fields;
  const errors: Record<string, string> = {};
  for (const [name, problem] of Object.entries(problems)) {
    const field = form.fields.find((item) => item.name === name) ?? first;
    if (field === undefined) continue;
    const id = `${PREFIX}${field.name}`;
    const said = [...(errors[id] === undefined ? [] : [errors[id]]), safe(problem)].join('; ');
    errors[id] = fitted(said, MAX_TEXT_OBJECT);
  }
  return errors;
}
