import { describe, expect, test } from 'vitest';
import { AUDIT_START, type AuditEntry, chain, follow } from '../../src/access/audit.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { askOn, dayOf } from '../bot/ask.ts';
import { accessOffice } from './office.ts';

const TODAY = '2026-11-19';

async function asking(...requests: readonly (readonly [as: string, text: string, channel?: string])[]) {
  const store = createMemoryStore(accessOffice);
  const { ask } = askOn(accessOffice, TODAY, { store });
  const answers: string[] = [];
  for (const [as, text, channel] of requests)
    answers.push(JSON.stringify(await ask(as, text, channel === undefined ? {} : { channel })));
  const lines: string[] = [];
  for await (const line of store.trail()) lines.push(line);
  return { lines, answers, entries: lines.map((line) => JSON.parse(line) as AuditEntry) };
}

const short = ({ who, what, command, cases, door }: AuditEntry) => [who, what, command, door, ...cases].join(' ');

describe('what the trail holds', () => {
  test.each([
    ['the case manager', 'ahorn'],
    ['her deputy', 'buche'],
    ['the lead of the team', 'lead-nord'],
  ])('a look at a case by %s', async (_, who) => {
    for (const command of ['fristen', 'fall', 'hemmnisse'])
      expect((await asking([who, `${command} F-1`])).entries.map(short)).toContainEqual(
        expect.stringMatching(new RegExp(`^${who} look ${command} console F-1`)),
      );
  });

  test('a refused look with the number as it was typed, alike for a case that does not exist', async () => {
    const { entries } = await asking(
      ['dorn', 'fall F-1'],
      ['admin', 'hemmnisse F-2'],
      ['ahorn', 'fall F-999'],
      ['ahorn', 'kontakt F-3 ESB'],
    );
    expect(entries.map(short)).toEqual([
      'dorn refused fall console F-1',
      'admin refused hemmnisse console F-2',
      'ahorn refused fall console F-999',
      'ahorn refused kontakt console F-3',
    ]);
  });

  test('every case that a list shows, once', async () => {
    const { entries } = await asking(['lead-nord', 'fristen team']);
    expect(entries).toHaveLength(1);
    expect([...(entries[0]?.cases ?? [])].sort()).toEqual(['F-1', 'F-2', 'F-4', 'F-5']);
  });

  test('a change and what takes it back', async () => {
    const { entries } = await asking(['buche', 'kontakt F-1 Gespräch'], ['buche', 'rückgängig']);
    expect(entries.map(short)).toEqual(['buche change kontakt console F-1', 'buche undo kontakt console F-1']);
  });

  test('the channel that was asked in', async () => {
    const { entries } = await asking(['lead-nord', 'fristen F-2', 'nord']);
    expect(entries.map(short)).toEqual(['lead-nord look fristen console/nord F-2']);
  });

  test('nothing of what was said or asked but numbers', async () => {
    const { lines } = await asking(
      ['ahorn', 'wiedervorlage F-1 3.12. GEHEIM Schulden'],
      ['ahorn', 'fall GEHEIM'],
      ['ahorn', 'fristen GEHEIM'],
    );
    expect(lines.join('\n')).not.toMatch(/GEHEIM|Schulden/);
  });

  test('every case whose number is in an answer', async () => {
    for (const who of ['ahorn', 'buche', 'dorn', 'lead-nord', 'lead-sued'])
      for (const text of [
        'fristen',
        'fristen team',
        'fristen alle',
        'fall F-1',
        'fristen fehlende',
        'fall F-3',
        'hemmnisse F-6',
      ]) {
        const { answers, entries } = await asking([who, text]);
        const named = new Set([...(answers[0] ?? '').matchAll(/F-[1-7]\b/gu)].map(([no]) => no));
        const written = new Set(entries.flatMap((entry) => entry.cases));
        for (const no of named) expect(written, `${who}: ${text}`).toContain(no);
      }
  });
});

test('of a list in a channel just the cases that stand in the channel are written down', async () => {
  // enough dates for several pages: their order is another one in the channel
  const office = demoOffice({ cases: 300, seed: 1, today: dayOf(TODAY) });
  const lead = office.office.staff.find(({ roles }) => roles.includes('teamLead'));
  for (const text of ['fristen team', 'fristen team alle Seite 2']) {
    const store = createMemoryStore(office);
    const { here } = await askOn(office, TODAY, { store }).ask(lead?.id ?? '', text, { channel: lead?.team ?? '' });
    const written: string[] = [];
    for await (const line of store.trail()) written.push(...(JSON.parse(line) as AuditEntry).cases);
    expect([...new Set(here.text.match(/F-\d+/gu))].sort(), text).toEqual(written.sort());
    expect(written.length).toBeGreaterThan(5);
  }
});

test('somebody unknown leaves a line without a case, whatever they ask for', async () => {
  const { entries } = await asking(['nobody', 'fall F-1'], ['nobody', 'fristen', 'nord']);
  expect(entries.map(short)).toEqual(['console:nobody refused  console', 'console:nobody refused  console/nord']);
});

test('an answer that cannot be written down is not given', async () => {
  const store = { ...createMemoryStore(accessOffice), log: () => Promise.reject(new Error('disk')) };
  const { text } = askOn(accessOffice, TODAY, { store });
  expect(await text('ahorn', 'fristen F-1')).not.toContain('F-1');
});

describe('the chain', () => {
  const entry = (n: number): AuditEntry => ({
    at: `2026-11-20T08:00:0${n}.000Z`,
    who: 'fm-1',
    door: 'slack',
    what: 'look',
    command: 'fall',
    cases: [`F-${n}`],
  });
  const lines: string[] = [];
  let head = AUDIT_START;
  for (let n = 1; n <= 5; n++) {
    const next = chain(entry(n), head);
    lines.push(next.line);
    head = next.head;
  }
  const whole = (some: readonly string[]) => {
    let at: typeof AUDIT_START | undefined = AUDIT_START;
    for (const line of some) at = at && follow(line, at);
    return at;
  };

  test('holds from the first line to the last', () => {
    expect(whole(lines)).toEqual(head);
    expect(head.lines).toBe(5);
  });

  test('breaks where a line is changed in any letter, removed, doubled or moved', () => {
    for (let n = 0; n < lines.length; n++) {
      const line = lines[n] ?? '';
      for (let at = 0; at < line.length; at += 3) {
        const letter = line[at] === 'x' ? 'y' : 'x';
        expect(whole(lines.with(n, line.slice(0, at) + letter + line.slice(at + 1)))).toBeUndefined();
      }
      if (n < lines.length - 1) {
        expect(whole(lines.toSpliced(n, 1))).toBeUndefined();
        expect(whole(lines.toSpliced(n, 2, lines[n + 1] ?? '', line))).toBeUndefined();
      }
      expect(whole(lines.toSpliced(n, 0, line))).toBeUndefined();
    }
    expect(whole(lines.slice(0, -1))).not.toEqual(head);
  });
});
