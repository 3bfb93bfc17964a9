import { expect, test } from 'vitest';
import { checkAccounts } from '../../src/doctor/accounts.ts';
import { officeOf } from '../reminders/reminder-office.ts';

const ID = 'a0000000-0000-4000-8000-00000000000a';
const withIds = (person: string, channel: string) =>
  officeOf({
    staff: officeOf().staff.map((one) => (one.id === 'fm' ? { ...one, platforms: { teams: person } } : one)),
    teams: [{ id: 'nord', name: 'Nord', channels: { teams: [channel] } }],
  });
const said = (person: string, channel = '19:abc_-1@thread.tacv2') =>
  checkAccounts(withIds(person, channel)).map(({ severity, text }) => `${severity} ${text.de}`);

test('ids of Teams that nobody can be known by are named by whose they are', () => {
  expect(said(ID)).toEqual([]);
  expect(checkAccounts(officeOf())).toEqual([]);
  for (const wrong of [ID.toUpperCase(), 'amsel@jobcenter.example', '29:amsel', `${ID}0`])
    expect(said(wrong), wrong).toEqual(['warning Die Teams-Kennung ist keine Objekt-ID: fm.']);
  for (const wrong of ['Allgemein', 'https://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2', 'C0NORD'])
    expect(said(ID, wrong), wrong).toEqual(['warning Ein Teams-Kanal hat keine Kanal-ID: nord.']);
});
