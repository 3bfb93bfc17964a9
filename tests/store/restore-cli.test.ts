import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, fallbote, temporaryFolder } from '../cli/fallbote.ts';

async function imported(): Promise<string> {
  const data = join(temporaryFolder(), 'daten');
  await fallbote(['import', EXAMPLE, '--data', data]);
  return data;
}

describe('fallbote restore', () => {
  test('lists the states, goes back to one, and forward again', async () => {
    const data = await imported();
    const list = await fallbote(['restore', '--data', data]);
    expect(list).toMatchObject({ code: 0, err: '' });
    expect(list.out).toMatch(
      /^Stände in .*, neueste zuerst:\n {2}1 {2}\d\d\.\d\d\.\d{4}, \d\d:\d\d {2}18 Fälle {2}\(jetzt\)\n/u,
    );
    const back = await fallbote(['restore', '--data', data, '--to', '1']);
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(back.out).toBe(
      'Zurückgegangen zu Stand 1, jetzt Stand 2: 18 Fälle.\nDer Stand davor bleibt als 1 erhalten.\n',
    );
    const after = await fallbote(['restore', '--data', data, '--lang', 'en']);
    expect(after.out).toMatch(/^States in .*\n {2}2 .*18 cases {2}\(now\)\n {2}1 .*18 cases\nTo go back/u);
    expect((await fallbote(['check', '--data', data])).code).toBe(0);
  });

  test('helps where the present state is broken', async () => {
    const data = await imported();
    await fallbote(['restore', '--data', data, '--to', '1']);
    truncateSync(join(data, 'fallbote.json'), 20);
    expect((await fallbote(['check', '--data', data])).err).toContain('fallbote restore --data');
    const list = await fallbote(['restore', '--data', data]);
    expect(list.code).toBe(0);
    expect(list.out).toContain('Der jetzige Stand lässt sich nicht lesen: Die Datei');
    const back = await fallbote(['restore', '--data', data, '--to', '1']);
    expect(back.out).toMatch(
      /^Zurückgegangen zu Stand 1, jetzt Stand 3: 18 Fälle\.\nDer Stand davor war nicht lesbar\./u,
    );
    expect((await fallbote(['check', '--data', data])).out).toContain('18 Fälle');
    expect(readdirSync(data)).toContain('defekt-3-fallbote.json');
  });

  test.each([
    [['--to', '99'], 'Einen Stand 99 gibt es in', 'FB301'],
    [['--to', 'gestern'], '--to „gestern“ ist keine Nummer eines Standes.', 'FB301'],
  ])('refuses %j', async (args, sentence, code) => {
    const data = await imported();
    const { code: exit, err } = await fallbote(['restore', '--data', data, ...args]);
    expect(exit).toBe(1);
    expect(err).toContain(sentence);
    expect(err).toContain(`(${code})`);
  });

  test('asks for the folder, and says what to do where it is empty', async () => {
    expect((await fallbote(['restore'])).err).toContain('--data <Ordner>');
    expect((await fallbote(['restore', '--data', join(temporaryFolder(), 'neu')])).err).toContain('fallbote import');
  });
});
