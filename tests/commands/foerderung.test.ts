import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../bot/ask.ts';
import { entered, refused } from './working.ts';

type Funding = NonNullable<CaseInput['fundings']>[number];

const egz = (more: Partial<Funding> = {}): Funding => ({
  id: 'f1',
  kind: 'EGZ',
  start: '2026-03-02',
  end: '2026-12-31',
  ...more,
});
const one = (more: Partial<Funding> = {}): Partial<CaseInput> => ({ fundings: [egz(more)] });
const JOBS: Partial<CaseInput> = {
  jobs: [{ id: 'b1', start: '2026-03-02', svp: true, contract: [{ from: '2026-03-02', befristet: false }] }],
};
const TWO_JOBS: Partial<CaseInput> = {
  jobs: [...(JOBS.jobs ?? []), { id: 'b2', start: '2026-06-01', contract: [{ from: '2026-06-01', befristet: false }] }],
};

describe('a new funding', () => {
  test.each([
    ['foerderung F-1 neu EGZ ab 1.12. bis 30.11.2027', 'de'],
    ['Förderung F-1 neu Eingliederungszuschuss ab 1.12. bis 30.11.', 'de'],
    ['foerderung F-1 neu EGZ ab 1.12. für 12 Monate', 'de'],
    ['funding F-1 new EGZ from 1 Dec until 30 Nov 2027', 'en'],
  ] as const)('"%s"', async (line, language) => {
    const { kase, effects } = await entered({}, line, language);
    expect(kase.fundings).toEqual([{ id: 'f1', kind: 'EGZ', start: '2026-12-01', end: '2027-11-30' }]);
    expect(effects).toEqual(['new foerderung f1 2027-11-30']);
  });

  test.each([
    ['egz', 'EGZ'],
    ['Beschäftigungssicherungszuschuss', 'BSZ'],
    ['Minderleistungsausgleich', 'BSZ'],
    ['§16e', '§ 16e'],
    ['§ 16 i SGB II', '§ 16i'],
    ['16i', '§ 16i'],
    ['Probebeschäftigung', 'Probebeschäftigung'],
  ])('"%s" is %s', async (typed, kind) => {
    const { kase } = await entered({}, `foerderung F-1 neu ${typed} ab 1.12. bis 30.11.2027`);
    expect(kase.fundings?.[0]?.kind).toBe(kind);
  });

  test('belongs to the job, where there is one; to none with "ohne Beschäftigung"', async () => {
    const { kase, said } = await entered(JOBS, 'foerderung F-1 neu EGZ ab 1.12. bis 30.11.2027');
    expect(kase.fundings?.[0]?.job).toBe('b1');
    expect(said).toBe('Neu: f1 EGZ ab Di 01.12.2026 bis Di 30.11.2027 für b1');
    const without = await entered(JOBS, 'foerderung F-1 neu EGZ ohne Beschäftigung ab 1.12. bis 30.11.2027');
    expect(without.kase.fundings?.[0]).not.toHaveProperty('job');
  });

  test('two jobs: asked for which', async () => {
    const line = 'foerderung F-1 neu EGZ ab 1.12. bis 30.11.2027';
    expect(await refused(TWO_JOBS, line)).toContain(
      'Für welche Beschäftigung: Bitte dazuschreiben, für welche: b1 seit',
    );
    expect((await entered(TWO_JOBS, `${line} für b2`)).kase.fundings?.[0]?.job).toBe('b2');
  });

  test('an end that is not known yet: said, and the deadline is missing its date', async () => {
    const { text, effects } = await entered({}, 'foerderung F-1 neu BSZ ab 1.12.');
    expect(text).toContain('Das Ende fehlt noch. Bitte nachtragen: foerderung F-1 ende f1');
    expect(effects).toEqual(['missing foerderung f1']);
  });

  test('refuses what cannot be', async () => {
    expect(await refused({}, 'foerderung F-1 neu EGZ ab 1.12.2026 bis 1.3.2026')).toContain('liegt vor dem Beginn');
    expect(await refused({}, 'foerderung F-1 neu EGZ für 12 Monate')).toContain('„12 Monate“');
    expect(await refused({}, 'foerderung F-1 neu ab 1.12.')).toContain('Art: welche? Zum Beispiel EGZ, BSZ');
    expect(await refused({}, 'foerderung F-1 neu EGZ ab 1.12. bis Ende 28')).toContain('Das Datum darin');
    expect(await refused({}, 'foerderung F-1 neu EGZ verlängert ab 1.12.')).toContain('Was hinter EGZ steht');
    expect((await entered({}, 'foerderung F-1 neu EGZ-SB ab 1.12.')).kase.fundings?.[0]?.kind).toBe('EGZ-SB');
    expect(await refused(one(), 'foerderung F-1 neu EGZ ab 1.12. bis 31.5.2027')).toContain(
      'Das gibt es in diesen Tagen schon: f1 EGZ seit Mo 02.03.2026 bis Do 31.12.2026.',
    );
  });
});

describe('the outcome of a funding', () => {
  test.each([
    ['foerderung F-1 ergebnis verlängert bis 30.6.2027', 'de'],
    ['foerderung F-1 verlängert bis 30.6.', 'de'],
    ['funding F-1 outcome extended until 30 Jun 2027', 'en'],
  ] as const)('"%s": a new entry follows on, and that is said', async (line, language) => {
    const { kase, effects, text } = await entered({ ...JOBS, ...one({ job: 'b1' }) }, line, language);
    expect(kase.fundings).toEqual([
      egz({ job: 'b1', outcome: { kind: 'verlängert', on: '2026-11-20' } }),
      { id: 'f2', kind: 'EGZ', job: 'b1', start: '2027-01-01', end: '2027-06-30' },
    ]);
    expect(effects).toEqual(['satisfied foerderung f1 2026-12-31', 'new foerderung f2 2027-06-30']);
    expect(text).toContain(
      language === 'de' ? 'Neu angelegt als Fortsetzung: f2 EGZ' : 'New entry that follows on: f2',
    );
  });

  test('extended until nobody knows when: the new entry asks for its end', async () => {
    const { kase, text, effects } = await entered(one(), 'foerderung F-1 ergebnis verlängert');
    expect(kase.fundings?.[1]).toEqual({ id: 'f2', kind: 'EGZ', start: '2027-01-01' });
    expect(text).toContain('Das Ende fehlt noch. Bitte nachtragen: foerderung F-1 ende f2');
    expect(effects).toEqual(['satisfied foerderung f1 2026-12-31', 'missing foerderung f2']);
  });

  test('what follows on already is not entered twice', async () => {
    const fundings = [egz(), egz({ id: 'f2', start: '2027-01-01', end: '2027-06-30' })];
    const { kase, text } = await entered({ fundings }, 'foerderung F-1 ergebnis f1 verlängert');
    expect(kase.fundings).toHaveLength(2);
    expect(text).toContain('Daran schließt an: f2 EGZ');
  });

  test('"beantragt" keeps the date open; the decision comes later without asking', async () => {
    const { kase, effects, text } = await entered(one(), 'foerderung F-1 beantragt am 12.11.');
    expect(kase.fundings?.[0]?.outcome).toEqual({ kind: 'beantragt', on: '2026-11-12' });
    expect(effects).toEqual([]);
    expect(text).toContain('Die Frist bleibt offen');
    const applied = one({ outcome: { kind: 'beantragt', on: '2026-11-12' } });
    const decided = await entered(applied, 'foerderung F-1 ergebnis Anschluss geklärt');
    expect(decided.kase.fundings?.[0]?.outcome).toEqual({ kind: 'Anschluss geklärt', on: '2026-11-20' });
    expect(decided.effects).toEqual(['satisfied foerderung f1 2026-12-31']);
    expect(decided.said).toContain('bisher beantragt am Do 12.11.2026');
  });

  test('endet', async () => {
    expect((await entered(one(), 'foerderung F-1 ergebnis endet')).effects).toEqual([
      'satisfied foerderung f1 2026-12-31',
    ]);
    expect((await entered(one(), 'funding F-1 outcome ends', 'en')).kase.fundings?.[0]?.outcome?.kind).toBe('endet');
  });

  test('where one stands: said, and changed only with "ändern"', async () => {
    const settled = one({ outcome: { kind: 'endet', on: '2026-11-12' } });
    expect(await refused(settled, 'foerderung F-1 ergebnis Anschluss geklärt')).toContain(
      'Da steht schon: f1 EGZ seit Mo 02.03.2026 bis Do 31.12.2026, endet am Do 12.11.2026.',
    );
    const { kase } = await entered(settled, 'foerderung F-1 ergebnis Anschluss geklärt ändern');
    expect(kase.fundings?.[0]?.outcome?.kind).toBe('Anschluss geklärt');
  });

  test('refuses what cannot be', async () => {
    expect(await refused({}, 'foerderung F-1 ergebnis endet')).toContain('steht noch keine Förderung');
    expect(await refused(one(), 'foerderung F-1 ergebnis')).toContain(
      'eines von: beantragt, verlängert, Anschluss geklärt',
    );
    expect(await refused(one(), 'foerderung F-1 ergebnis endet am 15.12.')).toContain('liegt in der Zukunft');
    expect(await refused(one(), 'foerderung F-1 ergebnis endet bis 31.5.2027')).toContain('nur, wenn verlängert wurde');
    expect(await refused(one(), 'foerderung F-1 ergebnis verlängert bis 1.12.2026')).toContain(
      'ist keine Verlängerung',
    );
    const { end: _, ...open } = egz();
    expect(await refused({ fundings: [open] }, 'foerderung F-1 ergebnis verlängert bis 31.5.2027')).toContain(
      'Das bisherige Ende von f1 ist nicht eingetragen. Zuerst: foerderung F-1 ende f1',
    );
  });

  test('two fundings: the one that is open is meant; where both are, asked', async () => {
    const second = egz({ id: 'f2', kind: 'BSZ', end: '2027-05-31' });
    const both = { fundings: [egz(), second] };
    expect(await refused(both, 'foerderung F-1 ergebnis endet')).toContain('Welche Förderung');
    expect((await entered(both, 'foerderung F-1 ergebnis f2 endet')).kase.fundings?.[1]?.outcome?.kind).toBe('endet');
    expect((await entered(both, 'foerderung F-1 ergebnis 1 endet')).kase.fundings?.[0]?.outcome?.kind).toBe('endet');
    const settled = { fundings: [egz({ outcome: { kind: 'endet' as const, on: '2026-11-12' } }), second] };
    expect((await entered(settled, 'foerderung F-1 ergebnis endet')).kase.fundings?.[1]?.outcome?.kind).toBe('endet');
    expect(await refused(settled, 'foerderung F-1 ergebnis endet ändern')).toContain('noch nichts zu ändern');
  });
});

describe('the end of a funding', () => {
  test('that was unknown', async () => {
    const { end: _, ...open } = egz();
    for (const line of [
      'foerderung F-1 ende 31.03.2027',
      'foerderung F-1 ende bis März',
      'funding F-1 end 31 Mar 2027',
    ]) {
      const { kase, effects } = await entered({ fundings: [open] }, line, line.startsWith('funding') ? 'en' : 'de');
      expect(kase.fundings?.[0]?.end).toBe('2027-03-31');
      expect(effects).toEqual(['new foerderung f1 2027-03-31']);
    }
  });

  test('that stands is changed with "ändern" only', async () => {
    expect(await refused(one(), 'foerderung F-1 ende 31.03.2027')).toContain('Da steht schon');
    const { effects, said } = await entered(one(), 'foerderung F-1 ende 31.03.2027 ändern');
    expect(effects).toEqual(['moved foerderung f1 2026-12-31 → 2027-03-31']);
    expect(said).toContain('(bisher bis Do 31.12.2026)');
    expect(await refused(one(), 'foerderung F-1 ende 1.3.2026 ändern')).toContain('liegt vor dem Beginn');
  });
});

test.each([
  ['abgelehnt', 'endet'],
  ['ergebnis bewilligt bis 31.5.2027', 'verlängert'],
])('"%s" is how people say "%s"', async (words, kind) => {
  const { kase } = await entered(one(), `foerderung F-1 ${words}`);
  expect(kase.fundings?.[0]?.outcome?.kind).toBe(kind);
});

test('nothing but the case: asked what to do', async () => {
  const text = await refused(one(), 'foerderung F-1');
  expect(text).toContain('Was soll ich eintragen?');
  expect(text).toContain('foerderung F-1 ergebnis');
});
