import { namedAt } from '../../src/bot/match-line.ts';
import { bare } from '../../src/bot/words.ts';
import { fold } from '../../src/calendar/fold.ts';
import { findHandlungsbedarf, findSubKind } from '../../src/cases/hemmnis-catalogue.ts';
import { type HemmnisView, numberedHemmnisse } from '../../src/cases/hemmnis-order.ts';
import { internal, plain, sensitive } from '../../src/reply/reply.ts';
import { notRecorded } from '../writing/record.ts';
import type { CaseEdit, Found } from '../writing/spec.ts';
import { changeHemmnis } from './hemmnis-change.ts';
import { needChoices, strategyChoices, subChoices } from './hemmnis-choices.ts';
import { hemmnisName, newHemmnis } from './hemmnis-new.ts';

const NEW = ['neu', 'neues', 'neuer', 'new', 'anlegen', 'add'];
const NUMBER_WORDS = ['nr', 'nummer', 'no', 'number', 'hemmnis'];

/** The names by which a Hemmnis of the case is found at the beginning of a line. */
function namesOf({ hemmnis: { handlungsbedarf, sub } }: HemmnisView): readonly string[] {
  const [need, kind] = [findHandlungsbedarf(handlungsbedarf)?.name, findSubKind(sub ?? '')?.name];
  const choices = [
    ...needChoices().filter(({ value }) => value === need),
    ...subChoices(undefined).filter(({ value }) => value === kind),
  ];
  return choices.flatMap(({ value, label, words = [] }) => [value, label.en, ...words]);
}

/** The Hemmnis that the first words name, how many words that takes; several where the name fits more than one. */
function named(open: readonly HemmnisView[], words: readonly string[], edit: CaseEdit) {
  const longest = (names: readonly string[]) =>
    Math.max(0, ...names.map((name) => namedAt(name, words, 0, words.length)));
  const fits = open.map((view) => ({ view, length: longest(namesOf(view)) }));
  const length = Math.max(0, ...fits.map((fit) => fit.length));
  // "Wohnsituation stabilisieren" is a strategy, not a Hemmnis and a word more
  const strategies = strategyChoices(
    open.map(({ hemmnis }) => hemmnis.handlungsbedarf),
    edit.kase,
  );
  const strategy = longest(strategies.map(({ value }) => value));
  const views = length === 0 || strategy > length ? [] : fits.filter((fit) => fit.length === length);
  return { views: views.map(({ view }) => view), length };
}

/** Says which Hemmnisse there are to choose from, each with a button. */
function whichOne(open: readonly HemmnisView[], rest: string, edit: CaseEdit, of: readonly HemmnisView[]): Found {
  const { kase, context } = edit;
  const { messages, language } = context;
  const nr = (view: HemmnisView) => open.indexOf(view) + 1;
  const ask = { de: 'Welches Hemmnis ist gemeint?', en: 'Which Hemmnis is meant?' }[language];
  return {
    answer: {
      private: {
        title: messages.whatToDo,
        sections: [
          { items: [{ line: [internal(kase.no, 'strong'), plain('  '), plain(ask)] }] },
          {
            items: of.map((view) => ({
              line: [plain(`${nr(view)}  `, 'strong'), sensitive(hemmnisName(view.hemmnis)[language])],
            })),
          },
        ],
        actions: of.slice(0, 5).map((view) => ({
          label: `${nr(view)}`,
          command: sensitive(`hemmnis ${kase.no} ${nr(view)} ${rest}`.trim()),
        })),
      },
    },
  };
}

const refused = (edit: CaseEdit, de: string, en: string): Found => ({
  answer: notRecorded(edit.kase.no, [{ de, en }[edit.context.language]], edit.context),
});

/** What a line is about: a new Hemmnis, or the one with a number or name. */
export function findHemmnis(rest: string, edit: CaseEdit): Found {
  const { kase, context } = edit;
  const words = rest.split(' ').filter((word) => word !== '');
  const first = fold(bare(words[0] ?? ''));
  const after = (count: number) => words.slice(count).join(' ');
  if (NEW.includes(first))
    return { variant: newHemmnis(after(1), edit), named: { de: 'neu', en: 'new' }[context.language], rest: after(1) };
  const open = numberedHemmnisse(kase.hemmnisse, context.today);
  if (open.length === 0) {
    return refused(
      edit,
      `Im Fall ist kein offenes Hemmnis festgehalten. Ein neues: hemmnis ${kase.no} neu Wohnsituation`,
      `The case has no open Hemmnis. A new one: obstacle ${kase.no} new housing`,
    );
  }
  const at = NUMBER_WORDS.includes(first) ? 1 : 0;
  const number = bare(words[at] ?? '');
  if (/^\d{1,3}$/u.test(number)) {
    const view = open[Number(number) - 1];
    if (view !== undefined) return { variant: changeHemmnis(view), named: number, rest: after(at + 1) };
    const range = open.length === 1 ? '1' : `1 bis ${open.length}`;
    return refused(
      edit,
      `Nummer ${number} gibt es nicht. Offen sind die Nummern ${range}: hemmnis ${kase.no}`,
      `There is no number ${number}. Open are the numbers ${range.replace('bis', 'to')}: obstacle ${kase.no}`,
    );
  }
  const { views, length } = named(open, words, edit);
  const [one, ...others] = views;
  if (one !== undefined && others.length === 0)
    return { variant: changeHemmnis(one), named: `${open.indexOf(one) + 1}`, rest: after(length) };
  const [only] = open;
  if (views.length === 0 && open.length === 1 && only !== undefined)
    return { variant: changeHemmnis(only), named: '1', rest };
  return whichOne(open, after(views.length === 0 ? 0 : length), edit, views.length === 0 ? open : views);
}
