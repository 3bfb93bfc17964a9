import { getISOWeek, getISOWeekYear, getQuarter } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Adapter, Delivery, Message } from '../../adapters/adapter.ts';
import { reminderDoor } from '../../adapters/reminder-door.ts';
import { renderReply } from '../../adapters/slack/blocks.ts';
import { MAX_BLOCKS } from '../../adapters/slack/limits.ts';
import { instantOf } from '../../src/calendar/berlin.ts';
import { dayOfIso, fromDay, toDay } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { DIGEST_PERIODS } from '../../src/digest/period.ts';
import { createDeliver } from '../../src/reminders/deliver.ts';
import { digestContent } from '../../src/reminders/digest-content.ts';
import { calendarPeriod, digestKey, readDigestKey } from '../../src/reminders/digests.ts';
import type { Content, Look, Outcome } from '../../src/reminders/door.ts';
import { createWorlds } from '../../src/reminders/world.ts';
import type { DrawPicture } from '../../src/reply/picture.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { officeOf, sound, withFollowUp } from './reminder-office.ts';

const HOUR = 3_600_000;
const at = (iso: string, time = '07:50'): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantOf(dayOfIso(iso), 60 * hour + minute);
};
const late = (no: string): Case => withFollowUp('2026-10-01', { no });
const LATE = [late('F-1'), late('F-2'), late('F-3'), late('F-4')];
const FINE = (): Outcome => ({ state: 'sent', reference: { adapter: 'slack', id: 'D1/1' } });

type Every = 'never' | 'week' | 'month' | 'quarter' | undefined;
const office = (every: Every, more: Partial<Office> = {}): Office => {
  const { reminders: _none, ...rest } = officeOf(more);
  return every === undefined ? rest : { ...rest, reminders: { digest: { every } } };
};

/** A bot that is asked to work at moments of a test's choosing. Gives the digests that went out, as "day who: first line". */
function bot(of: Office, cases: readonly Case[] = LATE) {
  const store = createMemoryStore(sound(of, cases));
  let now = 0;
  let ids = 0;
  let life = 0;
  const outcomes: Outcome[] = [];
  const looks: Look[] = [];
  const sent: Content[] = [];
  const start = () =>
    createDeliver({
      outbox: store.outbox(),
      doors: [
        {
          name: 'slack',
          reaches: async () => true,
          async post(_id, content) {
            if (!content.reply.reply.title.startsWith('Teambericht')) return FINE();
            sent.push(content);
            return outcomes.shift() ?? FINE();
          },
          update: async () => FINE(),
          remove: async () => FINE(),
          find: async () => looks.shift() ?? { state: 'absent' },
        },
      ],
      world: createWorlds(store, () => `p${++ids}`),
      audit: (entries) => store.log(entries),
      now: () => now,
      clock: () => now,
      wait: async () => undefined,
      life: `l${++life}`,
      log: () => undefined,
    });
  let deliver = start();
  return {
    outcomes,
    looks,
    restart: () => {
      deliver = start();
    },
    async tick(instant: number): Promise<readonly string[]> {
      const before = sent.length;
      now = instant;
      await deliver.tick();
      return sent
        .slice(before)
        .map(({ to, reply }) => `${to.kind === 'person' ? to.staff : to.team}: ${reply.reply.title}`);
    },
    last: () => sent.at(-1),
    store,
    digests: async () => [...(await store.outbox().load()).values()].filter(({ kind }) => kind === 'digest'),
  };
}

describe('the report that comes by itself', () => {
  test('goes to the lead on the first Arbeitstag of the week from the morning on, once, and every week anew', async () => {
    const { tick, digests, last } = bot(office(undefined));
    expect(await tick(at('2026-11-15', '10:00'))).toEqual([]);
    expect(await tick(at('2026-11-16', '07:44'))).toEqual([]);
    expect(await tick(at('2026-11-16', '07:45'))).toEqual(['lead: Teambericht: Woche']);
    expect(JSON.stringify(last()?.reply.reply)).toContain('"text":"Überfällige Fristen: "');
    for (const day of ['16', '17', '20']) expect(await tick(at(`2026-11-${day}`, '11:00'))).toEqual([]);
    expect(await tick(at('2026-11-23'))).toEqual(['lead: Teambericht: Woche']);
    expect((await digests()).map(({ keys }) => keys)).toEqual([
      ['digest|nord/2026-W47|lead'],
      ['digest|nord/2026-W48|lead'],
    ]);
  });

  test('waits for the first Arbeitstag where the week begins with a holiday, and for the hours of the lead', async () => {
    const staff = officeOf().staff.map((person) =>
      person.id === 'lead' ? { ...person, quietHours: { from: '18:00', until: '09:30' } } : person,
    );
    const { tick } = bot(office('week', { staff }), []);
    expect(await tick(at('2026-05-25', '10:00'))).toEqual([]);
    expect(await tick(at('2026-05-26', '09:29'))).toEqual([]);
    expect(await tick(at('2026-05-26', '09:30'))).toEqual(['lead: Teambericht: Woche']);
  });

  test('comes as often as the office says', async () => {
    const days = ['2026-09-30', '2026-10-01', '2026-10-08', '2026-11-01', '2026-11-02', '2027-01-01', '2027-01-04'];
    const when = async (every: Every) => {
      const { tick } = bot(office(every));
      const found: string[] = [];
      for (const day of days) if ((await tick(at(day))).length > 0) found.push(day);
      return found;
    };
    expect(await when('never')).toEqual([]);
    expect(await when('month')).toEqual(['2026-10-01', '2026-11-02', '2027-01-04']);
    expect(await when('quarter')).toEqual(['2026-10-01', '2027-01-04']);
    // of September nothing was asked before its last day
  });

  test('is caught up where nothing ran, while it is no old news, and once for all weeks that were missed', async () => {
    const weekly = bot(office('week'));
    expect(await weekly.tick(at('2026-11-02'))).toHaveLength(1);
    expect(await weekly.tick(at('2026-11-26'))).toHaveLength(1);
    expect(await weekly.tick(at('2026-11-27'))).toHaveLength(0);
    const quarterly = bot(office('quarter'));
    expect(await quarterly.tick(at('2026-10-28'))).toHaveLength(1);
    expect(await bot(office('quarter')).tick(at('2026-10-29'))).toHaveLength(0);
  });

  test('is not sent again when what is long past is forgotten', async () => {
    const { tick, restart, digests } = bot(office('quarter'));
    expect(await tick(at('2026-10-01'))).toHaveLength(1);
    for (let day = dayOfIso('2026-10-02'); day < dayOfIso('2027-01-01'); day++) {
      if (day % 9 === 0) restart();
      expect(await tick(instantOf(day, 600))).toEqual([]);
    }
    expect(await digests()).toHaveLength(0);
  });

  test('is not sent twice after a restart, also not where the last process never heard of it', async () => {
    const { tick, restart, outcomes, looks } = bot(office('week'));
    outcomes.push({ state: 'uncertain', reason: 'timeout' });
    expect(await tick(at('2026-11-16'))).toHaveLength(1);
    restart();
    looks.push({ state: 'found', reference: { adapter: 'slack', id: 'D1/7' } });
    for (let minute = 51; minute < 59; minute++) expect(await tick(at('2026-11-16', `07:${minute}`))).toEqual([]);
  });

  test('that could not be sent goes the same day, or the next with the figures of then', async () => {
    const { tick, outcomes, digests } = bot(office('week'));
    outcomes.push({ state: 'failed', reason: 'offline', retryable: true });
    expect(await tick(at('2026-11-16'))).toHaveLength(1);
    outcomes.push({ state: 'failed', reason: 'unreachable', retryable: false });
    expect(await tick(at('2026-11-16') + HOUR / 2)).toHaveLength(1);
    expect(await tick(at('2026-11-16') + 3 * HOUR)).toHaveLength(0);
    expect(await tick(at('2026-11-17'))).toHaveLength(1);
    expect((await digests()).map(({ state, attempt }) => `${state} ${attempt}`)).toEqual(['withdrawn 2', 'sent 1']);
  });

  test.each([
    ['no lead any more', { staff: officeOf().staff.map((one) => ({ ...one, roles: ['caseManager' as const] })) }],
    ['away', { deputies: [{ of: 'lead', deputy: 'fm', from: '2026-11-16', until: '2026-11-18' }] }],
    ['in an office without reports', { reminders: { digest: { every: 'never' as const } } }],
  ])('is not tried again where the lead is by now %s', async (_name, more) => {
    const { tick, outcomes, digests, store } = bot(office('week'));
    outcomes.push({ state: 'failed', reason: 'offline', retryable: true });
    expect(await tick(at('2026-11-16'))).toHaveLength(1);
    await store.commit({ office: { ...office('week'), ...more } });
    expect(await tick(at('2026-11-16') + HOUR / 2)).toEqual([]);
    expect((await digests()).map(({ state }) => state)).toEqual(['withdrawn']);
  });

  test('says that it may be there twice where nobody can look', async () => {
    const { tick, outcomes, looks, last } = bot(office('week'));
    outcomes.push({ state: 'uncertain', reason: 'timeout' });
    await tick(at('2026-11-16'));
    looks.push({ state: 'never' });
    await tick(at('2026-11-16') + HOUR);
    await tick(at('2026-11-16') + 2 * HOUR);
    expect(await tick(at('2026-11-17'))).toHaveLength(0);
    expect(JSON.stringify(last()?.reply.reply.sections.at(-1))).toContain('möglicherweise doppelt');
    expect(await tick(at('2026-11-18'))).toHaveLength(0);
  });

  test('waits while the lead is away: the deputy may not see it', async () => {
    const away = { deputies: [{ of: 'lead', deputy: 'fm', from: '2026-11-16', until: '2026-11-18' }] };
    const { tick } = bot(office('week', away));
    for (const day of ['16', '17', '18']) expect(await tick(at(`2026-11-${day}`))).toEqual([]);
    expect(await tick(at('2026-11-19'))).toEqual(['lead: Teambericht: Woche']);
  });

  test('is one line without a picture where nothing is to be done', async () => {
    const { tick, last } = bot(office('week'), []);
    await tick(at('2026-11-16'));
    expect(last()?.reply.reply.sections.flatMap(({ items }) => items)).toHaveLength(1);
    expect(last()).not.toHaveProperty('picture');
  });

  test('has the name of its week, month or quarter as calendars have it', () => {
    fc.assert(
      fc.property(fc.integer({ min: toDay(1990, 1, 1), max: toDay(2100, 1, 1) }), (day) => {
        const { year, month, day: date } = fromDay(day);
        const other = new Date(year, month - 1, date);
        const two = (n: number) => `${n}`.padStart(2, '0');
        expect(calendarPeriod('week', day).name).toBe(`${getISOWeekYear(other)}-W${two(getISOWeek(other))}`);
        expect(calendarPeriod('quarter', day).name).toBe(`${year}-Q${getQuarter(other)}`);
        for (const period of DIGEST_PERIODS) {
          const { name, first } = calendarPeriod(period, day);
          expect(first).toBeLessThanOrEqual(day);
          expect(calendarPeriod(period, first).name).toBe(name);
          expect(calendarPeriod(period, first - 1).name).not.toBe(name);
          const named = { team: 'ü25.nord', period, lead: 'tl-1' };
          expect(readDigestKey(digestKey(named, day))).toEqual(named);
        }
      }),
    );
    for (const key of ['F-1|digest|x|2026-11-20|due|fm', 'digest|lead|2026-11-20', 'digest|a/2026-X1|b'])
      expect(readDigestKey(key)).toBeUndefined();
  });
});

describe('as one message', () => {
  const TODAY = toDay(2026, 11, 23);
  const demo = demoOffice({ cases: 1500, seed: 1, today: TODAY });
  const deadlines = createOfficeDeadlines(demo.office);
  const pagesOf = (content: Content) => {
    if (content.to.kind !== 'person') throw new Error('not to a person');
    return renderReply(content.reply, { value: () => 'x'.repeat(500) });
  };

  test('it fits into one message of Slack for every team of an office of 1 500 cases, and for all of them as one team', () => {
    const [first] = demo.office.teams;
    const together = demo.cases.map((kase) => ({ ...kase, team: first?.id ?? '' }));
    for (const period of DIGEST_PERIODS)
      for (const [cases, teams] of [
        [demo.cases, demo.office.teams],
        [together, demo.office.teams.slice(0, 1)],
      ] as const)
        for (const { id: team } of teams) {
          const given = { office: demo.office, cases, deadlines, today: TODAY, perhapsTwice: true };
          const content = digestContent({ team, period, lead: 'tl-1' }, given);
          const [page, ...more] = pagesOf(content);
          expect(more).toHaveLength(0);
          expect(page?.blocks.length).toBeLessThanOrEqual(MAX_BLOCKS);
          expect(content.reply.reply.sections.length).toBeGreaterThan(3);
          expect(content).toHaveProperty('picture');
        }
  }, 60_000);

  test('where it would be longer it is what is to be done, with a button to all of it', () => {
    const target = { figure: 'activations', from: '2026-01-01', until: '2026-12-31', count: 400 } as const;
    const office = { ...demo.office, targets: Array.from({ length: 200 }, () => target) };
    const team = office.teams[0]?.id ?? '';
    const given = { office, cases: demo.cases, deadlines, today: TODAY, perhapsTwice: false };
    const content = digestContent({ team, period: 'month', lead: 'tl-1' }, given);
    expect(pagesOf(content)).toHaveLength(1);
    const { sections, actions } = content.reply.reply;
    expect(sections.map(({ heading }) => heading?.[0]?.text)).toEqual([undefined, 'Zu tun']);
    expect(actions).toEqual([{ label: 'Alle Zahlen', command: { text: `digest ${team} monat`, grade: 'internal' } }]);
  });
});

describe('its picture', () => {
  const picture = { grade: 'internal', png: new Uint8Array([1]), alt: 'Balken' } as const;
  const reference = { adapter: 'slack', id: 'D1/1' } as const;

  function door(says: Delivery, available = true) {
    const did: string[] = [];
    const logged: string[] = [];
    const no = { available: false, why: 'not here' } as const;
    const adapter: Adapter = {
      name: 'slack',
      start: async () => undefined,
      stop: async () => undefined,
      async post() {
        did.push('text');
        return says;
      },
      update: no,
      remove: no,
      find: no,
      form: no,
      picture: available
        ? {
            available,
            async run({ to }: Message, draw: DrawPicture) {
              await draw();
              did.push(`picture to ${to.id}`);
              return { state: 'failed', retryable: false, reason: 'refused' };
            },
          }
        : no,
    };
    const staff = officeOf().staff.map((person) => ({ ...person, platforms: { slack: `U${person.id}` } }));
    return {
      did,
      logged,
      door: reminderDoor(
        adapter,
        async () => officeOf({ staff }),
        (line) => logged.push(line),
      ),
    };
  }
  const content = (draw: () => Promise<typeof picture>): Content => {
    const cases = sound(officeOf(), LATE).cases;
    const made = digestContent(
      { team: 'nord', period: 'week', lead: 'lead' },
      {
        office: officeOf(),
        cases,
        deadlines: createOfficeDeadlines(officeOf()),
        today: dayOfIso('2026-11-16'),
        perhapsTwice: false,
      },
    );
    if (made.to.kind !== 'person') throw new Error('not to a person');
    return { ...made, picture: draw } as Content;
  };

  test('comes after the text, and what becomes of it changes nothing', async () => {
    const { door: out, did } = door({ state: 'sent', reference });
    expect(
      await out.post(
        'p1',
        content(async () => picture),
      ),
    ).toEqual({ state: 'sent', reference });
    expect(did).toEqual(['text', 'picture to Ulead']);
  });

  test('is not even drawn where the text was not sent, or the platform takes none', async () => {
    const draw = async () => Promise.reject(new Error('drawn'));
    for (const [says, available] of [
      [{ state: 'uncertain', reason: 'timeout' }, true],
      [{ state: 'failed', reason: 'offline', retryable: true }, true],
      [{ state: 'sent', reference }, false],
    ] as const) {
      const { door: out, did, logged } = door(says, available);
      expect(await out.post('p1', content(draw))).toEqual(says);
      expect([did, logged]).toEqual([['text'], []]);
    }
  });

  test('that cannot be drawn leaves the text, and a line in the log without contents', async () => {
    const { door: out, did, logged } = door({ state: 'sent', reference });
    const outcome = await out.post(
      'p1',
      content(async () => Promise.reject(new RangeError('F-1'))),
    );
    expect(outcome.state).toBe('sent');
    expect([did, logged]).toEqual([['text'], ['reminders: picture RangeError']]);
  });
});
