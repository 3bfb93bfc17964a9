import { describe, expect, test } from 'vitest';
import type { ImportFile } from '../../src/cases/office.ts';
import { KATEGORIEN, ZIELGRUPPEN } from '../../src/cases/values.ts';
import { defaultRules } from '../../src/deadlines/load-rules.ts';
import { askOn } from '../bot/ask.ts';
import { followUps, officeWith } from './office.ts';

const TODAY = '2026-11-18';

/** A category or a group of persons, in either language: what only the entitled person may read. */
const GRADED = new RegExp(
  [
    'kategorie|category',
    `\\((?:${KATEGORIEN.join('|')})\\)`,
    // "Schüler", "Ausbildungssuchende" … and the words that they are made of
    ...ZIELGRUPPEN.map((name) => name.replace(/(?:en|e)$/u, '')),
    'selbst(?:ä|ae)ndig|self-employed|absolvent|graduate|apprenticeship|pupil|marktnah',
  ].join('|'),
  'iu',
);

/** One case of every category and of every group, where all rules that ship are on. */
function everyKind(): ImportFile {
  const off = ['folgegespraech', 'kooperationsplan'];
  const rules = defaultRules().flatMap(({ id }) => (off.includes(id) ? [] : [{ id, active: true }]));
  const since = '2020-02-03';
  const contacts = [{ on: '2020-02-03', kind: 'Erstgespräch' as const }];
  const plans = [{ on: '2026-08-20' }];
  const byKategorie = KATEGORIEN.map((kategorie, i) =>
    followUps(`F-${i + 1}`, [], { kategorien: [{ kategorie, since }], contacts, plans }),
  );
  const byZielgruppe = ZIELGRUPPEN.map((zielgruppe, i) =>
    followUps(`F-${i + 21}`, [], { birthDate: '2006-02-03', zielgruppen: [{ zielgruppe, since }], contacts, plans }),
  );
  return officeWith([...byKategorie, ...byZielgruppe], rules);
}

async function channelPages(language: 'de' | 'en'): Promise<string> {
  const { ask } = askOn(everyKind(), TODAY);
  const pages: string[] = [];
  for (let page = 1; ; page++) {
    const { here } = await ask('lead', `fristen team alle Seite ${page}`, { channel: 'nord', language });
    pages.push(JSON.stringify(here));
    if (page >= (here.page?.of ?? 1)) return pages.join('\n');
  }
}

describe('in the channel of the team', () => {
  test.each(defaultRules().filter(({ privacy }) => privacy === 'team'))(
    'the name of $id says nothing of a category or a group',
    ({ title, channelTitle = title }) => {
      expect(channelTitle.de).not.toMatch(GRADED);
      expect(channelTitle.en).not.toMatch(GRADED);
    },
  );

  test.each(['de', 'en'] as const)('in "%s", no list does either, nor what is behind it', async (language) => {
    const said = await channelPages(language);
    const named = language === 'de' ? ['Wiedervorlage', 'Kontakt halten'] : ['Review', 'Keep contact'];
    for (const title of [...named]) expect(said).toContain(`"text":"${title}"`);
    expect(said).not.toMatch(GRADED);
    expect(said).not.toMatch(/wiedervorlage-[xz]|kontakt-a|folgegespraech-b/u);
  });

  test('the person herself reads the whole name', async () => {
    const { text } = askOn(everyKind(), TODAY);
    expect(await text('lead', 'fristen team alle Seite 1')).toMatch(/Kategorie [ABXZ]\)/u);
  });

  test('an own rule without other words keeps its name, with them it has those', async () => {
    const own = {
      kind: 'team' as const,
      privacy: 'team' as const,
      source: 'Hausregel',
      active: true,
      subject: 'case' as const,
      due: { form: 'after', start: 'case.kategorieSince', period: { months: 81 } },
      done: { act: true as const },
    };
    const rules = [
      { ...own, id: 'haus-1', title: { de: 'Runder Tisch', en: 'Round table' } },
      {
        ...own,
        id: 'haus-2',
        title: { de: 'Gespräch (Kategorie D)', en: 'Talk (category D)' },
        channelTitle: { de: 'Gespräch im Haus', en: 'Talk here' },
      },
    ];
    const { ask } = askOn(officeWith([followUps('F-1', [])], rules), TODAY);
    const { here } = await ask('lead', 'fristen team alle', { channel: 'nord' });
    expect(here.text).toContain('F-1  Runder Tisch');
    expect(here.text).toContain('F-1  Gespräch im Haus');
    expect(here.text).not.toContain('Kategorie D');
  });
});
