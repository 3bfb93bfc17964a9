import { describe, expect, test } from 'vitest';
import { caseload } from './caseload.ts';

const person = async ({ store }: ReturnType<typeof caseload>, id = 'fm') =>
  (await store.office()).staff.find((item) => item.id === id);

describe('"einstellungen"', () => {
  test('shows what is set, with buttons that are understood', async () => {
    const office = caseload();
    const { text, actions } = await office.ask('fm', 'einstellungen');
    expect(text).toContain('Sprache: Deutsch\nRuhezeit: keine\n');
    expect(actions.map(({ label }) => label)).toEqual(['English', 'Ruhezeit 19:00 bis 07:00']);
    for (const { command } of actions) await office.ask('fm', command.text);
    expect(await person(office)).toMatchObject({ language: 'en', quietHours: { from: '19:00', until: '07:00' } });
    const after = await office.ask('fm', 'settings', 'en');
    expect(after.text).toContain('Language: English\nQuiet hours: 19:00 to 07:00\n');
    for (const { command } of after.actions) await office.ask('fm', command.text);
    const { quietHours, language } = (await person(office)) ?? {};
    expect([quietHours, language]).toEqual([undefined, 'de']);
  });

  test.each([
    ['einstellungen Ruhezeit 19:00 bis 7:00', '19:00', '07:00'],
    ['einstellungen ruhe von 18 bis 8 Uhr', '18:00', '08:00'],
    ['einstellungen ruhezeit ab 18.30 Uhr', '18:30', '07:00'],
    ['einstellungen ruhe 20:00-6:30', '20:00', '06:30'],
    ['settings quiet hours from 9 to 17', '09:00', '17:00'],
    ['settings quiet 19:00 until 07:00', '19:00', '07:00'],
    // any time, not only those of the list
    ['einstellungen Ruhezeit 18:30 bis 7:15', '18:30', '07:15'],
    ['einstellungen Ruhezeit 18.40 Uhr bis 7.05 Uhr', '18:40', '07:05'],
    ['einstellungen ruhe 20:10-6:20', '20:10', '06:20'],
  ])('"%s"', async (line, from, until) => {
    const office = caseload();
    await office.ask('fm', line);
    expect((await person(office))?.quietHours).toEqual({ from, until });
    expect(await office.trail()).toEqual(['change einstellungen']);
  });

  test('several at once, answered in the language that was chosen', async () => {
    const office = caseload();
    expect(await office.text('fm', 'einstellungen englisch ruhe von 19 bis 7 Uhr')).toContain(
      'Language: English · Quiet hours: 19:00 to 07:00',
    );
    expect(await office.text('fm', 'settings German', 'en')).toContain('Sprache: Deutsch');
    expect(await person(office)).toMatchObject({ language: 'de', quietHours: { from: '19:00', until: '07:00' } });
  });

  test('can be taken back, and is the person’s own', async () => {
    const office = caseload();
    const before = await office.store.office();
    await office.ask('fm', 'einstellungen Ruhezeit 19:00 bis 7:00');
    expect(await office.text('star', 'rückgängig')).toContain('nichts, was sich zurücknehmen lässt');
    expect(await office.text('fm', 'rückgängig')).toContain('Zurückgenommen: Ruhezeit: 19:00 bis 07:00');
    expect(await office.store.office()).toEqual(before);
    expect(await office.trail()).toEqual(['change einstellungen', 'undo einstellungen']);
  });

  test.each([
    ['einstellungen ruhe 19:00 bis 19:00', 'Bitte eine andere Uhrzeit als den Beginn wählen.'],
    ['einstellungen ruhe bis 8', 'Bitte auch wählen, ab wann.'],
    ['einstellungen ruhe 25:00 bis 7:00', '„'],
    ['einstellungen französisch', 'Diesen Teil habe ich nicht verstanden: „französisch“'],
    ['einstellungen Deutsch', 'Das ist schon genau so eingetragen.'],
    ['einstellungen keine Ruhezeit', 'Das ist schon genau so eingetragen.'],
  ])('"%s": %s', async (line, why) => {
    const office = caseload();
    const before = await office.store.office();
    expect(await office.text('fm', line)).toContain(why);
    expect(await office.store.office()).toEqual(before);
  });

  test('as a form: what stands there is what is set; whoever sends it changes her own', async () => {
    const office = caseload();
    const form = await office.form('fm', 'einstellungen');
    expect(form.fields.map(({ name, initial }) => [name, initial])).toEqual([
      ['language', 'de'],
      ['from', 'aus'],
      ['until', '07:00'],
      ['mute', undefined],
    ]);
    const values = { language: 'de', from: '19:00', until: '19:00' };
    expect(await office.submit('fm', form, values)).toEqual({
      until: 'Bitte eine andere Uhrzeit als den Beginn wählen.',
    });
    expect(await office.submit('star', form, { ...values, until: '06:00' })).toContain('Ruhezeit: 19:00 bis 06:00');
    expect((await person(office))?.quietHours).toBeUndefined();
    expect((await person(office, 'star'))?.quietHours).toEqual({ from: '19:00', until: '06:00' });
  });

  test('a time that an import brought stays where nobody changes it', async () => {
    const office = caseload();
    const { staff, ...rest } = await office.store.office();
    const quietHours = { from: '18:10', until: '06:50' };
    await office.store.commit({
      office: { ...rest, staff: staff.map((item) => (item.id === 'fm' ? { ...item, quietHours } : item)) },
    });
    await office.ask('fm', 'einstellungen englisch');
    expect(await person(office)).toMatchObject({ language: 'en', quietHours });
  });

  test('two people at the same moment: both stand', async () => {
    const office = caseload();
    await Promise.all(['fm', 'star', 'lead'].map((id) => office.ask(id, 'einstellungen ruhe 19 bis 7')));
    const quiet = (await office.store.office()).staff.filter(({ quietHours }) => quietHours !== undefined);
    expect(quiet.map(({ id }) => id)).toEqual(['fm', 'star', 'lead']);
  });
});
