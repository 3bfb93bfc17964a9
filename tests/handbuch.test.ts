import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../commands/registry.ts';
import { SCENES as SLACK_SCENES } from '../scripts/slack/scenes.ts';
import { SCENES as TEAMS_SCENES } from '../scripts/teams/scenes.ts';
import { toDay } from '../src/calendar/civil-date.ts';
import { fold } from '../src/calendar/fold.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const GUIDES = ['docs/handbuch.md', 'docs/slack.md', 'docs/teams.md', 'README.md'];
const SCENES = [...SLACK_SCENES, ...TEAMS_SCENES];
const TODAY = toDay(2026, 11, 21);

const named = new Map(COMMANDS.flatMap((item) => [item.name, ...item.aliases].map((name) => [name, item] as const)));

/** Everything in a guide that somebody would type to the bot. */
const typed = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/gu)]
    .map(([, code = '']) => code.replace(/^\/(?:fallbote )?/u, ''))
    .filter((code) => named.has(fold(code.split(' ')[0] ?? '')) && !code.includes('…'));

describe.each(GUIDES)('%s', (path) => {
  const text = read(path);

  it('names only what the bot understands', () => {
    expect(typed(text).length).toBeGreaterThan(2);
    for (const code of typed(text)) {
      const [first = '', ...rest] = code.split(' ');
      expect(named.get(fold(first))?.parse(rest.join(' '), TODAY), code).toBeDefined();
    }
  });

  it('shows pictures that are there', () => {
    const shown = [...text.matchAll(/\((?:docs\/)?bilder\/([\w-]+)\.png\)/gu)].map(([, name]) => name ?? '');
    expect(shown.length).toBeGreaterThan(0);
    for (const name of shown) expect(SCENES.map((scene) => scene.name)).toContain(name);
  });

  it('links to files and headings that are there', () => {
    const headings = (of: string) =>
      [...read(of).matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-'),
      );
    for (const [, to = ''] of text.matchAll(/\]\((?!https?:)([^)]+)\)/gu)) {
      const [file = '', anchor] = to.split('#');
      const target = file === '' ? path : path.startsWith('docs/') ? `docs/${file}`.replace('docs/../', '') : file;
      if (!target.endsWith('.png')) expect(read(target).length, to).toBeGreaterThan(0);
      if (anchor !== undefined) expect(headings(target), to).toContain(anchor);
    }
  });
});

it('has a picture of every scene, small, and no other', () => {
  const folder = fileURLToPath(new URL('../docs/bilder', import.meta.url));
  expect(readdirSync(folder).sort()).toEqual(SCENES.map(({ name }) => `${name}.png`).sort());
  for (const { name } of SCENES) expect(read(`docs/bilder/${name}.png`).length).toBeLessThan(60_000);
});
