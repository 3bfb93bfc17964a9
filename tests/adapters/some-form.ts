import type { Form, FormField } from '../../src/bot/form.ts';
import { toDay } from '../../src/calendar/civil-date.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { botOn } from '../bot/bot-on.ts';

const TODAY = toDay(2026, 11, 21);
const bot = botOn(createMemoryStore(exampleOffice(TODAY)), TODAY);

/** The form that a case manager of the example office is given for this, if any. */
export async function formOf(text: string): Promise<Form | undefined> {
  const answer = await bot.answer({ from: { platform: 'console', id: 'fm-1' }, text, place: { kind: 'private' } });
  return answer.form;
}

export const field = (more: Partial<FormField> & { readonly name: string }): FormField =>
  ({ type: 'text', label: more.name, required: false, ...more }) as FormField;

/** A form of these fields, which takes nothing. */
export const form = (...fields: readonly FormField[]): Form => ({
  title: 'Formular',
  fields,
  submit: async () => ({ ok: false, problems: {} }),
});
