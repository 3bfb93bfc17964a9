import { findStaff } from '../../src/access/access.ts';
import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import { toIso } from '../../src/calendar/civil-date.ts';
import type { Text } from '../../src/cases/problem.ts';
import { type Item, internal, plain, type Section } from '../../src/reply/reply.ts';
import { type Cover, coverText, ownCovers } from './covers.ts';

const TEXTS = {
  title: { de: 'Vertretungen', en: 'Deputies' },
  now: { de: 'Heute', en: 'Today' },
  later: { de: 'Demnächst', en: 'Coming' },
  none: {
    de: 'Es ist keine Vertretung eingetragen. Eintragen: vertretung <Person> <von> bis <bis>',
    en: 'No deputy is on file. Record one: deputy <person> <from> to <until>',
  },
  end: { de: 'Vertretung beenden', en: 'End a deputy' },
} satisfies Record<string, Text>;

/** Covers of today and to come that concern the person: her absences, whom she stands in for, and her team as its lead. */
export function listCovers(context: CommandContext): CommandResult {
  const { office, access, language } = context;
  const today = toIso(context.today);
  const { person, leads } = access;
  const concerns = ({ of, deputy }: Cover) =>
    of === person.id || deputy === person.id || leads.includes(findStaff(office, of)?.team ?? '');
  const covers = (office.deputies ?? [])
    .filter((cover) => cover.until >= today && concerns(cover))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const section = (heading: Text, list: readonly Cover[]): readonly Section[] =>
    list.length === 0
      ? []
      : [
          {
            heading: [plain(heading[language], 'strong')],
            items: list.map((cover): Item => ({ line: [internal(coverText(office, cover)[language])] })),
          },
        ];
  const sections = [
    ...section(
      TEXTS.now,
      covers.filter(({ from }) => from <= today),
    ),
    ...section(
      TEXTS.later,
      covers.filter(({ from }) => from > today),
    ),
  ];
  return {
    private: {
      title: TEXTS.title[language],
      sections: sections.length > 0 ? sections : [{ items: [{ line: [plain(TEXTS.none[language])] }] }],
      actions:
        ownCovers({ office, context, today }).length === 0
          ? []
          : [{ label: TEXTS.end[language], command: internal('vertretung beenden') }],
    },
  };
}
