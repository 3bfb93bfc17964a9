import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from '../../../adapters/teams/cards.ts';
import { COMMANDS } from '../../../commands/registry.ts';
import type { BotAnswer } from '../../../src/bot/bot.ts';
import type { Form, FormOutcome } from '../../../src/bot/form.ts';
import { toDay } from '../../../src/calendar/civil-date.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { lineText } from '../../../src/reply/text.ts';
import { expectSame, squeeze } from '../same-answer.ts';
import { inputsOf, linesOf, refusals, strings } from './card-check.ts';
import { COMMAND_LINES } from './command-lines.ts';
import { hasPlayground, type Playground } from './playground.ts';
import { colleague, type PlaygroundBot, startPlaygroundBot } from './playground-bot.ts';
import { buttonIn, type Line, lineTo, type Said } from './playground-line.ts';
import { VACATIONS } from './playground-office.ts';

const TODAY = toDay(2026, 11, 21);
const CARD = 'application/vnd.microsoft.card.adaptive';
/** CI has two slow cores. */
const PATIENT = { timeout: 30_000, interval: 10 };
const LONG = 60_000;

const pageOf = (card: unknown): Page => {
  const page = { title: '', card } as Page;
  return { ...page, title: page.card.fallbackText };
};
const cardOf = ({ attachments }: Said): Page => pageOf(attachments[0]?.content);
const wordsOf = (page: Page): string => squeeze(linesOf(page).join('\n'));
const hasButton = ({ card }: Page, label: string): boolean =>
  card.actions?.some(({ title }) => title === label) === true;
/** Whether an answer that is several cards goes on; one that is several answers has a "Weiter" of its own. */
const goesOn = ({ card }: Page): boolean => {
  const [, at, of] = /· (\d+)\/(\d+)$/u.exec(card.fallbackText) ?? [];
  return at !== of;
};

describe.skipIf(!hasPlayground)('every command in the playground of Microsoft', () => {
  let bot: PlaygroundBot;
  let playground: Playground;
  let line: Line;
  let outcomes: FormOutcome[] = [];

  /** Remembers what became of its form. */
  const watched = (answer: BotAnswer): BotAnswer => {
    const { form } = answer;
    if (form === undefined) return answer;
    const submit: Form['submit'] = async (...given) => {
      const outcome = await form.submit(...given);
      outcomes.push(outcome);
      return outcome;
    };
    return { ...answer, form: { ...form, submit } };
  };

  beforeAll(async () => {
    bot = await startPlaygroundBot({
      today: TODAY,
      around: watched,
      // may do whatever somebody may
      change: (office) => ({
        ...office,
        deputies: [...(office.deputies ?? []), ...VACATIONS],
        staff: office.staff.map((person) =>
          person.id === 'fm-1' ? { ...person, roles: ['caseManager', 'teamLead', 'admin'] } : person,
        ),
      }),
    });
    playground = await bot.playground(colleague('fm-1', TODAY));
    line = await lineTo(playground);
  }, 90_000);
  afterAll(async () => {
    line?.close();
    await bot?.stop();
  });
  beforeEach(() => {
    bot.afresh();
    outcomes = [];
  });

  /** What comes next, when it has come. */
  async function next(act: () => Promise<unknown>): Promise<Said> {
    const known = line.said.length;
    await act();
    await expect.poll(() => line.said.length, PATIENT).toBeGreaterThan(known);
    await bot.adapter.idle();
    const said = line.said[known];
    if (said === undefined) throw new Error('nothing was said');
    return said;
  }

  function expectTaken(page: Page): void {
    expect(refusals(page)).toEqual([]);
    expect(wordsOf(page)).toContain(page.card.fallbackText.replaceAll(/[\\\u2060]/gu, ''));
  }

  /** Reads a message to its end, page by page. */
  async function readOf(first: Said): Promise<string> {
    const pages = [cardOf(first)];
    let said = first;
    while (goesOn(cardOf(said))) {
      const turned = said;
      said = await next(async () => {
        const pressed = await line.execute(turned, buttonIn(turned, 'Weiter'));
        expect(pressed, JSON.stringify(pressed.value)).toMatchObject({ status: 200, type: CARD });
        // what leads on is gone where it was pressed
        expect(hasButton(pageOf(pressed.value), 'Weiter')).toBe(false);
      });
      pages.push(cardOf(said));
    }
    pages.forEach(expectTaken);
    return pages.map(wordsOf).join('\n');
  }

  /** A form stands there whole: what it is for, its fields, what can be chosen. */
  function expectForm(page: Page, form: Form): void {
    expectTaken(page);
    const words = wordsOf(page);
    for (const { items } of (form.about?.reply as Reply | undefined)?.sections ?? [])
      for (const item of items) expect(words).toContain(squeeze(lineText(item.line)));
    const shown = strings(inputsOf(page)).map(squeeze);
    expect(inputsOf(page)).toHaveLength(form.fields.length);
    for (const field of form.fields) {
      expect(shown).toContain(squeeze(field.label));
      if (field.hint !== undefined) expect(words).toContain(squeeze(field.hint));
      if (field.type !== 'choice') continue;
      for (const { label } of field.choices) expect(shown.join('\n')).toContain(squeeze(label).slice(0, 19));
    }
  }

  /** Sends a form as it stands there: it is taken over, or what is wrong stands in it. */
  async function expectSent(said: Said): Promise<void> {
    const button = buttonIn(said, 'Eintragen');
    const given = Object.fromEntries(inputsOf(cardOf(said)).map(({ id, value }) => [String(id), value ?? '']));
    const pressed = await line.execute(said, { ...button, data: { ...(button.data as object), ...given } });
    expect(pressed).toMatchObject({ status: 200, type: CARD });
    const [outcome] = outcomes;
    const page = pageOf(pressed.value);
    expectTaken(page);
    if (outcome === undefined) throw new Error('the form was not taken');
    if (outcome.ok) {
      const { form, here, privately } = outcome.answer;
      if (form !== undefined) expectForm(page, form);
      else expectSame(wordsOf(page), privately ?? here);
      return;
    }
    expect(Object.keys(outcome.problems)).not.toEqual([]);
    for (const problem of Object.values(outcome.problems)) expect(wordsOf(page)).toContain(squeeze(problem));
    expect(page.card.actions?.map(({ title }) => title)).toEqual(['Eintragen', 'Abbrechen']);
  }

  it('greets whoever adds it, once', { timeout: LONG }, async () => {
    const said = await next(() => playground.install(playground.personal));
    expect(await readOf(said)).toContain('Ich nenne Ihnen Ihre nächsten Fristen');
    await playground.install(playground.personal);
    await bot.adapter.idle();
    expect(line.said).toHaveLength(1);
  });

  it.each(COMMANDS.map(({ name }) => name))('%s', { timeout: LONG }, async (name) => {
    const lines = COMMAND_LINES[name] ?? [];
    expect(lines, `${name} has no line in command-lines.ts`).not.toEqual([]);
    for (const [text, title] of lines) {
      outcomes = [];
      const answered = bot.answers.length;
      const said = await next(() => line.say(playground.personal, text));
      const answer = bot.answers[answered];
      if (answer === undefined) throw new Error('not asked');
      const { form, here, privately, picture } = answer;
      expect(form?.title ?? (privately ?? here).reply.title, text).toBe(title);
      if (form === undefined) expectSame(await readOf(said), privately ?? here);
      else {
        expectForm(cardOf(said), form);
        await expectSent(said);
      }
      if (picture === undefined) continue;
      await expect.poll(() => JSON.stringify(line.said.at(-1)?.attachments), PATIENT).toContain('"Image"');
    }
    expect(bot.logged).toEqual([]);
  });
});
