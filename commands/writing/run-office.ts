import type { CommandContext, CommandResult, FormOffer } from '../../src/bot/command.ts';
import { doubtful } from '../../src/bot/doubtful.ts';
import { checkValues, type Fields, formFields, type Values } from '../../src/bot/fields.ts';
import { matchLine } from '../../src/bot/match-line.ts';
import { undoCommand } from '../../src/bot/undo-command.ts';
import { toIso } from '../../src/calendar/civil-date.ts';
import { differences } from '../../src/cases/difference.ts';
import type { Office } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import { FallboteError } from '../../src/errors.ts';
import { type Item, internal, plain } from '../../src/reply/reply.ts';
import { type Asked, aboveFields, type Problems, unclearPart } from './asked.ts';
import { TRIES } from './record.ts';
import { officeFaults, tidy } from './sound.ts';

/** What a change of the office is made from: the office as it is now. */
export interface OfficeEdit {
  readonly office: Office;
  readonly context: CommandContext;
  /** today, YYYY-MM-DD */
  readonly today: string;
}

/** The office after a change, and what was recorded; or why not. */
export type OfficeEdited =
  | { readonly office: Office; readonly said: Text; readonly also?: readonly Text[] }
  | { readonly problems: Readonly<Record<string, Text>> }
  | { readonly refused: Text };

/** One change of the office: the twin of a {@link Variant} of a case. */
export interface OfficeVariant<F extends Fields = Fields> {
  readonly command: string;
  readonly title: Text;
  readonly examples: { readonly de: readonly string[]; readonly en: readonly string[] };
  fields(edit: OfficeEdit): F;
  apply(values: Values<F>, edit: OfficeEdit): OfficeEdited;
}

/** Keeps the names of the fields together with the change. */
export const officeVariant = <const F extends Fields>(spec: OfficeVariant<F>): OfficeVariant =>
  spec as unknown as OfficeVariant;

function refusal(lines: readonly string[], { messages }: CommandContext): CommandResult {
  const items = lines.map((text): Item => ({ line: [internal(text)] }));
  return { private: { title: messages.notRecordedTitle, sections: [{ items }], actions: [] } };
}

/** Makes a change and keeps it, with its line in the audit trail and what is needed to take it back. */
async function record(
  variant: OfficeVariant,
  values: Values,
  context: CommandContext,
): Promise<CommandResult | { readonly problems: Problems }> {
  const { store, messages, language, access } = context;
  const { command } = variant;
  for (let attempt = 1; ; attempt++) {
    const office = await store.office();
    const edited = variant.apply(values, { office, context, today: toIso(context.today) });
    if ('problems' in edited) {
      const said = Object.entries(edited.problems).map(([name, text]) => [name, text[language]]);
      return { problems: Object.fromEntries(said) };
    }
    if ('refused' in edited) return refusal([edited.refused[language]], context);
    const next = tidy(edited.office);
    const mine = differences(office, next);
    if (mine.length === 0) return refusal([ALREADY[language]], context);
    const faults = officeFaults(next);
    if (faults.length > 0)
      return refusal(
        faults.map((fault) => fault[language]),
        context,
      );
    const [id, by] = [context.newId(), access.person.id];
    try {
      await store.commit({
        office: next,
        expect: { office },
        history: [{ id, at: context.at, by, command, differences: mine, said: edited.said }],
        audit: [context.audit('change', command, [])],
      });
    } catch (error) {
      // somebody else was faster: once more on what stands there now
      if (error instanceof FallboteError && error.code === 'FB105' && attempt < TRIES) continue;
      throw error;
    }
    const said = edited.said[language];
    const facts: Item['facts'] = [{ grade: 'internal', type: 'change', value: { said, command, id } }];
    const also = (edited.also ?? []).map((text): Item => ({ line: [internal(text[language])] }));
    return {
      private: {
        title: messages.recorded,
        sections: [{ items: [{ line: [internal(said, 'strong')], facts }, ...also] }],
        actions: [{ label: messages.undo, command: internal(undoCommand({ id })) }],
      },
    };
  }
}

const ALREADY: Text = {
  de: 'Das ist schon genau so eingetragen. Ich habe nichts geändert.',
  en: 'That is recorded exactly so already. I have changed nothing.',
};

/** The form of a change of the office. */
function offer(variant: OfficeVariant, asked: Asked, { context, ...edit }: OfficeEdit): FormOffer {
  const { language, messages } = context;
  const { given, unclear } = asked;
  const shown = variant.fields({ ...edit, context });
  const above = aboveFields(asked, shown, messages, language);
  return {
    title: variant.title[language],
    ...(above.length === 0 ? {} : { about: [[plain(variant.title[language], 'strong')], ...above] }),
    fields: formFields(doubtful(shown, given, unclear), given, language),
    async submit(sent, now) {
      const fields = doubtful(
        variant.fields({ office: now.office, context: now, today: toIso(now.today) }),
        given,
        unclear,
      );
      const { values, problems } = checkValues(fields, sent, now.today, now.language, now.messages);
      if (Object.keys(problems).length > 0) return { ok: false, problems };
      const recorded = await record(variant, values, now);
      return 'problems' in recorded ? { ok: false, problems: recorded.problems } : { ok: true, result: recorded };
    },
  };
}

/** The form of a change, before anything was said. */
export const officeForm = (variant: OfficeVariant, context: CommandContext): FormOffer =>
  offer(variant, { given: {}, problems: {} }, { office: context.office, context, today: toIso(context.today) });

/** One request to change the office: read the line, check it, record it; or say what is missing. */
export async function runOffice(variant: OfficeVariant, line: string, context: CommandContext): Promise<CommandResult> {
  const { messages, language, today, office } = context;
  const edit: OfficeEdit = { office, context, today: toIso(today) };
  const fields = variant.fields(edit);
  const matched = matchLine(fields, line, today);
  const { values, problems } = checkValues(fields, matched.values, today, language, messages);
  const all: Problems = { ...unclearPart(matched, messages), ...problems };
  const missing = Object.keys(all).length > 0;
  const recorded = missing ? { problems: all } : await record(variant, values, context);
  if (!('problems' in recorded)) return recorded;
  const { values: given, unclear } = matched;
  const refused = missing ? undefined : Object.keys(given).length > 0;
  const items = Object.entries(recorded.problems).map(([name, problem]): Item => {
    const label = name === '' ? [] : [plain(`${fields[name]?.label[language] ?? name}: `, 'strong')];
    return { line: [...label, internal(problem)] };
  });
  return {
    private: {
      title: variant.title[language],
      sections: [
        { items: [{ line: [plain(messages.notYetRecorded)] }, ...items] },
        { items: [{ line: [plain(messages.forExample(variant.examples[language]), 'muted')] }] },
      ],
      actions: [],
    },
    form: offer(variant, { given, problems: recorded.problems, unclear, refused }, edit),
  };
}
