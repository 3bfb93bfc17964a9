import { isDeepStrictEqual } from 'node:util';
import { findStaff } from '../../src/access/access.ts';
import type { Choice } from '../../src/bot/fields.ts';
import type { Text } from '../../src/cases/problem.ts';
import { daysAfter, endBeforeStart, say } from '../work/say.ts';
import { type OfficeEdit, type OfficeEdited, officeVariant } from '../writing/run-office.ts';
import { type Cover, coverText, maySet, nameOf, ownCovers } from './covers.ts';
import { accusative, staffChoices } from './staff-choices.ts';

const problem = (field: string, text: Text): OfficeEdited => ({ problems: { [field]: text } });

const overlap = (a: Pick<Cover, 'from' | 'until'>, b: Pick<Cover, 'from' | 'until'>): boolean =>
  a.from <= b.until && b.from <= a.until;

const HALF_A_YEAR = 183;

/** "5.12. bis 1.12." may be a slip of the finger: it opens the cases for a year. */
const LONG: Text = {
  de: 'Das ist länger als ein halbes Jahr. Stimmt das nicht, nehmen Sie es bitte gleich zurück.',
  en: 'That is more than half a year. If it is wrong, please take it back at once.',
};

/** Other covers on the same days: of the same person, or of the deputy herself. */
function remarks(entry: Cover, { office }: OfficeEdit): readonly Text[] {
  const others = (office.deputies ?? []).filter((other) => overlap(other, entry));
  return [
    ...(entry.until > daysAfter(entry.from, HALF_A_YEAR) ? [LONG] : []),
    ...others.filter(({ of }) => of === entry.of).map((other) => both(coverText(office, other))),
    ...others.filter(({ of }) => of === entry.deputy).map((other) => both(coverText(office, other))),
  ];
}

const both = ({ de, en }: Text): Text => ({
  de: `An diesen Tagen gilt auch: ${de}.`,
  en: `On these days there is also: ${en}.`,
});

const ME = ['ich', 'mich', 'mir', 'me', 'myself'];
const withMe = (choices: readonly Choice[], me: string): readonly Choice[] =>
  choices.map((choice) => (choice.value === me ? { ...choice, words: [...(choice.words ?? []), ...ME] } : choice));

const manages = ({ roles }: { readonly roles: readonly string[] }) => roles.includes('caseManager');

/** Somebody stands in for a colleague for some days. */
export const newCover = officeVariant({
  command: 'vertretung',
  title: { de: 'Vertretung eintragen', en: 'Record a deputy' },
  examples: {
    de: ['vertretung Herr Star 1.12. bis 5.12.', 'vertretung Herr Star für Frau Amsel nächste Woche'],
    en: ['deputy Herr Star 1 Dec to 5 Dec', 'deputy Herr Star for Frau Amsel next week'],
  },
  fields({ office, context: { access }, today }) {
    const { person, leads } = access;
    const people = (fits: (roles: { readonly roles: readonly string[] }) => boolean) =>
      withMe(staffChoices(office.staff.filter(fits), office, person.team), person.id);
    return {
      deputy: {
        type: 'choice',
        label: { de: 'Wer vertritt', en: 'Who stands in' },
        required: true,
        lead: ['durch', 'an', 'by'],
        choices: people(() => true),
      },
      of: {
        type: 'choice',
        label: { de: 'Für wen', en: 'For whom' },
        ...(leads.length > 0 ? {} : { hint: { de: 'für andere: die Teamleitung', en: 'for others: the team lead' } }),
        required: true,
        missing: {
          de: 'fehlt noch, zum Beispiel: für Frau Amsel',
          en: 'missing, for example: for Frau Amsel',
        },
        lead: ['für', 'anstelle von', 'statt', 'for', 'instead of'],
        leadOnly: true,
        choices: people(manages),
        ...(manages(person) ? { initial: person.id } : {}),
      },
      from: {
        type: 'date',
        label: { de: 'Erster Tag', en: 'First day' },
        near: true,
        lead: ['ab', 'von', 'vom', 'am', 'from', 'on'],
        initial: today,
      },
      until: {
        type: 'date',
        label: { de: 'Letzter Tag', en: 'Last day' },
        required: true,
        missing: { de: 'fehlt noch, zum Beispiel: bis 5.12.', en: 'missing, for example: to 5 Dec' },
        after: 'from',
        lead: ['bis', 'bis zum', '-', 'to', 'until', 'till'],
      },
    };
  },
  apply({ deputy = '', of = '', from = '', until = '' }, edit) {
    const { office, today } = edit;
    if (!maySet(of, edit)) {
      const name = nameOf(office, of);
      return problem('of', {
        de: `Für ${accusative(name)} trägt die Teamleitung die Vertretung ein. Für Sie selbst: ohne „für …“.`,
        en: `For ${name} the team lead records the deputy. For yourself: without “for …”.`,
      });
    }
    const roles = findStaff(office, deputy)?.roles ?? [];
    if (!roles.includes('caseManager') && !roles.includes('teamLead')) {
      const name = nameOf(office, deputy);
      return problem('deputy', {
        de: `${name} kann keine Fälle übernehmen: Das geht nur im Fallmanagement oder als Teamleitung.`,
        en: `${name} cannot take over cases: only case managers and team leads can.`,
      });
    }
    if (of === deputy)
      return problem('deputy', { de: 'Niemand vertritt sich selbst.', en: 'Nobody is their own deputy.' });
    if (until < from) return problem('until', endBeforeStart(until, from));
    if (until < today) {
      return problem(
        'until',
        say(
          (day) => `${day(until)} ist schon vorbei.`,
          (day) => `${day(until)} is over already.`,
        ),
      );
    }
    const entry: Cover = { of, deputy, from, until };
    if ((office.deputies ?? []).some((other) => isDeepStrictEqual(other, entry))) {
      const stands = coverText(office, entry);
      return { refused: { de: `Das steht schon da: ${stands.de}.`, en: `That is recorded already: ${stands.en}.` } };
    }
    return {
      office: { ...office, deputies: [...(office.deputies ?? []), entry] },
      said: coverText(office, entry),
      also: remarks(entry, edit),
    };
  },
});

const keyOf = ({ of, deputy, from, until }: Cover): string => [of, deputy, from, until].join('/');

/** The covers that may be ended, by their number or the name of somebody in it. */
function endChoices(edit: OfficeEdit): readonly Choice[] {
  const { office } = edit;
  const namesOf = (id: string) => {
    const name = nameOf(office, id);
    return [id, name, accusative(name), name.split(' ').at(-1) ?? ''];
  };
  return ownCovers(edit).map((cover, index) => ({
    value: keyOf(cover),
    label: coverText(office, cover),
    words: [`${index + 1}`, ...namesOf(cover.of), ...namesOf(cover.deputy)],
  }));
}

/** Ends a cover: at once, or on a day before its last one. */
export const endCover = officeVariant({
  command: 'vertretung',
  title: { de: 'Vertretung beenden', en: 'End a deputy' },
  examples: {
    de: ['vertretung beenden', 'vertretung beenden 1 zum 3.12.'],
    en: ['deputy end', 'deputy end 1 on 3 Dec'],
  },
  fields(edit) {
    const choices = endChoices(edit);
    const [only, ...others] = choices;
    const list = (language: 'de' | 'en') =>
      choices.map(({ label }, index) => `${index + 1} ${label[language]}`).join('; ');
    return {
      which: {
        type: 'choice',
        label: { de: 'Welche', en: 'Which one' },
        required: true,
        missing: { de: `Bitte die Nummer nennen: ${list('de')}`, en: `Please name the number: ${list('en')}` },
        lead: ['für', 'durch', 'von', 'for', 'by'],
        choices,
        ...(only !== undefined && others.length === 0 ? { initial: only.value } : {}),
      },
      on: {
        type: 'date',
        label: { de: 'Letzter Tag', en: 'Last day' },
        hint: { de: 'leer = sofort', en: 'empty = at once' },
        near: true,
        lead: ['am', 'zum', 'mit', 'bis', 'on', 'until'],
      },
    };
  },
  apply({ which, on }, { office, today, ...edit }) {
    const cover = ownCovers({ office, today, ...edit }).find((item) => keyOf(item) === which);
    if (cover === undefined) return problem('which', { de: 'gibt es nicht mehr', en: 'is not there any more' });
    const text = coverText(office, cover);
    const replaced = (next: readonly Cover[]) => ({
      ...office,
      deputies: (office.deputies ?? []).flatMap((item) => (item === cover ? next : [item])),
    });
    if (on === undefined && cover.from >= today)
      return { office: replaced([]), said: { de: `Abgesagt: ${text.de}`, en: `Cancelled: ${text.en}` } };
    const until = on ?? daysAfter(today, -1);
    if (until < cover.from || until >= cover.until) {
      return problem(
        'on',
        say(
          (day) => `Bitte einen Tag von ${day(cover.from)} bis ${day(daysAfter(cover.until, -1))} nennen.`,
          (day) => `Please name a day from ${day(cover.from)} to ${day(daysAfter(cover.until, -1))}.`,
        ),
      );
    }
    const next = { ...cover, until };
    const now = coverText(office, next);
    return {
      office: replaced([next]),
      said: { de: `Endet früher: ${now.de}`, en: `Ends earlier: ${now.en}` },
    };
  },
});
