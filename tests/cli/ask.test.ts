import { describe, expect, it } from 'vitest';
import { de } from '../../src/messages/de.ts';
import { replyJsonSchema } from '../../src/reply/json-schema.ts';
import { fallbote, TODAY } from './fallbote.ts';
import { schemaCheck } from './schemas.ts';

const ask = (text: string, ...more: readonly string[]) => fallbote(['ask', text, ...TODAY, ...more]);

describe('fallbote ask', () => {
  it('prints the answer, and nothing besides', async () => {
    const { code, out, err } = await ask('fristen 7 tage', '--as', 'fm-1');
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/^Fristen: überfällig und bis Sa 28\.11\.2026\n/u);
    expect(out).toContain('F-105');
    expect(out.endsWith('\n')).toBe(true);
  });

  it.each([
    ['fristen', 'fm-1', 'private'],
    ['fristen F-106', 'fm-1', 'private'],
    ['fristen fehlende', 'fm-1', 'private'],
    ['hemmnisse F-105', 'fm-1', 'private'],
    ['fall F-101', 'fm-1', 'private'],
    ['hilfe', 'fm-1', 'private'],
    ['fall F-999', 'fm-1', 'private'],
    ['unsinn', 'fm-1', 'private'],
    ['fristen', 'niemand', 'private'],
    ['fristen team', 'tl-1', 'channel:ue25'],
    ['fristen', 'fm-1', 'channel:ue25'],
  ])('gives the answer to "%s" of %s in %s as the schema says', async (text, as, place) => {
    const { code, out } = await ask(text, '--as', as, '--in', place, '--json');
    expect(code).toBe(0);
    const data: unknown = JSON.parse(out);
    expect(schemaCheck('answer')(data)).toEqual([]);
    expect(replyJsonSchema.safeParse(data).success).toBe(true);
  });

  it('carries the same text in the data as it prints', async () => {
    const [text, data] = await Promise.all([ask('fristen', '--as', 'fm-1'), ask('fristen', '--as', 'fm-1', '--json')]);
    expect(`${replyJsonSchema.parse(JSON.parse(data.out)).text}\n`).toBe(text.out);
  });

  it('prints in a channel only what the channel sees', async () => {
    const { out } = await ask('fristen F-106', '--as', 'fm-1', '--in', 'channel:ue25');
    expect(out).toBe(`Fallbote\n${de.answeredPrivately}\n`);
    const json = await ask('fristen F-106', '--as', 'fm-1', '--in', 'channel:ue25', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ outlet: 'channel', private: true, facts: [] });
    expect(json.out).not.toContain('F-106');
  });

  it('shows a team list in the channel of the team', async () => {
    const { out } = await ask('fristen team', '--as', 'tl-1', '--in', 'channel:ue25', '--json');
    expect(JSON.parse(out)).toMatchObject({ outlet: 'channel', private: false });
  });

  it('speaks the language of the person, or the one that was asked for', async () => {
    expect((await ask('fristen', '--as', 'fm-2')).out).toMatch(/^Deadlines/u);
    expect((await ask('fristen', '--as', 'fm-2', '--lang', 'de')).out).toMatch(/^Fristen/u);
    expect((await ask('fristen', '--as', 'fm-1', '--lang', 'en')).out).toMatch(/^Deadlines/u);
  });

  it('takes the day of --today, also as it is spoken', async () => {
    const { out } = await fallbote(['ask', 'fristen heute', '--as', 'fm-1', '--today', '24.11.2026']);
    expect(out).toContain('Di 24.11.2026  F-105');
  });

  it('tells an unknown person the one sentence; the hint goes to the operator', async () => {
    const { code, out, err } = await ask('fall F-101', '--as', 'niemand');
    expect(code).toBe(0);
    expect(out).toBe(`Fallbote\n${de.unknownPerson}\n`);
    expect(err).toBe('Hinweis: --as erwartet die Kennung einer Person (staff.id).\n');
  });

  it('refuses a place, a day and a language that do not exist, in a sentence', async () => {
    for (const [args, sentence] of [
      [['--in', 'channel:nord'], '--in „channel:nord“ gibt es nicht. Erwartet: private oder channel:<Team>'],
      [['--in', 'überall'], '--in „überall“ gibt es nicht.'],
      [['--lang', 'fr'], '--lang „fr“ gibt es nicht. Erwartet: de oder en.'],
      [['--today', '31.02.2026'], '--today „31.02.2026“ ist kein Datum.'],
    ] as const) {
      const { code, out, err } = await fallbote(['ask', 'fristen', '--as', 'fm-1', ...args]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain(sentence);
      expect(err).toContain('(FB301)');
    }
  });

  it('has no colours on a pipe, unless they are asked for', async () => {
    const plain = await ask('fristen', '--as', 'fm-1');
    expect(plain.out).not.toContain('\u001B');
    const forced = await fallbote(['ask', 'fristen', '--as', 'fm-1'], { env: { FORCE_COLOR: '1' } });
    expect(forced.out).toContain('\u001B[1m');
    const refused = await fallbote(['ask', 'fristen', '--as', 'fm-1'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(refused.out).not.toContain('\u001B');
  });

  it('is quiet when the reader goes away', async () => {
    const { code, err } = await fallbote(['rules', '--json'], { readOnly: 1 });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
