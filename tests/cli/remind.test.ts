import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dayOfIso } from '../../src/calendar/civil-date.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { createPlan } from '../../src/reminders/plan.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { fallbote } from './fallbote.ts';
import { example, exampleFolder, office } from './slack-service.ts';

const MONDAY = ['--today', '2026-11-23'] as const;

const remind = async (...args: readonly string[]) => {
  const { code, out, err } = await fallbote(['remind', '--dry-run', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};

/** The part of a message, from its head to the next empty line. */
const message = (out: string, head: RegExp): string => out.split('\n\n').find((part) => head.test(part)) ?? '';

it('says to whom what goes, when and why, on the example office', async () => {
  const out = await remind(...MONDAY);
  expect(out).toContain('Stand Mo 23.11.2026 07:45 Uhr. Gesendet wird nichts.');
  const star = message(out, /^Jetzt {2}Herr Star \(fm-2\): Morgennachricht, \d+ Termine – mit keinem Chat verknüpft/u);
  expect(star).toContain('F-104  Stellensuchlauf durchführen – am Tag selbst');
  expect(star).toContain('Letzter Stellensuchlauf Mo 16.11.2026 + 1 Woche = Mo 23.11.2026. Standard: UM 4.2.');
  expect(star).toContain('Vertretung für Frau Amsel');
  expect(message(out, /^Jetzt {2}Herr Specht \(tl-1\): Morgennachricht/u)).toContain('darum auch an die Leitung');
  expect(out).not.toContain('Frau Amsel (fm-1)');
});

it('says how long what may not go now has to wait', async () => {
  expect(await remind(...MONDAY, '--at', '07:44')).toMatch(/^Mo 23\.11\.2026 07:45 Uhr {2}Herr Star/mu);
  expect(await remind(...MONDAY, '--at', '18:00')).toMatch(/^Di 24\.11\.2026 07:45 Uhr {2}Herr Star/mu);
  const weekend = await remind('--today', '2026-11-21', '--at', '12:00');
  expect(weekend).toContain('0 Nachrichten gingen jetzt hinaus');
  expect(weekend).toMatch(/^Mo 23\.11\.2026 07:45 Uhr {2}Herr Star/mu);
  // a holiday of the place is the Friday after
  expect(await remind('--today', '2026-11-27')).toMatch(/^Mo 30\.11\.2026 07:45 Uhr {2}Herr Star/mu);
});

it('shows what was put off, what is switched off and quiet hours, and leaves out what was sent', async () => {
  const cases = example.cases.map((kase) =>
    kase.no === 'F-104'
      ? {
          ...kase,
          reminders: [
            { rule: 'stellensuchlauf', due: '2026-11-23', until: '2026-11-26', by: 'fm-2', on: '2026-11-20' },
          ],
        }
      : kase,
  );
  const staff = office.staff.map((person) =>
    person.id === 'fm-2'
      ? { ...person, muted: ['kooperationsplan-selbstaendig'] }
      : person.id === 'fm-4'
        ? { ...person, quietHours: { from: '17:00', until: '09:30' } }
        : person,
  );
  const data = await exampleFolder({ ...example, cases, office: { ...office, staff } });
  const out = await remind('--data', data, ...MONDAY);
  expect(out).toContain('Verschoben (1)');
  expect(out).toMatch(/F-104 {2}Stellensuchlauf durchführen – keine Erinnerung vor Do 26\.11\.2026/u);
  expect(message(out, /Herr Star/u)).not.toContain('Stellensuchlauf');
  expect(message(out, /^Abgestellt \(1\)/u)).toMatch(/F-110 {2}Plan und Bewilligung.* – von fm-2/u);
  expect(out).toMatch(/^Mo 23\.11\.2026 09:30 Uhr {2}Herr Fink/mu);
  expect(out).not.toContain('mit keinem Chat verknüpft');

  const store = await openJsonStore(data);
  const all = createPlan(office, createOfficeDeadlines(office), dayOfIso('2026-11-23')).all(example.cases);
  const keys = all.filter(({ recipient }) => recipient === 'fm-3').map(({ key }) => key);
  expect(keys).toHaveLength(1);
  await store.outbox().append({
    event: 'claimed',
    id: 'p-1',
    at: '2026-11-23T06:45:00.000Z',
    kind: 'morning',
    to: { kind: 'person', staff: 'fm-3' },
    door: 'slack',
    day: '2026-11-23',
    keys,
    attempt: 1,
    life: 'x',
  });
  await store.close();
  const later = await remind('--data', data, ...MONDAY);
  expect(later).toContain('1 Erinnerung ist schon gesendet oder unterwegs.');
  expect(later).not.toContain('Frau Meise');
});

it('reads beside who has the folder, and changes nothing in it', async () => {
  const data = await exampleFolder();
  const owner = await openJsonStore(data, { what: 'fallbote serve' });
  const hashes = () =>
    readdirSync(data, { withFileTypes: true })
      .filter((file) => file.isFile() && file.name !== 'fallbote.lock')
      .map(({ name }) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(data, name)))
          .digest('hex'),
      ]);
  const before = hashes();
  expect(await remind('--data', data, ...MONDAY)).toContain('Herr Star');
  expect(hashes()).toEqual(before);
  await owner.close();
});

it('sends nothing without --dry-run either, and refuses a time that is none', async () => {
  for (const args of [[], ['--dry-run', '--at', '7:45'], ['--dry-run', '--at', '24:00']]) {
    const { code, err, out } = await fallbote(['remind', ...args]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('FB301');
  }
});

it('speaks English where asked', async () => {
  const out = await remind(...MONDAY, '--lang', 'en');
  expect(out).toContain('Nothing is sent.');
  expect(out).not.toMatch(/Termin|Vertretung|Morgennachricht/u);
});
