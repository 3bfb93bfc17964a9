import { describe, expect, test } from 'vitest';
import { type Json, languageFaults, problemsAfter } from '../cases/sound-file.ts';

const after = (fields: object) => problemsAfter((file) => Object.assign(file['cases']?.[0] as Json, fields));
const told = (fields: object) => {
  const problems = after(fields);
  expect(languageFaults(problems)).toEqual([]);
  return problems.map(({ path, text }) => `${path.replace('cases[0].', '')}: ${text.de}`);
};
const entry = (merkmal: string, wert: string, more: object = {}) => ({ merkmal, wert, on: '2026-05-01', ...more });

describe('the profile of a case in a file', () => {
  test('holds what can be typed, with the day it was written', () => {
    const profil = [
      entry('sprache', 'B1 oder B2', { by: 'fm-1' }),
      entry('arbeitslos', 'seit März 2025'),
      entry('kinder', '3,7'),
      entry('ort', 'Neustadt'),
      entry('gdb', 'unbekannt'),
    ];
    expect(told({ profil })).toEqual([]);
  });

  test.each([
    ['alter', '28', 'profil[0].merkmal: Das Alter ergibt sich aus dem Geburtsdatum im Fall.'],
    ['hemmnisse', 'Schulden', 'profil[0].merkmal: Hemmnisse tragen Sie mit „hemmnis“ ein.'],
    ['teilnahmen', 'keine', 'profil[0].merkmal: Teilnahmen stehen im Fall für sich (participations).'],
    ['einwilligung', 'ja', 'profil[0].merkmal: Einwilligungen stehen im Fall für sich (consents).'],
    [
      'deutsch',
      'B1',
      'profil[0].merkmal: „deutsch“ heißt hier „sprache“. Bitte den Namen aus docs/merkmale.md nehmen.',
    ],
    [
      'Sprache',
      'B1',
      'profil[0].merkmal: „Sprache“ heißt hier „sprache“. Bitte den Namen aus docs/merkmale.md nehmen.',
    ],
    [
      'schwerbehindert',
      'ja',
      'profil[0].merkmal: „schwerbehindert“ heißt hier „gdb“. Bitte den Namen aus docs/merkmale.md nehmen.',
    ],
    [
      'Wetter',
      'ja',
      'profil[0].merkmal: Das Merkmal „Wetter“ gibt es nicht. Alle Merkmale stehen in docs/merkmale.md.',
    ],
    [
      'fuehrershein',
      'ja',
      'profil[0].merkmal: „fuehrershein“ ist kein Merkmal (docs/merkmale.md) und keine Frage einer Maßnahme, gemeint ist vielleicht „fuehrerschein“. Bitte den Namen prüfen.',
    ],
    [
      'gdb',
      '120',
      'profil[0].wert: „120“ ist bei „Grad der Behinderung“ zu viel: höchstens 100. Bitte die Zahl prüfen.',
    ],
    [
      'arbeitslos',
      'seit 1.6.2026',
      'profil[0].wert: „seit 1.6.2026“ liegt bei „Arbeitslos seit“ in der Zukunft. Bitte den Tag angeben, an dem es begann.',
    ],
  ])('%s=%s is refused', (merkmal, wert, sentence) => {
    expect(told({ profil: [entry(merkmal, wert)] })).toEqual([sentence]);
  });

  test('has one entry for each Merkmal, by somebody of the office', () => {
    expect(told({ profil: [entry('sprache', 'B1'), entry('sprache', 'B2')] })).toEqual([
      'profil[1].merkmal: „sprache“ steht hier zweimal. Bitte nur einen Eintrag je Merkmal.',
    ]);
    expect(told({ profil: [entry('sprache', 'B1', { by: 'fm-9' })] })).toEqual([
      'profil[0].by: Die Person „fm-9“ gibt es nicht (office.staff).',
    ]);
  });

  test('takes the answers to the questions of a Maßnahme', () => {
    const own = (wert: string) =>
      problemsAfter((file) => {
        const office = file['office'] as Json;
        Object.assign(office['massnahmen']?.[0] as Json, {
          criteria: [{ judge: 'traut-sich-zu', text: 'Traut es sich zu' }],
        });
        Object.assign(file['cases']?.[0] as Json, { profil: [entry('traut-sich-zu', wert)] });
      }).map(({ text }) => text.de);
    expect(own('ja')).toEqual([]);
    expect(own('vielleicht')).toEqual([
      '„vielleicht“ passt nicht zu „traut-sich-zu“. Bitte zum Beispiel so: „traut-sich-zu=ja“ oder „traut-sich-zu=nein“.',
    ]);
  });
});

describe('a consent in a file', () => {
  const consent = (more: object) => told({ consents: [{ form: 'mündlich', givenOn: '2026-05-01', ...more }] });

  test('to a Maßnahme names it; to Nachbetreuung it may name a job', () => {
    expect(consent({ for: 'Maßnahme', massnahme: 'm-1' })).toEqual([]);
    expect(consent({ for: 'Maßnahme', massnahme: 'm-1', declined: true })).toEqual([]);
    expect(consent({ for: 'Nachbetreuung', job: 'j-1' })).toEqual([]);
    expect(consent({ for: 'Maßnahme' })).toEqual([
      'consents[0].massnahme: Die Maßnahme fehlt, in die eingewilligt wurde. Bitte massnahme angeben (massnahmen.id).',
    ]);
    expect(consent({ for: 'Maßnahme', massnahme: 'm-9' })).toEqual([
      'consents[0].massnahme: Die Maßnahme „m-9“ gibt es nicht (office.massnahmen).',
    ]);
    expect(consent({ for: 'Maßnahme', massnahme: 'm-1', job: 'j-1' })).toEqual([
      'consents[0].job: „job“ gehört nicht zu einer Einwilligung für „Maßnahme“. Bitte „job“ entfernen oder „for“ ändern.',
    ]);
    expect(consent({ for: 'Nachbetreuung', massnahme: 'm-1' })).toEqual([
      'consents[0].massnahme: „massnahme“ gehört nicht zu einer Einwilligung für „Nachbetreuung“. Bitte „massnahme“ entfernen oder „for“ ändern.',
    ]);
  });

  test('that was declined cannot be withdrawn', () => {
    expect(consent({ for: 'Maßnahme', massnahme: 'm-1', declined: true, withdrawnOn: '2026-06-01' })).toEqual([
      'consents[0].withdrawnOn: Was abgelehnt wurde, lässt sich nicht widerrufen. Bitte „withdrawnOn“ oder „declined“ entfernen.',
    ]);
  });
});
