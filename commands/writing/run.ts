import type { CommandContext, CommandResult, FormOffer } from '../../src/bot/command.ts';
import { doubtful } from '../../src/bot/doubtful.ts';
import { checkValues, type Fields, formFields, type Values } from '../../src/bot/fields.ts';
import { matchLine, namedAt } from '../../src/bot/match-line.ts';
import { bare } from '../../src/bot/words.ts';
import { toIso } from '../../src/calendar/civil-date.ts';
import { fold } from '../../src/calendar/fold.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Language } from '../../src/cases/values.ts';
import {
  type Action,
  type Item,
  internal,
  type Line,
  note,
  plain,
  type Reply,
  sensitive,
} from '../../src/reply/reply.ts';
import { noCase, seeCase } from '../case-access.ts';
import { type Asked, aboveFields, unclearPart } from './asked.ts';
import { blocked, notRecorded, record } from './record.ts';
import type { CaseEdit, Variant, WritingArgs, WritingSpec } from './spec.ts';

interface Picked {
  readonly variant: Variant | undefined;
  /** words that name it in a line */
  readonly named: string;
  /** the line without the words that name it */
  readonly rest: string;
}

/** The variant named at a position by most words, and how many of them are no answer. */
function namedBy(variants: readonly Variant[], line: readonly string[], at: number) {
  let best: { readonly variant: Variant; readonly length: number; readonly gone: number } | undefined;
  for (const variant of variants) {
    if (variant.verb === undefined) continue;
    const { name, words = [], answers = [] } = variant.verb;
    const longest = (names: readonly string[]) =>
      Math.max(0, ...names.map((word) => namedAt(word, line, at, line.length)));
    const [named, answered] = [longest([name.de, name.en, ...words]), longest(answers)];
    const length = Math.max(named, answered);
    if (length > (best?.length ?? 0)) best = { variant, length, gone: named >= answered ? named : 0 };
  }
  return best;
}

/** The variant that the words after the case number name, and the words after that. */
function pick(spec: WritingSpec, rest: string, language: Language): Picked {
  const picked = pickVariant(spec, rest);
  return { ...picked, named: picked.variant?.verb?.name[language] ?? '' };
}

function pickVariant({ variants, ambiguous = [] }: WritingSpec, rest: string): Omit<Picked, 'named'> {
  const line = rest.split(' ');
  const without = (at: number, gone: number) => [...line.slice(0, at), ...line.slice(at + gone)].join(' ');
  const all = line.flatMap((_, at) => {
    const found = namedBy(variants, line, at);
    return found === undefined ? [] : [{ ...found, at }];
  });
  /** "schriftlich erteilt": the answer stays, the name goes */
  const named = (variant: Variant): Omit<Picked, 'named'> => {
    const name = all.find((hit) => hit.variant === variant && hit.gone > 0);
    return { variant, rest: name === undefined ? rest : without(name.at, name.gone) };
  };
  const [first] = all;
  if (first?.at === 0)
    return first.gone > 0 ? { variant: first.variant, rest: without(0, first.gone) } : named(first.variant);
  const key = fold(bare(line[0] ?? ''));
  if (ambiguous.includes(key)) return { variant: undefined, rest };
  const begun = variants.filter(({ verb }) => {
    if (verb === undefined || key.length < 3) return false;
    return [verb.name.de, verb.name.en, ...(verb.words ?? [])].some((name) => fold(name).startsWith(key));
  });
  if (begun.length === 1) return { variant: begun[0], rest: without(0, 1) };
  const usual = variants.find((item) => item.verb === undefined);
  if (usual !== undefined) return { variant: usual, rest };
  // "am 30.11. beendet": where every line names a variant, the name may come later
  if (first === undefined || all.some(({ variant }) => variant !== first.variant)) return { variant: undefined, rest };
  return named(first.variant);
}

const editOf = (kase: Case, context: CommandContext): CaseEdit => ({ kase, context, today: toIso(context.today) });

/** Which case a form is for, and what is recorded there: somebody with three windows must not take one for another. */
const aboutLines = ({ title, about }: Variant, no: string, language: Language): readonly Line[] => [
  [internal(no, 'strong'), plain('  '), plain(title[language])],
  ...(about === undefined ? [] : [[sensitive(about[language])]]),
];

/** The form of a variant for a case as it was shown; what others did to it meanwhile is told, not overwritten. */
function offer(spec: WritingSpec, variant: Variant, kase: Case, asked: Asked, context: CommandContext): FormOffer {
  const { language, messages } = context;
  const shown = variant.fields(editOf(kase, context));
  return {
    title: variant.title[language],
    about: [...aboutLines(variant, kase.no, language), ...aboveFields(asked, shown, messages, language)],
    fields: formFields(doubtful(shown, asked.given, asked.unclear), asked.given, language),
    async submit(sent, now) {
      const seen = await seeCase(kase.no, now);
      if (seen === undefined) return { ok: true, result: noCase(now, kase.no, false) };
      const stop = blocked(variant, seen.kase, now);
      if (stop !== undefined) return { ok: true, result: stop };
      const fields = doubtful(variant.fields(editOf(seen.kase, now)), asked.given, asked.unclear);
      const { values, problems } = checkValues(fields, sent, now.today, now.language, now.messages);
      if (Object.keys(problems).length > 0) return { ok: false, problems };
      const recorded = await record(spec, variant, kase, values, now);
      return 'problems' in recorded ? { ok: false, problems: recorded.problems } : { ok: true, result: recorded };
    },
  };
}

const examplesFor = (spec: Pick<WritingSpec, 'examples'>, { messages, language }: CommandContext): string =>
  messages.forExample(spec.examples[language].slice(0, 3));

/** A label that is understood as it stands. */
const WORDS = /^[\p{L} -]+$/u;
/** Most answers that are offered as buttons. */
const MAX_ANSWERS = 6;

/** The answers to the only question that is left, as whole inputs. */
function answers(
  spec: WritingSpec,
  { named, rest }: Pick<Picked, 'named' | 'rest'>,
  kase: Case,
  fields: Fields,
  given: Values,
  problems: Readonly<Record<string, string>>,
  { language }: CommandContext,
): readonly Action[] {
  const [name = '', ...others] = Object.keys(problems);
  const field = fields[name];
  if (others.length > 0 || field?.type !== 'choice' || field.leadOnly === true || given[name] !== undefined) return [];
  if (field.choices.length > MAX_ANSWERS) return [];
  return field.choices.map(({ value, label }) => {
    // "t1 „Startklar“ seit …" is to be read, not to be typed
    const typed = WORDS.test(label[language]) ? label[language] : value;
    return {
      label: label[language],
      command: sensitive([spec.name, kase.no, named, typed, rest].filter((part) => part !== '').join(' ')),
    };
  });
}

/** What is still missing or wrong, each with the name of its field. */
function ask(
  spec: WritingSpec,
  picked: Pick<Picked, 'named' | 'rest'> & { readonly variant: Variant },
  kase: Case,
  fields: Fields,
  asked: Asked,
  context: CommandContext,
): CommandResult {
  const { messages, language } = context;
  const { variant } = picked;
  const { given, problems } = asked;
  const about = variant.about === undefined ? [] : [{ line: [sensitive(variant.about[language])] }];
  const items: Item[] = Object.entries(problems).map(([name, problem]) => ({
    line: [...(name === '' ? [] : [plain(`${fields[name]?.label[language] ?? name}: `, 'strong')]), sensitive(problem)],
  }));
  const reply: Reply = {
    title: variant.title[language],
    sections: [
      {
        items: [
          { line: [internal(kase.no, 'strong'), plain('  '), plain(messages.notYetRecorded)] },
          ...about,
          ...items,
        ],
      },
      { items: [{ line: [plain(examplesFor({ examples: variant.examples ?? spec.examples }, context), 'muted')] }] },
    ],
    actions: answers(spec, picked, kase, fields, given, problems, context),
  };
  return { private: reply, form: offer(spec, variant, kase, asked, context) };
}

/** Asks what is meant, where a line names the case alone. */
function choose(spec: WritingSpec, kase: Case, context: CommandContext, unclear: string | undefined): CommandResult {
  const { messages, language } = context;
  const verbs = spec.variants.filter((variant) => variant.verb !== undefined);
  return {
    private: {
      title: messages.whatToDo,
      sections: [
        {
          items: [
            ...(unclear === undefined ? [] : [{ line: [plain(messages.unclearPart), sensitive(`„${unclear}“`)] }]),
            { line: [plain(examplesFor(spec, context))] },
          ],
        },
      ],
      actions: verbs.map((variant) => ({
        label: variant.title[language],
        command: internal(`${spec.name} ${kase.no} ${variant.verb?.name[language] ?? ''}`),
      })),
    },
  };
}

const ONE_CASE = {
  de: 'Bitte einen Fall nach dem anderen: Ich habe noch nichts eingetragen.',
  en: 'One case after the other, please: I have recorded nothing yet.',
};

/** Whether a word after the case number is another one of the same make: "F-102" after "F-101". */
function isLike(no: string, word: string): boolean {
  const [make, other] = [no, bare(word)].map((text) => fold(text).replace(/\d/gu, '0'));
  return make === other && /^\p{L}/u.test(no);
}

/** A question mark of its own at the end of a line: nothing is recorded before the person has seen the form. */
const ASKS = /(?:^| )\?$/u;

/** One request to change a case: find it, read the line, check it, record it; or say what is missing. */
export async function runWriting(
  spec: WritingSpec,
  args: WritingArgs,
  context: CommandContext,
): Promise<CommandResult> {
  const { messages, language, today } = context;
  const wantsForm = ASKS.test(args.rest);
  const typed = wantsForm ? args.rest.slice(0, -1).trim() : args.rest;
  if (args.case === undefined) {
    const example = spec.examples[language][0] ?? spec.name;
    return { private: note(messages.needCaseTitle, messages.needCase(example)) };
  }
  const seen = await seeCase(args.case, context);
  if (seen === undefined) return noCase(context, args.case, false);
  const { kase } = seen;
  if (isLike(args.case, typed.split(' ')[0] ?? '')) return notRecorded(kase.no, [ONE_CASE[language]], context);
  if (typed === '' && spec.bare !== undefined) return spec.bare(kase.no, context);
  const found = await (spec.find?.(typed, editOf(kase, context)) ?? pick(spec, typed, language));
  if ('answer' in found) return found.answer;
  const { variant, named, rest } = found;
  if (variant === undefined) return choose(spec, kase, context, typed === '' ? undefined : typed.slice(0, 80));
  const picked = { variant, named, rest };
  const stop = blocked(variant, kase, context);
  if (stop !== undefined) return stop;
  const fields = variant.fields(editOf(kase, context));
  const line = matchLine(fields, rest, today);
  const { values, problems } = checkValues(fields, line.values, today, language, messages);
  const all = { ...unclearPart(line, messages), ...problems };
  const asked = { given: line.values, problems: all, unclear: line.unclear };
  const first = wantsForm || ('ask' in found && found.ask === true);
  if (first || Object.keys(all).length > 0) return ask(spec, picked, kase, fields, asked, context);
  const recorded = await record(spec, variant, kase, values, context);
  if (!('problems' in recorded)) return recorded;
  const refused = Object.keys(line.values).length > 0;
  return ask(spec, picked, kase, fields, { given: values, problems: recorded.problems, refused }, context);
}
