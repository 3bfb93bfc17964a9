import { describe, expect, expectTypeOf, test } from 'vitest';
import { renderReply } from '../../adapters/slack/blocks.ts';
import { BUTTONS_IN_A_ROW, MAX_BLOCKS } from '../../adapters/slack/limits.ts';
import { instantOf } from '../../src/calendar/berlin.ts';
import { toDay } from '../../src/calendar/civil-date.ts';
import type { Case } from '../../src/cases/case.ts';
import type { Office } from '../../src/cases/office.ts';
import { createOfficeDeadlines } from '../../src/deadlines/office-deadlines.ts';
import { isOpenName } from '../../src/deadlines/team-title.ts';
import { demoOffice } from '../../src/demo/demo-office.ts';
import { bundle } from '../../src/reminders/bundle.ts';
import { channelReply, type MessageContext, MOST_LINES, personReply } from '../../src/reminders/messages.ts';
import type { Posting } from '../../src/reminders/notice.ts';
import { createPlan } from '../../src/reminders/plan.ts';
import { createTimes } from '../../src/reminders/times.ts';
import { dateOf, settledBy, type Told, type ToldPosting, toldOf } from '../../src/reminders/told.ts';
import type { Reply, TeamReply } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import { lineText, textOf } from '../../src/reply/text.ts';
import { refusals } from '../adapters/slack/block-schema.ts';
import { bare, officeOf, sound, withContract } from './reminder-office.ts';

const FRIDAY = toDay(2026, 11, 20);
const POSTED = { morning: new Set<string>(), urgent: new Map<string, number>(), channel: new Set<string>() };

/** What goes out at a quarter past nine. */
function postings(office: Office, cases: readonly Case[], today = FRIDAY) {
  const rules = createOfficeDeadlines(office);
  const notices = createPlan(office, rules, today).all(cases);
  const made = bundle(notices, {
    office,
    times: createTimes(office.reminders, rules.calendar),
    now: instantOf(today, 9 * 60 + 15),
    posted: POSTED,
    newId: () => 'p',
  });
  const byNo = new Map(cases.map((kase) => [kase.no, kase]));
  const context: MessageContext = {
    office,
    rules,
    caseOf: (no) => byNo.get(no),
    labelOf: (told) => dateOf(told, rules.of(byNo.get(told.caseNo) ?? bare(), today))?.label,
    minute: 9 * 60 + 15,
  };
  return { made, context };
}

const ofKind = (made: readonly Posting[], kind: Posting['kind'], to: string): Posting => {
  const found = made.find((one) => one.kind === kind && (one.to.kind === 'person' ? one.to.staff : one.to.team) === to);
  if (found === undefined) throw new Error(`nothing for ${to}`);
  return found;
};
const privately = (reply: Reply) => textOf(seal(reply, 'private'));

const cases = [
  bare({
    followUps: [{ id: 'w-1', due: '2026-11-20', text: 'Rückruf wegen Kita' }],
    documents: [{ id: 'd1', kind: 'Aufenthaltstitel', validUntil: '2026-11-12' }],
  }),
  withContract('2027-01-15', { no: 'F-2' }),
  bare({ no: 'F-3', manager: 'star', bewilligungen: [{ on: '2026-10-20' }] }),
];
const office = sound(
  officeOf({
    teams: [{ id: 'nord', name: 'Nord', channels: { slack: ['C1'] } }],
    deputies: [{ of: 'star', deputy: 'fm', from: '2026-11-20', until: '2026-11-27' }],
  }),
  cases,
).office;

describe('the message of the morning', () => {
  const { made, context } = postings(office, cases);
  const posting = ofKind(made, 'morning', 'fm');

  test('says what is due today, overdue and soon, and what can be done', () => {
    expect(privately(personReply(posting, context))).toMatchInlineSnapshot(`
      "Guten Morgen: 6 Termine
      Freitag, 20. November 2026

      Heute (1)
        Fr 20.11.2026  F-1  Eigene Wiedervorlage: Rückruf wegen Kita
            → Erledigt: erledigt F-1 wiedervorlage w-1
            → Verschieben: verschieben F-1 wiedervorlage w-1 2026-11-20
            → Warum?: fristen F-1 2026-11-20
            → Übergeben: uebergabe F-1

      Überfällig (4)
        Sa 02.08.2025  F-2  Nachhaltigkeit der Beschäftigung feststellen – seit 475 Tagen überfällig
            → Erledigt: erledigt F-2 nachhaltigkeit-7-monate b1
            → Verschieben: verschieben F-2 nachhaltigkeit-7-monate b1 2025-08-02
            → Warum?: fristen F-2 2025-08-02
            → Übergeben: uebergabe F-2
        Do 15.10.2026  F-2  Auf die Meldung als arbeitsuchend hinweisen – seit 36 Tagen überfällig
            → Erledigt: erledigt F-2 arbeitsuchendmeldung b1/1
            → Warum?: fristen F-2 2026-10-15
            → Übergeben: uebergabe F-2
        Di 03.11.2026  F-3  Erstgespräch / Erstberatung führen – seit 17 Tagen überfällig (Vertretung für Herr Star)
            → Kontakt erfassen: erledigt F-3 erstgespraech ?
            → Verschieben: verschieben F-3 erstgespraech 2026-11-03
            → Warum?: fristen F-3 2026-11-03
        Do 12.11.2026  F-1  Nachweis läuft ab: Aufenthaltstitel – seit 8 Tagen überfällig
            → Erledigt: erledigt F-1 dokument d1
            → Verschieben: verschieben F-1 dokument d1 2026-11-12
            → Warum?: fristen F-1 2026-11-12
            → Übergeben: uebergabe F-1

      Bald (1)
        Fr 15.01.2027  F-2  Befristung endet: Entfristung, Verlängerung oder Ende klären
            → Erledigt: erledigt F-2 befristung b1/1
            → Verschieben: verschieben F-2 befristung b1/1 2027-01-15
            → Warum?: fristen F-2 2027-01-15
            → Übergeben: uebergabe F-2

      → Weniger davon: weniger
      → Alle zeigen: heute"
    `);
  });

  test('begins with nothing that is not for everybody', () => {
    const reply = personReply(posting, context);
    expect(reply.title).toBe('Guten Morgen: 6 Termine');
    expect(reply.sections[0]?.items[0]?.line).toMatchObject([{ grade: 'public', text: 'Freitag, 20. November 2026' }]);
  });

  test('names no count below 3, is no greeting in the afternoon, and says only that it is urgent', () => {
    const few = { ...posting, notices: posting.notices.slice(0, 2) };
    expect(personReply(few, context).title).toBe('Guten Morgen! Ihre Termine');
    expect(personReply(posting, { ...context, minute: 14 * 60 }).title).toBe('Für Sie: 6 Termine');
    expect(personReply({ ...posting, kind: 'urgent' }, context).title).toBe('Es eilt: Termin fällig');
  });

  test('says what is settled, without buttons for it', () => {
    const settled = personReply(posting, {
      ...context,
      settled: (told) =>
        told.subject === 'w-1'
          ? settledBy({ state: 'satisfied', doneOn: FRIDAY } as Parameters<typeof settledBy>[0])
          : undefined,
    });
    const text = privately(settled);
    expect(text).toContain('Rückruf wegen Kita – erledigt am Fr 20.11.2026');
    expect(text).not.toContain('erledigt F-1 wiedervorlage');
    expect(text).toContain('→ Erledigt: erledigt F-1 dokument d1');
  });

  test('has buttons under its lines for what may be done, and no other', () => {
    const buttons = (told: Partial<Told>, more: Partial<ToldPosting> = {}) => {
      const [first] = posting.notices;
      const notices = first === undefined ? [] : [{ ...first, ...told }];
      const { sections, actions } = personReply({ ...posting, ...more, notices }, context);
      const lines = sections.flatMap(({ items }) => items.flatMap(({ actions: own = [] }) => own));
      return [...lines, ...actions].map(({ label }) => label);
    };
    const usual = ['Erledigt', 'Verschieben', 'Warum?', 'Übergeben'];
    const less = 'Weniger davon: Eigene Wiedervorlage';
    expect(buttons({})).toEqual([...usual, less, 'Alle zeigen']);
    // what a colleague has is hers to give away, and is told whatever is muted
    expect(buttons({ as: 'deputy', of: 'star' })).toEqual(['Erledigt', 'Verschieben', 'Warum?', 'Alle zeigen']);
    expect(buttons({ as: 'lead' })).toEqual([...usual, 'Alle zeigen']);
    expect(buttons({ as: 'lead', stage: { kind: 'escalate', n: 10 } })).toEqual([
      'Warum?',
      'Übergeben',
      less,
      'Fristen des Teams',
    ]);
    // standard: never less of it
    expect(buttons({ rule: 'kooperationsplan', subject: '' })).toEqual([...usual, 'Alle zeigen']);
    // law: not beyond its date, which is a Sunday here
    const law = { rule: 'arbeitsuchendmeldung', subject: 'b1/1', due: toDay(2026, 11, 22) };
    expect(buttons(law)).toEqual(['Erledigt', 'Warum?', 'Übergeben', 'Alle zeigen']);
    expect(buttons({ ...law, due: toDay(2026, 11, 23) })).toEqual([...usual, 'Alle zeigen']);
    // a case that is gone, a closed one: nobody to hand it over to
    expect(buttons({ caseNo: 'F-99' })).not.toContain('Übergeben');
  });

  test('can be drawn again from the keys alone', () => {
    const again = toldOf(
      posting.notices.map(({ key }) => key),
      context.caseOf,
      office,
    );
    expect(personReply({ ...posting, notices: again }, context)).toEqual(personReply(posting, context));
    expect(toldOf(['nonsense'], context.caseOf, office)).toEqual([]);
    // nobody knows the case any more
    const gone = { ...context, caseOf: () => undefined, settled: () => settledBy(undefined) };
    expect(privately(personReply({ ...posting, notices: again }, gone))).toContain('nicht mehr nötig');
  });

  test('tells a lead what has been open for long, and who cannot be reached', () => {
    const late = postings(office, cases, toDay(2026, 12, 4));
    const toLead = ofKind(late.made, 'morning', 'lead');
    const reply = personReply(toLead, { ...late.context, unreachable: ['Herr Star'], doubtful: 'lost' });
    expect(privately(reply)).toMatchInlineSnapshot(`
      "Guten Morgen: 5 Termine
      Freitag, 4. Dezember 2026

      Länger offen im Team (5)
        Sa 02.08.2025  F-2  Nachhaltigkeit der Beschäftigung feststellen – seit 489 Tagen überfällig (zuständig: Frau Amsel)
            → Warum?: fristen F-2 2025-08-02
            → Übergeben: uebergabe F-2
        Do 15.10.2026  F-2  Auf die Meldung als arbeitsuchend hinweisen – seit 50 Tagen überfällig (zuständig: Frau Amsel)
            → Warum?: fristen F-2 2026-10-15
            → Übergeben: uebergabe F-2
        Di 03.11.2026  F-3  Erstgespräch / Erstberatung führen – seit 31 Tagen überfällig (zuständig: Herr Star)
            → Warum?: fristen F-3 2026-11-03
            → Übergeben: uebergabe F-3
        Do 12.11.2026  F-1  Nachweis läuft ab: Aufenthaltstitel – seit 22 Tagen überfällig (zuständig: Frau Amsel)
            → Warum?: fristen F-1 2026-11-12
            → Übergeben: uebergabe F-1
        Fr 20.11.2026  F-1  Eigene Wiedervorlage: Rückruf wegen Kita – seit 14 Tagen überfällig (zuständig: Frau Amsel)
            → Warum?: fristen F-1 2026-11-20
            → Übergeben: uebergabe F-1
      Herr Star ist im Chat nicht erreichbar. Bitte geben Sie Dringendes anders weiter.
      Eine frühere Nachricht von mir kam möglicherweise nicht an. Was offen ist, zeigt: heute

      → Weniger davon: Nachweis läuft ab: weniger dokument
      → Weniger davon: Eigene Wiedervorlage: weniger wiedervorlage
      → Fristen des Teams: fristen team"
    `);
  });

  test('is in English for whoever wants that', () => {
    const english = { ...office, staff: office.staff.map((person) => ({ ...person, language: 'en' as const })) };
    const { made: postedNow, context: own } = postings(english, cases);
    const text = privately(personReply(ofKind(postedNow, 'morning', 'fm'), own));
    expect(text).toContain('Good morning: 6 dates');
    expect(text).toContain('Overdue (4)');
    expect(text).toContain('(deputy for Herr Star)');
  });
});

describe('the message to a channel', () => {
  const { made, context } = postings(office, cases);
  const posting = ofKind(made, 'channel', 'nord');

  test('names case, date and the rules that may be named, and nothing more', () => {
    expectTypeOf(channelReply).returns.toEqualTypeOf<TeamReply>();
    const text = textOf(seal(channelReply(posting, context), 'channel'));
    expect(text).toMatchInlineSnapshot(`
      "Termine im Team
      Freitag, 20. November 2026
      Fr 20.11.2026  F-1  Termin fällig

      → Fristen des Teams: fristen team"
    `);
    expect(text).not.toMatch(/Rückruf|Aufenthaltstitel|Nachweis|Amsel/u);
  });
});

test('every message of an invented office fits into one, with nothing in its preview', () => {
  const demo = demoOffice({ cases: 3000, seed: 5, today: FRIDAY });
  const list = demo.office.teams.map((team) => ({ ...team, channels: { slack: ['C1'] } }));
  const { made, context } = postings({ ...demo.office, teams: list }, demo.cases);
  expect(made.length).toBeGreaterThan(20);
  for (const posting of made) {
    const toPerson = posting.to.kind === 'person';
    const sealed = toPerson
      ? seal(personReply(posting, context), 'private')
      : seal(channelReply(posting, context), 'channel');
    const pages = renderReply(sealed, { value: () => 'x'.repeat(200) });
    expect(pages).toHaveLength(1);
    expect(pages[0]?.blocks.length).toBeLessThanOrEqual(MAX_BLOCKS);
    expect(refusals({ blocks: [...(pages[0]?.blocks ?? [])] })).toEqual([]);
    const reply: Reply = sealed.reply;
    expect(reply.actions.length).toBeLessThanOrEqual(BUTTONS_IN_A_ROW);
    for (const { actions = [] } of reply.sections.flatMap(({ items }) => items))
      expect(actions.length).toBeLessThanOrEqual(BUTTONS_IN_A_ROW);
    expect(reply.title).not.toMatch(/F-\d/u);
    const named = reply.sections.flatMap(({ items }) => items).filter(({ facts }) => facts !== undefined);
    expect(named.length).toBe(Math.min(MOST_LINES, posting.notices.length));
    if (toPerson) continue;
    const text = reply.sections.flatMap(({ items }) => items.map(({ line }) => lineText(line))).join('\n');
    for (const rule of context.rules.rules()) {
      if (!isOpenName(rule)) expect(text).not.toContain(rule.title.de);
      if (!isOpenName(rule)) expect(JSON.stringify(reply)).not.toContain(`"${rule.id}"`);
    }
  }
});
