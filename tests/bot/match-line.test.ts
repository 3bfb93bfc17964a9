import { describe, expect, test } from 'vitest';
import { checkValues, choicesOf, type Fields, formFields } from '../../src/bot/fields.ts';
import { matchLine } from '../../src/bot/match-line.ts';
import { toDay } from '../../src/calendar/civil-date.ts';
import { de } from '../../src/messages/de.ts';

const TODAY = toDay(2026, 11, 20);
const label = (text: string) => ({ de: text, en: text });

const TALK: Fields = {
  kind: {
    type: 'choice',
    label: label('Art'),
    required: true,
    choices: choicesOf(['Erstgespräch', 'Folgegespräch', 'Gespräch'], { Gespräch: ['anderes Gespräch'] }),
  },
  on: { type: 'date', label: label('Datum'), tense: 'past', initial: '2026-11-20' },
  missed: { type: 'yes-no', label: label('versäumt'), yes: ['nicht erschienen'], no: ['erschienen'] },
  note: { type: 'text', label: label('Notiz'), max: 20 },
};
const CONTRACT: Fields = {
  from: { type: 'date', label: label('ab'), lead: ['ab', 'seit'] },
  until: { type: 'date', label: label('bis'), lead: ['bis'], leadOnly: true },
  days: { type: 'number', label: label('Tage'), min: 1, max: 99 },
  why: { type: 'text', label: label('Grund'), lead: ['weil'], leadOnly: true },
};

const match = (fields: Fields, line: string) => matchLine(fields, line, TODAY);

describe('the words of a line', () => {
  test.each([
    ['Folgegespräch gestern', { kind: 'Folgegespräch', on: '2026-11-19' }],
    ['gestern folgegespraech', { kind: 'Folgegespräch', on: '2026-11-19' }],
    ['Folge am 15.11.', { kind: 'Folgegespräch', on: '2026-11-15' }],
    ['anderes Gespräch', { kind: 'Gespräch' }],
    ['Erst 3. November kam pünktlich', { kind: 'Erstgespräch', on: '2026-11-03', note: 'kam pünktlich' }],
    ['Erst kam pünktlich 3.11.', { kind: 'Erstgespräch', on: '2026-11-03', note: 'kam pünktlich' }],
    ['Gespräch nicht erschienen', { kind: 'Gespräch', missed: 'yes' }],
    ['Gespräch Montag', { kind: 'Gespräch', on: '2026-11-16' }],
    ['will am 3.4. wiederkommen', { note: 'will am 3.4. wiederkommen' }],
  ])('"%s" fall to their fields in any order, the middle is the text', (line, values) => {
    expect(match(TALK, line)).toEqual({ values, unclear: undefined });
  });

  test.each([
    ['ab 1.12. bis 30.11.2027', { from: '2026-12-01', until: '2027-11-30' }],
    ['bis Ende März 2027', { until: '2027-03-31' }],
    ['1.12. bis 31.12.', { from: '2026-12-01', until: '2026-12-31' }],
    [
      '45 seit 1.12. weil der Betrieb ab 1.1. schließt',
      { days: '45', from: '2026-12-01', why: 'der Betrieb ab 1.1. schließt' },
    ],
  ])('"%s": a lead word says which field is meant', (line, values) => {
    expect(match(CONTRACT, line)).toEqual({ values, unclear: undefined });
  });

  test('what belongs nowhere is named, not swallowed', () => {
    expect(match(CONTRACT, '1.12. irgendwas').unclear).toBe('irgendwas');
    expect(match({ on: { type: 'date', label: label('Datum') } }, '31.02.').unclear).toBe('31.02.');
  });

  test('two choices that begin alike are not guessed', () => {
    const fields: Fields = { to: { type: 'choice', label: label('an'), choices: choicesOf(['Ahorn', 'Ahlbeck']) } };
    expect(match(fields, 'Ah').unclear).toBe('Ah');
    expect(match(fields, 'Aho').values).toEqual({ to: 'Ahorn' });
  });

  test('two choices of one name, or of two fields that begin alike, are not guessed either', () => {
    const twins = [
      { value: 'a', label: label('Herr Ahorn (a)'), words: ['Ahorn'] },
      { value: 'b', label: label('Frau Ahorn (b)'), words: ['Ahorn', 'Chefin'] },
    ];
    const fields: Fields = {
      to: { type: 'choice', label: label('an'), choices: twins },
      kind: { type: 'choice', label: label('Art'), choices: choicesOf(['Chefsache']) },
    };
    expect(match(fields, 'Ahorn').unclear).toBe('Ahorn');
    expect(match(fields, 'b').values).toEqual({ to: 'b' });
    expect(match(fields, 'Chef').unclear).toBe('Chef');
    expect(match(fields, 'Chefi').values).toEqual({ to: 'b' });
    // somebody else who is a Herr, too
    expect(match(fields, 'Herr').unclear).toBe('Herr');
  });
});

describe('the check of what was given', () => {
  const check = (values: Record<string, string>) => checkValues({ ...TALK, ...CONTRACT }, values, TODAY, 'de', de);

  test('fills in what goes without saying and leaves out what is empty', () => {
    expect(check({ kind: 'Gespräch', note: '  ' })).toEqual({
      values: { kind: 'Gespräch', on: '2026-11-20' },
      problems: {},
    });
  });

  test('reads a date in a form as people type it', () => {
    expect(check({ kind: 'Gespräch', on: '15.11.', until: 'in 2 Wochen' }).values).toMatchObject({
      on: '2026-11-15',
      until: '2026-12-04',
    });
  });

  test('names every field that is wrong, in one go', () => {
    expect(
      check({ kind: 'Plausch', on: '24.12.2026', days: '100', missed: 'vielleicht', note: 'x'.repeat(21) }).problems,
    ).toEqual({
      kind: 'eines von: Erstgespräch, Folgegespräch, Gespräch',
      on: 'Do 24.12.2026 liegt in der Zukunft. Bitte ein Datum bis heute, bei einem früheren Jahr mit der Jahreszahl',
      days: 'eine Zahl von 1 bis 99',
      missed: 'ja oder nein',
      note: 'zu lang, höchstens 20 Zeichen',
    });
    expect(check({}).problems).toEqual({ kind: 'fehlt noch' });
  });

  test.each([
    [TALK, 'Erst 31.02. kam', { kind: 'Erstgespräch', note: 'kam' }, '31.02.'],
    [TALK, 'Erst kam am 31. Februar', { kind: 'Erstgespräch', note: 'kam' }, 'am 31. Februar'],
    [TALK, 'Erst Karte 12.50', { kind: 'Erstgespräch', note: 'Karte 12.50' }, undefined],
    [
      TALK,
      'Erst 9.11. bis 31.02. krank',
      { kind: 'Erstgespräch', on: '2026-11-09', note: 'bis 31.02. krank' },
      undefined,
    ],
    [CONTRACT, 'ab 1.12. weil', { from: '2026-12-01' }, 'weil'],
    [CONTRACT, '1.12.-31.5.', { from: '2026-12-01', until: '2027-05-31' }, undefined],
  ])('a slip of the finger is said, not taken for something else: %#', (fields, line, values, unclear) => {
    expect(match(fields, line)).toEqual({ values, unclear });
  });

  test('the form shows the same fields, with what was given', () => {
    expect(
      formFields(TALK, { kind: 'Gespräch' }, 'de').map(({ name, type, initial }) => [name, type, initial]),
    ).toEqual([
      ['kind', 'choice', 'Gespräch'],
      ['on', 'date', '2026-11-20'],
      ['missed', 'yes-no', undefined],
      ['note', 'text', undefined],
    ]);
  });
});
