import { describe, expect, test } from 'vitest';
import { aboutOf, type CaseInput } from '../bot/ask.ts';
import { scene, TWO_JOBS } from './erledigt-office.ts';

describe('"erledigt" asks for what it cannot know', () => {
  test('the case alone: which date', async () => {
    const { text, buttons } = scene();
    expect(await text('erledigt F-101')).toBe(
      [
        'Welche Frist ist erledigt?',
        'F-101  Bitte die Nummer oder ein Wort des Namens.',
        '1  Di 01.12.2026  Folgegespräch führen',
        '2  Di 01.12.2026  Kooperationsplan fortschreiben',
        '',
        '→ Nr. 1: erledigt F-101 1',
        '→ Nr. 2: erledigt F-101 2',
      ].join('\n'),
    );
    expect(await buttons('erledigt F-101')).toEqual(['erledigt F-101 1', 'erledigt F-101 2']);
  });

  test('an outcome: with the date that it is about, a form, and the answers as buttons', async () => {
    const { ask, json } = scene({ jobs: TWO_JOBS.jobs?.slice(0, 1) });
    const answer = await json('erledigt F-101 Befristung');
    expect(answer.text).toContain(
      'Befristung endet: Entfristung, Verlängerung oder Ende klären (So 28.02.2027)\nErgebnis: ',
    );
    expect(answer.title).toBe('Frist erledigen');
    expect(answer.actions.map(({ command }) => command.text)).toEqual([
      'erledigt F-101 5 Entfristung',
      'erledigt F-101 5 Verlängerung',
      'erledigt F-101 5 Ende',
    ]);
    const { form } = await ask('erledigt F-101 5');
    expect(aboutOf(form)).toEqual([
      'F-101  Frist erledigen',
      'Befristung endet: Entfristung, Verlängerung oder Ende klären (So 28.02.2027)',
    ]);
  });

  test('a renewal: until when', async () => {
    const { text } = scene({ jobs: TWO_JOBS.jobs?.slice(0, 1) });
    expect(await text('erledigt F-101 Befristung Verlängerung')).toContain('Bis wann? Zum Beispiel: bis 31.12.2027');
    expect(await text('done F-101 fixed term extension', 'en')).toContain('Until when? For example: until 31 Dec 2027');
  });
});

describe('"erledigt" says why it does nothing', () => {
  const line = async (words: string, kase: Partial<CaseInput> = {}, language: 'de' | 'en' = 'de') => {
    const { text, kase: now } = scene(kase);
    const before = await now();
    const answer = await text(words, language);
    expect(await now()).toEqual(before);
    return answer;
  };

  test('no such number, no such name, no such date in this case', async () => {
    expect(await line('erledigt F-101 7')).toContain('Die Nummer 7 gibt es hier nicht.\n1  Di 01.12.2026');
    expect(await line('done F-101 7', {}, 'en')).toContain('There is no number 7 here.');
    expect(await line('erledigt F-101 Kaffee')).toContain('Welche Frist ist mit „Kaffee“ gemeint?');
    expect(await line('erledigt F-101 Probezeit')).toContain(
      '„Probezeit endet: Gespräch führen“ gibt es in diesem Fall zurzeit nicht.',
    );
  });

  test('done already, with the way back', async () => {
    const job = { id: 'job-1', start: '2026-07-01', svp: false, probezeitUntil: '2026-11-30' };
    const kase: Partial<CaseInput> = { jobs: [job], contacts: [{ on: '2026-11-16', kind: 'Folgegespräch' }] };
    expect(await line('erledigt F-101 Probezeit', kase)).toBe(
      [
        'Nicht eingetragen',
        'F-101  „Probezeit endet: Gespräch führen“ ist schon erledigt. Wieder öffnen: offen F-101 3',
        '',
        '→ Wieder öffnen: offen F-101 3',
      ].join('\n'),
    );
  });

  test('not computable: what is missing', async () => {
    expect(await line('erledigt F-101 Erstgespräch', { bewilligungen: undefined })).toContain(
      '„Erstgespräch / Erstberatung führen“ ist nicht berechenbar: Bewilligung fehlt. Bitte zuerst das eintragen.',
    );
  });

  test('a day to come', async () => {
    expect(await line('erledigt F-101 Folgegespräch am 1.12.2026')).toContain(
      'Datum: Di 01.12.2026 liegt in der Zukunft',
    );
  });

  test('what does not sound like done', async () => {
    const kase: Partial<CaseInput> = { rechtskreis: 'SGB III', kategorien: [{ kategorie: 'X', since: '2026-06-03' }] };
    expect(await line('erledigt F-101 wiedervorlage verschoben', kase)).toContain(
      '„verschoben“ klingt nicht nach erledigt.',
    );
    expect(await line('done F-101 kategorie x cancelled', kase, 'en')).toContain(
      '“cancelled” does not sound like done.',
    );
  });

  test('a case of somebody else is no case', async () => {
    const { text } = scene({ manager: 'star' });
    expect(await text('erledigt F-101 1')).toContain('Kein Fall gefunden');
  });

  test('nothing pending', async () => {
    const none: Partial<CaseInput> = {
      rechtskreis: 'SGB III',
      plans: [],
      kategorien: [{ kategorie: 'X', since: '2020-02-03' }],
    };
    const { text } = scene(none, { rules: [{ id: 'wiedervorlage-x', active: false }] });
    expect(await text('erledigt F-101')).toBe(
      'Welche Frist ist erledigt?\nF-101  In diesem Fall ist keine Frist offen.',
    );
  });

  test('a closed case is deleted, not settled', async () => {
    const { text, buttons } = scene({ closed: { on: '2026-01-30' } }, { retention: { months: 6 } });
    expect(await text('erledigt F-101 1')).toContain(
      'Diese Frist ist erledigt, wenn der Fall gelöscht ist: loeschen F-101',
    );
    expect(await buttons('erledigt F-101 Fallakte')).toEqual(['loeschen F-101']);
  });
});

describe('what was recorded and does not count', () => {
  test('is said plainly, with the day from which on it counts', async () => {
    const job = { id: 'job-1', start: '2026-07-01', svp: false, probezeitUntil: '2026-12-31' };
    const { text, kase } = scene({ jobs: [job], contacts: [{ on: '2026-10-01', kind: 'Folgegespräch' }] });
    expect(await text('erledigt F-101 Probezeit')).toContain(
      'Der Termin am Do 31.12.2026 bleibt offen. Für ihn zählt erst, was ab dem Do 03.12.2026 geschieht.',
    );
    expect((await kase()).contacts?.at(-1)).toEqual({ on: '2026-11-20', kind: 'Gespräch' });
  });

  test.each([
    ['erledigt F-101 1 E-Mail', 'bleibt offen. Eine E-Mail oder ein Brief zählt nicht als Kontakt.'],
    ['erledigt F-101 1 nicht erschienen', 'bleibt offen. Was nicht stattfand, zählt nicht.'],
    ['erledigt F-101 1 am 1.5.2026', 'bleibt offen. Es gibt schon einen neueren Eintrag vom Mo 01.06.2026'],
    ['done F-101 1 letter', 'stays open. An e-mail or a letter is no contact.'],
  ])('"%s": %s', async (line, sentence) => {
    const { text } = scene();
    expect(await text(line, line.startsWith('done') ? 'en' : 'de')).toContain(sentence);
  });

  test('one talk of two in a month, an application for funding, days that do not reach the number', async () => {
    const { text } = scene(
      {
        participations: [
          {
            id: 't1',
            massnahme: 'ib',
            start: '2026-10-01',
            end: '2027-05-31',
            attendance: { days: 10, asOf: '2026-11-01' },
          },
        ],
        fundings: [{ id: 'f1', kind: '§ 16i', end: '2027-01-31' }],
      },
      {
        massnahmen: [
          { id: 'ib', name: 'Begleitung', kind: 'Integrationsbegleitung', attendanceQuota: 60, daysPerWeek: 5 },
        ],
        rules: [{ id: 'anwesenheitsende', active: true }],
      },
    );
    expect(await text('erledigt F-101 zwei Gespräche Telefon gestern')).toContain(
      'Nötig sind 2 Gespräche an verschiedenen Tagen dieses Monats.',
    );
    expect(await text('erledigt F-101 16i beantragt')).toContain('Beantragt ist noch nicht geklärt.');
    expect(await text('erledigt F-101 Anwesenheitstage 20 Tage')).toContain(
      'Die Zahl der Tage ist noch nicht erreicht.',
    );
  });
});

describe('several dates in one line', () => {
  test.each(['erledigt F-101 1 2', 'erledigt F-101 1, 2', 'erledigt F-101 1 und 2', 'verzicht F-101 1 + 2'])(
    '"%s": none is settled by half, each has a button',
    async (line) => {
      const { json, kase } = scene();
      const before = await kase();
      const answer = await json(line);
      expect(answer.text).toContain('Bitte eine Frist nach der anderen. Eingetragen ist noch keine.');
      const [command] = line.split(' ');
      expect(answer.actions.map(({ command: { text } }) => text)).toEqual([`${command} F-101 1`, `${command} F-101 2`]);
      expect(await kase()).toEqual(before);
    },
  );

  test('a number that belongs to a note is one', async () => {
    const { text } = scene();
    expect(await text('erledigt F-101 1 2 Bewerbungen besprochen')).toContain('Notiz: 2 Bewerbungen besprochen');
  });
});

test('"nicht nachhaltig" is a finding', async () => {
  const { text, kase } = scene({ jobs: [{ id: 'b1', start: '2026-05-02', svp: true }] });
  expect(await text('erledigt F-101 Nachhaltigkeit nicht nachhaltig')).toContain('Eingetragen');
  expect((await kase()).acts).toMatchObject([
    { rule: 'nachhaltigkeit-7-monate', subject: 'b1', reason: 'nicht nachhaltig' },
  ]);
});

test('somebody else settled it while the form was open: nothing is recorded twice', async () => {
  const { ask, text, kase } = scene({ jobs: TWO_JOBS.jobs?.slice(0, 1) });
  const { form } = await ask('erledigt F-101 Befristung');
  await text('erledigt F-101 Befristung entfristet', 'de', 'star');
  const before = await kase();
  const outcome = await form?.submit({ platform: 'console', id: 'fm' }, { kind: 'Ende', on: '2026-11-20', until: '' });
  expect(JSON.stringify(outcome)).toContain('Dieser Termin ist inzwischen erledigt oder verschoben');
  expect(await kase()).toEqual(before);
});
