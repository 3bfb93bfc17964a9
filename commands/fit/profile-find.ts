import type { Values } from '../../src/bot/fields.ts';
import { bare } from '../../src/bot/words.ts';
import { fold } from '../../src/calendar/fold.ts';
import { fitOf } from '../../src/fit/criteria/fit.ts';
import { both } from '../../src/fit/criteria/wording.ts';
import { profileOf } from '../../src/fit/profile/profile.ts';
import { keyIndex } from '../../src/fit/values/keys.ts';
import { wrong } from '../work/say.ts';
import { notRecorded } from '../writing/record.ts';
import { type CaseEdit, type Found, type Variant, variant } from '../writing/spec.ts';
import { exampleFact } from './answer-how.ts';
import { findConsent } from './consent-find.ts';
import { type Kit, kitOf } from './kit.ts';
import { openQuestions } from './open-questions.ts';
import { elsewhereText, NOTHING_SAID, recordLine } from './profile-edit.ts';
import { factField, factFields, questionOf } from './profile-fields.ts';

const FORM = ['neu', 'neue', 'aendern', 'fragen', 'angaben', 'eintragen', 'new', 'change', 'questions', 'form'];
const ONE = ['frage', 'merkmal', 'question', 'ask'];
const CONSENT = ['einwilligung', 'einverstaendnis', 'zustimmung', 'consent'];
/** Most questions of a form. */
const MOST_ASKED = 8;

const TITLE = { de: 'Profil ergänzen', en: 'Add to the profile' };
const EXAMPLES = {
  de: ['profil F-101 sprache=B1 fuehrerschein=ja', 'profil F-101 sprache=unbekannt'],
  en: ['profile F-101 german=B1 fuehrerschein=yes', 'profile F-101 german=unknown'],
};

/** One fact as it is typed: a value of several words in quotes. */
const typed = (key: string, value: string): string => `${key}="${value.replace(/["„“”]/gu, '')}"`;

/** The open questions of the office's own Maßnahmen, those that the profile can keep. */
export function questionsFor({ kase, context }: CaseEdit) {
  const kit = kitOf(context.office);
  const profile = profileOf({ today: context.today, kase, massnahmen: kit.byId });
  const rows = kit.catalogue
    .filter((row) => kit.isOwn(row) && row.type !== 'Netzwerk' && row.example !== true)
    .map((massnahme) => ({ massnahme, findings: fitOf(massnahme).findings(profile) }))
    .filter(({ findings }) => findings.every(({ outcome }) => outcome !== 'failed'));
  return openQuestions(rows);
}

const askedKeys = (edit: CaseEdit): readonly string[] =>
  [...new Set(questionsFor(edit).map(({ question }) => question.key))]
    .filter((key) => elsewhereText(key, edit.kase.no) === undefined)
    .slice(0, MOST_ASKED);

/** A line of facts. */
const line: Variant = variant({
  title: TITLE,
  examples: EXAMPLES,
  fields: () => ({
    facts: { type: 'text', label: { de: 'Angaben', en: 'Facts' }, required: true, missing: NOTHING_SAID, max: 480 },
  }),
  apply: ({ facts = '' }, edit) => recordLine(facts, 'facts', edit),
});

/** "Offen: Wer ist der Reha-Träger? (reha-traeger=…)" for each of them. */
const openText = (keys: readonly string[], kit: Kit) =>
  both((language) => {
    const asked = keys.map((key) => `${questionOf(key, kit)[language]} (${key}=…)`);
    return `${language === 'de' ? 'Offen sind:' : 'Open questions:'} ${asked.join(' ')}`;
  });

/** The open questions as a form. @param keys what was asked for when the form was made */
const form = (keys: readonly string[], kit: Kit): Variant =>
  variant({
    title: TITLE,
    ...(keys.length === 0 ? {} : { about: openText(keys, kit) }),
    examples: EXAMPLES,
    fields: ({ context }) => factFields(keys, kitOf(context.office)),
    apply({ more, ...values }: Values, edit) {
      const facts = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [typed(key, value)]));
      const all = [...facts, ...(more === undefined ? [] : [more])].join(' ');
      return all === '' ? wrong('more', NOTHING_SAID) : recordLine(all, 'more', edit);
    },
  });

/** One question. */
const one = (key: string, no: string): Variant =>
  variant({
    title: TITLE,
    examples: { de: [`profil ${no} ${exampleFact(key).de}`], en: [`profile ${no} ${exampleFact(key).en}`] },
    fields: ({ context }) => ({ [key]: factField(key, kitOf(context.office), true) }),
    apply: (values: Values, edit) => recordLine(typed(key, values[key] ?? ''), key, edit),
  });

/** What a line about the profile of a case means: a consent, the open questions, one question, or facts. */
export function findProfile(rest: string, edit: CaseEdit): Found {
  const { context, kase } = edit;
  const { language, office } = context;
  const words = rest.split(' ').filter((word) => word !== '');
  const first = fold(bare(words[0] ?? ''));
  const after = (count: number) => words.slice(count).join(' ');
  if (CONSENT.includes(first)) return findConsent(after(1), edit);
  if (FORM.includes(first) || (ONE.includes(first) && words.length === 1)) {
    const named = { de: 'neu', en: 'new' }[language];
    return words.length === 1
      ? { variant: form(askedKeys(edit), kitOf(office)), named, rest: '' }
      : { variant: line, named: '', rest: after(1) };
  }
  if (ONE.includes(first)) {
    const key = keyIndex(kitOf(office).questionKeys).find(words[1] ?? '')?.key;
    if (key === undefined) {
      const text = {
        de: `Das Merkmal „${words[1] ?? ''}“ kenne ich nicht.`,
        en: `I know no Merkmal “${words[1] ?? ''}”.`,
      };
      return { answer: notRecorded(kase.no, [text[language], NOTHING_SAID[language]], context) };
    }
    const elsewhere = elsewhereText(key, kase.no);
    if (elsewhere !== undefined) return { answer: notRecorded(kase.no, [elsewhere[language]], context) };
    return { variant: one(key, kase.no), named: `${{ de: 'frage', en: 'question' }[language]} ${key}`, rest: after(2) };
  }
  return { variant: line, named: '', rest };
}
