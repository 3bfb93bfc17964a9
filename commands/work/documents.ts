import type { Fields } from '../../src/bot/fields.ts';
import { fold } from '../../src/calendar/fold.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Text } from '../../src/cases/problem.ts';
import { nextId } from '../writing/next-id.ts';
import { type CaseEdit, variant } from '../writing/spec.ts';
import { afterEach, type Entries, replaced, theEntry, unclearWhich, whichField } from './entries.ts';
import { changeField, doneField, endField, nothingToChange, standsAlready } from './fields.ts';
import { daysAfter, mustBeAfter, say, unreadDate, untilWords, wrong } from './say.ts';

type Document = NonNullable<Case['documents']>[number];

const forever = (required: boolean): Fields => ({
  forever: {
    type: 'yes-no',
    label: { de: 'Unbefristet gültig', en: 'Valid without an end' },
    initial: 'no',
    yes: ['unbefristet', 'dauerhaft', 'ohne Ende', 'permanent', 'for good'],
    ...(required ? { required } : {}),
  },
});

function labelOf({ id, kind, validUntil, renewedOn }: Document): Text {
  const until = validUntil === undefined ? { de: ' unbefristet', en: ' without an end' } : untilWords(validUntil);
  return say(
    (day) => `${id} ${kind}${until.de}${renewedOn === undefined ? '' : `, erneuert am ${day(renewedOn)}`}`,
    (day) => `${id} ${kind}${until.en}${renewedOn === undefined ? '' : `, renewed on ${day(renewedOn)}`}`,
  );
}

/** A kind as it is written in this case already: a newer document of the same kind renews the old one. */
const kindIn = ({ documents }: Case, typed: string): string =>
  documents?.find(({ kind }) => fold(kind) === fold(typed))?.kind ?? typed;

const BOTH: Text = {
  de: 'Bitte nur eines von beiden angeben: ein Ende oder „unbefristet“.',
  en: 'Please give only one of the two: an end or “permanent”.',
};

/** A document with the end of its validity. */
export const newDocument = variant({
  verb: { name: { de: 'neu', en: 'new' }, words: ['neuer', 'neue', 'neues'] },
  title: { de: 'Neuen Nachweis eintragen', en: 'Record a new document' },
  examples: {
    de: [
      'nachweis F-101 neu Schwerbehindertenausweis bis 31.12.2028',
      'nachweis F-101 neu Aufenthaltstitel unbefristet',
    ],
    en: ['document F-101 new Aufenthaltstitel until 31 Dec 2028'],
  },
  fields: (): Fields => ({
    kind: {
      type: 'text',
      label: { de: 'Welcher Nachweis', en: 'Which document' },
      hint: { de: 'Schwerbehindertenausweis, Aufenthaltstitel …', en: 'Schwerbehindertenausweis, Aufenthaltstitel …' },
      required: true,
      max: 60,
    },
    until: {
      ...endField({ de: 'Gültig bis', en: 'Valid until' }, undefined),
      lead: ['gültig bis', 'gültig bis zum', 'bis', 'bis zum', 'valid until', 'until', 'to'],
      leadOnly: true,
    },
    ...forever(false),
  }),
  apply({ kind: typed = '', until, forever: always }, { kase }) {
    const unread = unreadDate(typed);
    if (unread !== undefined) return wrong('kind', unread);
    if (until !== undefined && always === 'yes') return wrong('until', BOTH);
    if (until === undefined && always !== 'yes') {
      return wrong('until', {
        de: 'Bitte das Ende („bis 31.12.2028“) oder „unbefristet“ angeben.',
        en: 'Please give the end (“until 31 Dec 2028”) or “permanent”.',
      });
    }
    const kind = kindIn(kase, typed);
    const same = kase.documents?.find((item) => item.kind === kind && item.validUntil === until);
    if (same !== undefined) {
      const label = labelOf(same);
      return { refused: { de: `Das steht schon da: ${label.de}.`, en: `That is recorded already: ${label.en}.` } };
    }
    const document: Document = {
      id: nextId('d', kase.documents),
      kind,
      ...(until === undefined ? {} : { validUntil: until }),
    };
    const label = labelOf(document);
    const old = kase.documents?.find(
      (item) => item.kind === kind && item.renewedOn === undefined && (item.validUntil ?? '9999') < (until ?? '9999'),
    );
    const replacedLabel = old === undefined ? undefined : labelOf(old);
    return {
      kase: { ...kase, documents: [...(kase.documents ?? []), document] },
      said: { de: `Neuer Nachweis ${label.de}`, en: `New document ${label.en}` },
      also:
        replacedLabel === undefined
          ? []
          : [{ de: `Er ersetzt: ${replacedLabel.de}`, en: `It replaces: ${replacedLabel.en}` }],
    };
  },
});

/** A document of the same kind that is valid longer: it has renewed the old one. */
const successor = ({ documents }: Case, old: Document): Document | undefined =>
  documents?.find(
    ({ id, kind, validUntil }) =>
      id !== old.id && kind === old.kind && (validUntil ?? '9999') > (old.validUntil ?? '9999'),
  );

const open = ({ kase }: CaseEdit): Entries<Document> => ({
  all: kase.documents ?? [],
  label: labelOf,
  fits: (item) => item.renewedOn === undefined && item.validUntil !== undefined && successor(kase, item) === undefined,
  which: { de: 'Welcher Nachweis', en: 'Which document' },
});

/** The kinds that only one open document has, as words for it. */
function whichDocument(edit: CaseEdit): Fields {
  const entries = open(edit);
  const { which } = whichField(entries);
  if (which?.type !== 'choice') return {};
  const fitting = entries.all.filter(entries.fits);
  const choices = which.choices.map((choice) => {
    const item = fitting.find(({ id }) => id === choice.value);
    const alone = item !== undefined && fitting.filter(({ kind }) => kind === item.kind).length === 1;
    return alone ? { ...choice, words: [...(choice.words ?? []), item.kind] } : choice;
  });
  return { which: { ...which, choices } };
}

/** A document has been renewed, usually with a new end. */
export const renewDocument = variant({
  verb: {
    name: { de: 'erneuert', en: 'renewed' },
    words: ['verlängert', 'erneuern', 'verlängerung', 'renew', 'extended'],
  },
  title: { de: 'Erneuerung eines Nachweises eintragen', en: 'Record the renewal of a document' },
  examples: {
    de: ['nachweis F-105 erneuert bis 15.01.2029', 'nachweis F-105 erneuert Aufenthaltstitel bis 15.01.2029'],
    en: ['document F-105 renewed until 15 Jan 2029'],
  },
  pointless: ({ kase: { no, documents } }) =>
    (documents ?? []).length > 0
      ? undefined
      : {
          de: `In diesem Fall steht noch kein Nachweis. Zuerst zum Beispiel: nachweis ${no} neu Schwerbehindertenausweis bis 31.12.2028`,
          en: `There is no document in this case yet. First, for example: document ${no} new Schwerbehindertenausweis until 31 Dec 2028`,
        },
  fields: (edit): Fields => {
    const after = afterEach(open(edit), ({ validUntil }) =>
      validUntil === undefined ? undefined : daysAfter(validUntil, 1),
    );
    return {
      ...whichDocument(edit),
      until: endField({ de: 'Neu gültig bis', en: 'Now valid until' }, after),
      on: { ...doneField({ de: 'Erneuert am', en: 'Renewed on' }, edit.today), leadOnly: true },
      ...forever(false),
      ...changeField((edit.kase.documents ?? []).some(({ renewedOn }) => renewedOn !== undefined)),
    };
  },
  apply({ which, until, on = '', forever: always, change }, edit) {
    const { kase } = edit;
    if (until !== undefined && always === 'yes') return wrong('until', BOTH);
    const entries = open(edit);
    const old = theEntry(entries, which);
    if (old === undefined) return unclearWhich(entries);
    const label = labelOf(old);
    if (old.renewedOn !== undefined && change !== 'yes') return wrong('change', standsAlready(label));
    if (old.renewedOn === undefined && change === 'yes') return { refused: nothingToChange(label) };
    if (old.validUntil === undefined) {
      return { refused: { de: `${label.de}: da gibt es nichts zu erneuern.`, en: `${label.en}: nothing to renew.` } };
    }
    if (until !== undefined && until <= old.validUntil) return wrong('until', mustBeAfter(until, old.validUntil));
    const next: Document | undefined =
      until === undefined && always !== 'yes'
        ? undefined
        : {
            id: nextId('d', kase.documents),
            kind: old.kind,
            ...(until === undefined ? {} : { validUntil: until }),
          };
    const there = kase.documents?.find(
      (item) => next !== undefined && item.kind === next.kind && item.validUntil === next.validUntil,
    );
    const added = next === undefined || there !== undefined ? [] : [next];
    const valid = there ?? next ?? successor(kase, old);
    const nextLabel = valid === undefined ? undefined : labelOf(valid);
    return {
      kase: { ...kase, documents: [...replaced(kase.documents, { ...old, renewedOn: on }), ...added] },
      said: say(
        (day) => `${label.de}: erneuert am ${day(on)}`,
        (day) => `${label.en}: renewed on ${day(on)}`,
      ),
      also: [
        nextLabel === undefined
          ? {
              de: `Wie lange der neue gilt, fehlt noch: nachweis ${kase.no} neu ${old.kind} bis 31.12.2028`,
              en: `How long the new one is valid is missing: document ${kase.no} new ${old.kind} until 31 Dec 2028`,
            }
          : { de: `Es gilt jetzt: ${nextLabel.de}`, en: `Valid now: ${nextLabel.en}` },
      ],
    };
  },
});
