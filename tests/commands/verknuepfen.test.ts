import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/registry.ts';
import { type ChatPlatform, createLinkCodes } from '../../src/access/link-codes.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Place } from '../../src/bot/command.ts';
import { de } from '../../src/messages/de.ts';
import { jsonOf } from '../../src/reply/json.ts';
import type { Store } from '../../src/store/store.ts';
import { dayOf } from '../bot/ask.ts';
import { ids } from '../bot/ids.ts';
import { caseload, TODAY } from './caseload.ts';

const TURNED_AWAY = `Fallbote\n${de.unknownPerson}`;
const REFUSED = `Fallbote\n${de.codeRefused}`;
const WRONG = 'verknuepfen AAAA-BBBB-CCCC-DDDD';
const AMSEL = 'a0000000-0000-4000-8000-00000000000a';
const PRIVATE: Place = { kind: 'private' };

/** The office with a bot that people reach over Slack, and a clock that can be put forward. */
function office(
  wrap: (store: Store) => Store = (store) => store,
  platforms: readonly ChatPlatform[] = ['slack', 'teams'],
) {
  const { store } = caseload();
  let minutes = 0;
  const bot = createBot({
    store: wrap(store),
    commands: COMMANDS,
    linkCodes: createLinkCodes(platforms),
    today: () => dayOf(TODAY),
    now: () => new Date(Date.UTC(2026, 10, 20, 9, minutes)).toISOString(),
    newId: ids(),
    reference: () => 'REF',
    log: (line) => {
      throw new Error(line);
    },
  });
  const over =
    (platform: 'console' | 'slack' | 'teams') =>
    async (id: string, text: string, place: Place = PRIVATE) => {
      const answer = await bot.answer({ from: { platform, id }, text, place });
      return jsonOf(answer.privately ?? answer.here).text;
    };
  const here = over('console');
  return {
    store,
    admin: (text: string, id = 'admin') => here(id, text),
    slack: over('slack'),
    teams: over('teams'),
    later(by: number) {
      minutes += by;
    },
    async code(id: string) {
      const [code] = /(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}/u.exec(await here('admin', `verknuepfen ${id}`)) ?? [];
      if (code === undefined) throw new Error('no code');
      return code;
    },
    account: async (id: string) => (await store.office()).staff.find((person) => person.id === id)?.platforms,
    async trail(): Promise<readonly string[]> {
      const lines: string[] = [];
      for await (const line of store.trail()) {
        const { who, what, command = '', door } = JSON.parse(line) as Record<string, string>;
        lines.push([who, what, command, door].join(' ').replaceAll('  ', ' '));
      }
      return lines;
    },
  };
}

describe('a code links an account', () => {
  test('that the unknown person sends in a direct message', async () => {
    const { code, slack, account, trail, store } = office();
    const line = `verknuepfen ${await code('fm')}`;
    expect(await slack('U0AMSEL', line)).toContain('Ihr Konto ist jetzt mit der Personenliste verknüpft.');
    expect(await account('fm')).toEqual({ slack: 'U0AMSEL' });
    expect(await slack('U0AMSEL', 'heute')).toContain('Ihr Schreibtisch');
    expect((await trail()).slice(0, 3)).toEqual([
      'admin change verknuepfen console',
      'slack:U0AMSEL change verknuepfen slack',
      'fm change verknuepfen slack',
    ]);
    // who came with it is in the history, and it is nobody's to take back by mistake
    expect((await store.history()).map(({ by, command }) => [by, command])).toEqual([['slack:U0AMSEL', 'verknuepfen']]);
    expect(await slack('U0AMSEL', 'rückgängig')).toContain('nichts, was sich zurücknehmen lässt');
  });

  test.each(['Verknüpfen', '/verknuepfen', 'link', '@Fallbote verknuepfen'])(
    '"%s <Code>", in small letters',
    async (word) => {
      const { code, slack, account } = office();
      await slack('U0AMSEL', `  ${word} ${(await code('fm')).toLowerCase()} `);
      expect(await account('fm')).toEqual({ slack: 'U0AMSEL' });
    },
  );

  test('of Teams as well, beside that of Slack', async () => {
    const { code, teams, account, admin } = office();
    const line = `verknuepfen ${await code('fm')}`;
    await admin('verknuepfen fm U0AMSEL');
    await teams('29:amsel', line);
    expect(await account('fm')).toEqual({ slack: 'U0AMSEL', teams: '29:amsel' });
  });

  test('once, and by one of many who send it at the same moment', async () => {
    const { code, slack, account, store } = office();
    const line = `verknuepfen ${await code('fm')}`;
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => slack(`U0USER${i}`, line)));
    expect(answers.filter((answer) => answer !== REFUSED)).toHaveLength(1);
    expect((await account('fm'))?.slack).toMatch(/^U0USER/u);
    expect((await store.office()).staff.filter(({ platforms }) => platforms !== undefined)).toHaveLength(1);
  });

  test('where others change the office at that moment', async () => {
    const { code, slack, account, admin } = office();
    const line = `verknuepfen ${await code('fm')}`;
    await Promise.all([slack('U0AMSEL', line), admin('verknuepfen star U0STAR'), admin('verknuepfen fink U0FINK')]);
    expect([await account('fm'), await account('star'), await account('fink')]).toEqual([
      { slack: 'U0AMSEL' },
      { slack: 'U0STAR' },
      { slack: 'U0FINK' },
    ]);
  });
});

describe('a code is refused in the same words, whatever the reason', () => {
  test('wrong, used, too old, of somebody who was linked meanwhile, of an account that is taken', async () => {
    const { code, slack, later, admin, account } = office();
    expect(await slack('U0X', 'hilfe')).toBe(TURNED_AWAY);
    expect(await slack('U0X', WRONG)).toBe(REFUSED);
    const used = `verknuepfen ${await code('fm')}`;
    await slack('U0AMSEL', used);
    expect(await slack('U0X', used)).toBe(REFUSED);
    const old = `verknuepfen ${await code('star')}`;
    later(15);
    expect(await slack('U0X', old)).toBe(REFUSED);
    const late = `verknuepfen ${await code('star')}`;
    await admin('verknuepfen star U0STAR');
    expect(await slack('U0X', late)).toBe(REFUSED);
    expect(await account('star')).toEqual({ slack: 'U0STAR' });
  });

  test('after five wrong ones even a good one; each attempt is written down', async () => {
    const { code, slack, later, trail } = office();
    for (let i = 0; i < 5; i++) await slack('U0X', WRONG);
    const line = `verknuepfen ${await code('fm')}`;
    expect(await slack('U0X', line)).toBe(REFUSED);
    expect((await trail()).filter((entry) => entry === 'slack:U0X refused verknuepfen slack')).toHaveLength(6);
    later(14);
    expect(await slack('U0X', line)).toBe(REFUSED);
    later(2);
    expect(await slack('U0X', `verknuepfen ${await code('fm')}`)).toContain('Willkommen!');
  });

  test('in a channel: there it is not even looked at', async () => {
    const { code, slack, account, trail } = office();
    const line = `verknuepfen ${await code('fm')}`;
    expect(await slack('U0AMSEL', line, { kind: 'channel', team: 'nord' })).toBe(TURNED_AWAY);
    expect(await account('fm')).toBeUndefined();
    expect((await trail()).at(-1)).toBe('slack:U0AMSEL refused slack/nord');
    await slack('U0AMSEL', line);
    expect(await account('fm')).toEqual({ slack: 'U0AMSEL' });
  });

  test('and nothing else of what somebody unknown writes is read', async () => {
    const { code, slack, account, trail } = office();
    const good = await code('fm');
    for (const text of [
      `${good}`,
      `bitte verknuepfen ${good}`,
      `verknuepfen ${good} danke`,
      `verknuepfen fm ${good}`,
      'verknuepfen fm',
      `verknuepfen ${good}${' '.repeat(100)}`,
    ])
      expect(await slack('U0X', text), text).toBe(TURNED_AWAY);
    expect(await account('fm')).toBeUndefined();
    expect(new Set((await trail()).slice(1))).toEqual(new Set(['slack:U0X refused slack']));
  });

  test('somebody known who sends it is linked to nobody else', async () => {
    const { code, slack, admin, account } = office();
    await admin('verknuepfen star U0STAR');
    const line = `verknuepfen ${await code('fm')}`;
    expect(await slack('U0STAR', line)).toContain('Konten verknüpft nur die Administration.');
    expect(await account('fm')).toBeUndefined();
  });
});

describe('an admin', () => {
  test('links and unlinks directly, and takes it back', async () => {
    const { admin, account, slack, trail } = office();
    expect(await admin('verknuepfen fm U0AMSEL')).toContain('Verknüpft: Frau Amsel (fm) mit dem Slack-Konto U0AMSEL');
    expect(await slack('U0AMSEL', 'heute')).toContain('Ihr Schreibtisch');
    expect(await admin('verknuepfen fm lösen')).toContain('Verknüpfung gelöst: Frau Amsel (fm)');
    expect(await account('fm')).toBeUndefined();
    expect(await slack('U0AMSEL', 'heute')).toBe(TURNED_AWAY);
    expect(await admin('rückgängig')).toContain('Zurückgenommen: Verknüpfung gelöst');
    expect(await account('fm')).toEqual({ slack: 'U0AMSEL' });
    expect((await trail()).filter((line) => line.startsWith('admin'))).toEqual([
      'admin change verknuepfen console',
      'admin change verknuepfen console',
      'admin undo verknuepfen console',
    ]);
  });

  test.each([
    ['verknuepfen nobody', '„nobody“ steht nicht in der Personenliste.'],
    ['verknuepfen star amsel@example.invalid', 'Das ist keine Kennung eines Kontos.'],
    ['verknuepfen star @amsel', 'Das ist keine Kennung eines Kontos.'],
    ['verknuepfen star U0AMSEL', 'Dieses Konto gehört schon zu Frau Amsel (fm).'],
    ['verknuepfen fm U0OTHER', 'Frau Amsel ist schon verknüpft. Zuerst lösen: verknuepfen fm lösen'],
    ['verknuepfen fm U0AMSEL', 'Das ist schon genau so eingetragen.'],
    ['verknuepfen star lösen', 'Herr Star ist nicht verknüpft.'],
  ])('"%s": %s', async (line, why) => {
    const { admin, store } = office();
    await admin('verknuepfen fm U0AMSEL');
    const before = await store.office();
    expect(await admin(line)).toContain(why);
    expect(await store.office()).toEqual(before);
  });

  test('links in Teams by the object id, in whatever letters, beside Slack; and ends one of them alone', async () => {
    const { admin, account, teams, slack } = office();
    await admin('verknuepfen fm U0AMSEL');
    expect(await admin(`verknuepfen fm ${AMSEL.toUpperCase()}`)).toContain(
      `Verknüpft: Frau Amsel (fm) mit dem Teams-Konto ${AMSEL}`,
    );
    expect(await account('fm')).toEqual({ slack: 'U0AMSEL', teams: AMSEL });
    for (const over of [slack('U0AMSEL', 'heute'), teams(AMSEL, 'heute')])
      expect(await over).toContain('Ihr Schreibtisch');
    expect(await admin(`verknuepfen star ${AMSEL}`)).toContain('Dieses Konto gehört schon zu Frau Amsel (fm).');
    expect(await admin('verknuepfen fm')).toContain('Frau Amsel ist schon verknüpft.');
    expect(await admin('verknuepfen fm U0OTHER')).toContain('Zuerst lösen: verknuepfen fm lösen Slack');
    expect(await admin('verknuepfen fm lösen Slack')).toContain('Verknüpfung gelöst: Frau Amsel (fm) (Slack)');
    expect(await account('fm')).toEqual({ teams: AMSEL });
    expect(await admin('verknuepfen fm lösen slack')).toContain('Frau Amsel ist in Slack nicht verknüpft.');
    expect(await admin('verknuepfen fm lösen Mattermost')).toContain('Das ist keine Kennung eines Kontos.');
    await admin('verknuepfen fm U0AMSEL');
    await admin('verknuepfen fm lösen');
    expect(await account('fm')).toBeUndefined();
  });

  test('gets a code for a platform that is still without an account, and is told which', async () => {
    const both = office();
    await both.admin('verknuepfen fm U0AMSEL');
    expect(await both.admin('verknuepfen fm')).toContain('Nur für Teams: In Slack gibt es schon ein Konto.');
    const line = `verknuepfen ${await both.code('fm')}`;
    expect(await both.slack('U0SECOND', line)).toBe(REFUSED);
    await both.teams(AMSEL, `verknuepfen ${await both.code('fm')}`);
    expect(await both.account('fm')).toEqual({ slack: 'U0AMSEL', teams: AMSEL });
    const slackAlone = office(undefined, ['slack']);
    await slackAlone.admin('verknuepfen fm U0AMSEL');
    expect(await slackAlone.admin('verknuepfen fm')).toContain('Frau Amsel ist schon verknüpft.');
  });

  test('sees who has no account yet', async () => {
    const { admin } = office();
    await admin('verknuepfen fm U0AMSEL');
    const text = await admin('verknuepfen');
    expect(text).toContain('Noch ohne Chat-Konto (5)\n  Herr Star (star)');
    expect(text).not.toContain('Amsel');
  });

  test('alone may: everybody else reads one sentence, whatever they ask', async () => {
    const { admin, store } = office();
    const before = await store.office();
    for (const who of ['fm', 'lead', 'eule'])
      for (const line of [
        'verknuepfen',
        'verknuepfen fm',
        'verknuepfen fm U0AMSEL',
        'verknuepfen nobody',
        'verknuepfen fm lösen',
      ])
        expect(await admin(line, who)).toBe('Konten verknüpfen\nKonten verknüpft nur die Administration.');
    expect(await store.office()).toEqual(before);
  });

  test('gets no code where nobody could send it in', async () => {
    const { text } = caseload();
    expect(await text('admin', 'verknuepfen fm')).toContain('Einen Code gibt es nur dort, wo der Bot läuft.');
  });

  test('is given no code that could not be written down', async () => {
    const failing = office((store) => ({ ...store, log: () => Promise.reject(new Error('disk')) }));
    await expect(failing.code('fm')).rejects.toThrow();
  });
});
