import { describe, expect, test } from 'vitest';
import { caseload } from './caseload.ts';

const muted = async ({ store }: ReturnType<typeof caseload>, id = 'fm') =>
  (await store.office()).staff.find((item) => item.id === id)?.muted;

describe('"weniger"', () => {
  test.each([
    ['weniger Probezeit', 'de', 'probezeit'],
    ['weniger befristung', 'de', 'befristung'],
    ['weniger Bewilligung der Berufsbegleitung', 'de', 'berufsbegleitung-ende'],
    ['weniger Nachweis', 'de', 'dokument'],
    ['mute probation', 'en', 'probezeit'],
    ['einstellungen weniger Probezeit', 'de', 'probezeit'],
    ['settings mute probation', 'en', 'probezeit'],
  ] as const)('"%s"', async (line, language, rule) => {
    const office = caseload();
    const before = await office.store.office();
    const { title, text } = await office.ask('fm', line, language);
    expect(title, text).toBe(language === 'de' ? 'Eingetragen' : 'Recorded');
    expect(await muted(office)).toEqual([rule]);
    // hers alone
    expect(await muted(office, 'star')).toBeUndefined();
    expect(await office.trail()).toEqual([`change ${/einst|sett/u.test(line) ? 'einstellungen' : 'weniger'}`]);
    await office.ask('fm', 'rückgängig');
    expect(await office.store.office()).toEqual(before);
  });

  test.each([
    ['weniger Kooperationsplan', '„Kooperationsplan fortschreiben“ ist Standard, daran erinnere ich immer.'],
    ['weniger Arbeitsuchend', '„Auf die Meldung als arbeitsuchend hinweisen“ steht im Gesetz'],
    ['weniger Arbeitsuchend', 'morgens in einer Nachricht'],
    ['weniger Quatsch', 'nicht verstanden: „Quatsch“'],
    ['einstellungen weniger Kooperationsplan', 'nicht verstanden'],
  ])('"%s" is refused: %s', async (line, why) => {
    const office = caseload();
    expect(await office.text('fm', line)).toContain(why);
    expect(await muted(office)).toBeUndefined();
  });

  test('alone asks, with buttons and a form of the rules that there are', async () => {
    const office = caseload();
    const { actions, text } = await office.ask('fm', 'weniger');
    expect(text).toContain('Gesetz und Standard bleiben.');
    expect(text).not.toContain('Kooperationsplan');
    for (const { command } of actions.slice(0, 2)) await office.ask('fm', command.text);
    expect(await muted(office)).toHaveLength(2);
    const form = await office.form('fm', 'weniger');
    expect(await office.submit('fm', form, { rule: 'kooperationsplan' })).toHaveProperty('rule');
    expect(await office.submit('star', form, { rule: 'probezeit' })).toContain('Keine Erinnerung mehr: Probezeit');
    expect([await muted(office, 'star'), (await muted(office))?.length]).toEqual([['probezeit'], 2]);
  });

  test('a second time changes nothing', async () => {
    const office = caseload();
    await office.ask('fm', 'weniger Probezeit');
    expect(await office.text('fm', 'weniger Probezeit')).toContain('Das ist schon genau so eingetragen.');
  });
});

describe('"wieder"', () => {
  test('brings reminders back, and leaves nothing behind', async () => {
    const office = caseload();
    const before = await office.store.office();
    await office.ask('fm', 'weniger Probezeit');
    await office.ask('fm', 'weniger Befristung');
    expect(await office.text('fm', 'wieder Probezeit')).toContain('Wieder mit Erinnerung: Probezeit endet');
    expect(await muted(office)).toEqual(['befristung']);
    await office.ask('fm', 'unmute fixed term', 'en');
    expect(await office.store.office()).toEqual(before);
  });

  test('asks which, and says where there is none', async () => {
    const office = caseload();
    expect(await office.text('fm', 'wieder')).toContain('Sie haben keine Erinnerung abgestellt.');
    await office.ask('fm', 'weniger Probezeit');
    const { actions } = await office.ask('fm', 'wieder');
    expect(actions.map(({ command }) => command.text)).toEqual(['wieder probezeit']);
    expect(await office.text('fm', 'wieder Befristung')).toContain('Daran erinnere ich Sie schon: Befristung endet');
    expect(await office.text('fm', 'wieder Quatsch')).toContain('nicht verstanden: „Quatsch“');
    expect(await muted(office)).toEqual(['probezeit']);
  });
});

describe('"einstellungen"', () => {
  test('shows what is switched off, with a button to switch it on', async () => {
    const office = caseload();
    expect(await office.text('fm', 'einstellungen')).not.toContain('Keine Erinnerung');
    await office.ask('fm', 'weniger Probezeit');
    const { text, actions } = await office.ask('fm', 'settings', 'en');
    expect(text).toContain('No reminders: Probation ends');
    await office.ask('fm', actions.at(-1)?.command.text ?? '');
    expect(await muted(office)).toBeUndefined();
  });

  test('changes it in its form, and nothing else with it', async () => {
    const office = caseload();
    const usual = { language: 'de', from: 'aus', until: '07:00' };
    const form = await office.form('fm', 'einstellungen');
    expect(await office.submit('fm', form, { ...usual, mute: 'probezeit' })).toContain(
      'Keine Erinnerung: Probezeit endet: Gespräch führen',
    );
    const again = await office.form('fm', 'einstellungen');
    expect(again.fields.map(({ name }) => name)).toContain('unmute');
    await office.submit('fm', again, { ...usual, from: '19:00', mute: 'dokument' });
    expect(await muted(office)).toEqual(['probezeit', 'dokument']);
    expect(await office.text('fm', 'einstellungen wieder Probezeit')).toContain('Keine Erinnerung: Nachweis läuft ab');
    expect(await office.text('fm', 'einstellungen wieder Nachweis')).toContain('Keine Erinnerung: keine');
    expect(await muted(office)).toBeUndefined();
  });
});
