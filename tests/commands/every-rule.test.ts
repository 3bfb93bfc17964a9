import { describe, expect, test } from 'vitest';
import { type Day, toIso } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { ImportFile } from '../../src/cases/office.ts';
import type { Deadline } from '../../src/deadlines/deadline.ts';
import { defaultRules } from '../../src/deadlines/load-rules.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { exampleOffice } from '../../src/demo/example-office.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { askOn, dayOf, sound } from '../bot/ask.ts';

const TODAY = dayOf('2026-11-20');

/** What is said beside the number, where a rule asks for more than a day. */
const DETAILS: Readonly<Record<string, string>> = {
  'einstiegsberatung-aufstocker': 'Einladung',
  'einstiegsberatung-15': 'Gespräch Video',
  'egv-pruefung': 'neue Fassung',
  'einzelfallpruefung-a': 'fortsetzen weil drei Bewerbungen laufen',
  'potenzialanalyse-ausnahme': 'Überprüfung',
  'schueler-zeugnis': 'Zeugnis vom 13.11.2026',
  ausbildungsstatistik: 'Vermittlungskunden',
  anschluss: 'Vermittlung mit AGS',
  'inbeq-ende': 'endet',
  befristung: 'Verlängerung bis 31.12.2028',
  foerderung: 'Anschluss geklärt',
  'berufsbegleitung-ende': 'verlängert bis 31.12.2028',
  dokument: 'bis 31.12.2031',
};

/** The example office with every rule switched on. */
function office(): ImportFile {
  const file = sound(exampleOffice(TODAY));
  const known = file.office.rules ?? [];
  const off = defaultRules().filter((rule) => !rule.active && !known.some(({ id }) => id === rule.id));
  return { ...file, office: { ...file.office, rules: [...known, ...off.map(({ id }) => ({ id, active: true }))] } };
}

const file = office();
const deadlines = createOfficeDeadlines(file.office);
const isPending = ({ state }: Deadline) => state === 'open' || state === 'overdue';

interface Scene {
  readonly kase: Case;
  readonly date: Deadline;
  readonly today: Day;
}

/** What is done long before these is not done for them: they are seen on the day itself. */
const countsLate = ({ rule }: Deadline) => typeof rule.early === 'object' || rule.due.form === 'window';

/** A case in which a rule has a date, without waivers of it: their dates are counted in a way of their own. */
function sceneOf(rule: string): Scene {
  for (const found of file.cases) {
    const kase = { ...found, waivers: (found.waivers ?? []).filter((waiver) => waiver.rule !== rule) };
    const date = deadlines.of(kase, TODAY).find((item) => item.rule.id === rule && isPending(item));
    if (date?.due !== undefined) return { kase, date, today: countsLate(date) ? Math.max(TODAY, date.due) : TODAY };
  }
  throw new Error(`no case of the example office has a date of the rule ${rule}: please add one`);
}

/** Somebody who may write into the case, and the case as it is kept. */
function stage({ kase, date, today }: Scene) {
  const cases = file.cases.map((other) => (other.no === kase.no ? kase : other));
  const store = createMemoryStore({ ...file, cases });
  const lead = file.office.staff.find(({ roles, team }) => roles.includes('teamLead') && team === kase.team);
  const person = kase.manager ?? lead?.id ?? '';
  const { ask } = askOn(file, toIso(today), { store });
  const now = async () => {
    const found = await store.findCase(kase.no);
    if (found === undefined) throw new Error('the case is gone');
    return found;
  };
  // the projected end moves with the days attended
  const moves = date.rule.due.form === 'attendance';
  const same = (other: Deadline) =>
    other.rule.id === date.rule.id && other.subject === date.subject && (moves || other.due === date.due);
  const dates = async () => deadlines.of(await now(), today).filter(({ rule }) => rule.id === date.rule.id);
  return {
    now,
    dates,
    line: async (text: string) => (await ask(person, text, { language: 'de' })).own,
    /** the date itself, in the state it is in now */
    date: async () => (await dates()).find(same),
    /** its number in "fristen <Fall>" */
    async nr(): Promise<string> {
      const { facts } = (await ask(person, `fristen ${kase.no}`)).own;
      const due = date.due === undefined ? null : toIso(date.due);
      const fact = facts.find(
        ({ value }) =>
          value['rule'] === date.rule.id &&
          (value['subject'] ?? '') === date.subject &&
          (moves || value['due'] === due),
      );
      return String(fact?.value['nr']);
    },
  };
}
type Stage = ReturnType<typeof stage>;

/** A command that changes the case; taken back it leaves exactly what was there, then it is given again. */
async function change(on: Stage, command: string, no: string, more: string): Promise<void> {
  const before = await on.now();
  const given = async () => {
    const answer = await on.line(`${command} ${no} ${await on.nr()} ${more}`);
    expect(answer.title, answer.text).toBe('Eingetragen');
  };
  await given();
  const after = await on.now();
  expect(after).not.toEqual(before);
  expect((await on.line(`rueckgaengig ${no}`)).title).toBe('Rückgängig gemacht');
  expect(await on.now()).toEqual(before);
  await given();
  expect(await on.now()).toEqual(after);
}

/** A case without the talks that did not take place: a talk that is taken back stays on file as such a one. */
const held = (kase: Case): Case => ({
  ...kase,
  contacts: (kase.contacts ?? []).filter(({ tookPlace }) => tookPlace !== false),
});

/** Taken back is the second of two talks; and the outcome, but what stood there before it nobody knows any more. */
const NOT_ALL_BACK = ['kontakt-integrationsbegleitung', 'foerderung'];

/** "erledigt" until the date is satisfied: two talks in a month take two days. */
async function settle(on: Stage, { kase, date, today }: Scene): Promise<void> {
  const { due } = date.rule;
  if (due.form === 'monthly') {
    for (let n = due.count - 1; n > 0; n--) {
      await change(on, 'erledigt', kase.no, `am ${toIso(today - n)}`);
      expect(isPending((await on.date()) as Deadline)).toBe(true);
    }
  }
  await change(on, 'erledigt', kase.no, DETAILS[date.rule.id] ?? '');
}

describe.each(defaultRules().map((rule) => rule.id))('%s', (rule) => {
  const settled = async () => {
    const scene = sceneOf(rule);
    const on = stage(scene);
    const former = await on.now();
    const states = async () => (await on.dates()).map(({ state, subject, due }) => ({ state, subject, due }));
    const before = await states();
    await settle(on, scene);
    expect(await on.date()).toMatchObject({ state: 'satisfied' });
    await change(on, 'offen', scene.kase.no, rule === 'anwesenheitsende' ? '1 Tag' : '');
    if (rule === 'anwesenheitsende') expect((await states()).map(({ state }) => state)).toEqual(['open']);
    else {
      expect(await states()).toEqual(before);
      if (!NOT_ALL_BACK.includes(rule)) expect(held(await on.now())).toEqual(held(former));
    }
  };
  if (rule !== 'loeschfrist') test('is settled by "erledigt", and opened again by "offen"', settled);

  test('is waived with a reason, and opened again', async () => {
    const scene = sceneOf(rule);
    const on = stage(scene);
    const before = await on.now();
    await change(on, 'verzicht', scene.kase.no, 'weil stationäre Behandlung bis 15.12.');
    expect(await on.date()).toMatchObject({ state: 'waived', reason: 'stationäre Behandlung bis 15.12.' });
    await change(on, 'offen', scene.kase.no, '');
    expect(isPending((await on.date()) as Deadline)).toBe(true);
    expect({ ...(await on.now()), waivers: undefined }).toEqual({ ...before, waivers: undefined });
  });
});

const recurring = defaultRules().filter(({ due }) => due.form === 'recurring' || due.form === 'blockingEvent');

test.each(recurring.map((rule) => rule.id))('%s: the next date counts from the day it was done', async (rule) => {
  const scene = sceneOf(rule);
  const on = stage(scene);
  await settle(on, scene);
  const next = (await on.dates()).find(isPending);
  const done = rule === 'schueler-zeugnis' ? dayOf('2026-11-13') : scene.today;
  expect(next).toMatchObject({ start: done, subject: scene.date.subject });
  expect(next?.due).toBeGreaterThan(scene.date.due ?? 0);
});

test('loeschfrist: "erledigt" names the command that deletes the case; with it the date is gone, for good', async () => {
  const scene = sceneOf('loeschfrist');
  const on = stage(scene);
  const answer = await on.line(`erledigt ${scene.kase.no} ${await on.nr()}`);
  expect(answer.actions.map(({ command }) => command.text)).toEqual([`loeschen ${scene.kase.no}`]);
  expect((await on.line(`loeschen ${scene.kase.no} endgültig weil Widerspruch abgeschlossen`)).title).toBe('Gelöscht');
  expect((await on.line(`fristen ${scene.kase.no}`)).title).toBe('Kein Fall gefunden');
});
