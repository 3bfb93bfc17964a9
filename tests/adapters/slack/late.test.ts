import { describe, expect, it } from 'vitest';
import type { SlackAdapter } from '../../../adapters/slack/slack-adapter.ts';
import type { Form, FormOutcome } from '../../../src/bot/form.ts';
import { error } from './loopback.ts';
import { textOfBlocks } from './reading.ts';
import { bot, FM1, opened, said, shown, slowForm, submission } from './signed-bot.ts';
import { slackUser } from './slack-outside.ts';

describe('a form', () => {
  const done: FormOutcome = { ok: true, answer: said('Eingetragen.') };

  it('is taken over once, and says the same where it is sent twice, or again afterwards', async () => {
    const { form, taken } = slowForm(done, 60);
    const { command, interact, calls } = await bot(async () => ({ ...said('Welcher Tag?'), form }));
    await command('plan F-105');
    const name = opened(calls);
    const both = await Promise.all([interact(submission(name, 'a')), interact(submission(name, 'b'))]);
    for (const view of [...both, await interact(submission(name, 'c'))]) expect(shown(view)).toContain('Eingetragen.');
    expect(taken).toEqual(['heute']);
  });

  it('that is sent again while it is still being taken over waits likewise, and one message is enough', async () => {
    const { form, taken } = slowForm(done, 2_400);
    const weather = { 'views.update': error('not_found') };
    const { command, interact, calls, adapter } = await bot(async () => ({ ...said('x'), form }), { weather });
    await command('plan F-105');
    const name = opened(calls);
    const both = await Promise.all([interact(submission(name, 'a')), interact(submission(name, 'b'))]);
    for (const view of both) expect(shown(view)).toContain('Die Antwort erscheint gleich hier.');
    await adapter.idle();
    expect(taken).toEqual(['heute']);
    expect(calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it('that has to be mended says so to whoever sent it twice, and can be sent again', async () => {
    const { form, taken } = slowForm({ ok: false, problems: { on: 'kein Datum' } }, 60);
    const { command, interact, calls } = await bot(async () => ({ ...said('x'), form }));
    await command('plan F-105');
    const name = opened(calls);
    const wrong = { response_action: 'errors', errors: { 'field-on': 'kein Datum' } };
    const both = await Promise.all([interact(submission(name, 'a')), interact(submission(name, 'b'))]);
    expect(both).toEqual([wrong, wrong]);
    expect(await interact(submission(name, 'c', 'morgen'))).toEqual(wrong);
    expect(taken).toEqual(['heute', 'morgen']);
  });

  it('whose acknowledgement leaves too late for Slack to show it changes its window instead', async () => {
    let skew = 0;
    const { form, taken } = slowForm(done);
    const late: Form = {
      ...form,
      submit(...sent) {
        skew = 2_600;
        return form.submit(...sent);
      },
    };
    const now = () => Date.now() + skew;
    const { command, interact, calls, adapter } = await bot(async () => ({ ...said('x'), form: late }), { now });
    await command('plan F-105');
    expect(await interact(submission(opened(calls), 'a'))).toBeUndefined();
    await adapter.idle();
    expect(taken).toEqual(['heute']);
    const updates = calls.filter(({ method }) => method === 'views.update');
    expect(updates.map(({ body }) => body['view'])).toEqual([expect.stringContaining('Eingetragen.')]);
  });

  it('is nothing in the hands of somebody else, or under a name that was made up', async () => {
    const { form, taken } = slowForm(done);
    const { command, interact, calls } = await bot(async () => ({ ...said('x'), form }));
    await command('plan F-105');
    for (const it of [submission(opened(calls), 'a', 'heute', slackUser('fm-3')), submission('made-up', 'b')])
      expect(shown(await interact(it))).toContain('gilt nicht mehr');
    expect(taken).toEqual([]);
  });

  it('that takes longer than Slack waits says so at once, and the answer takes its place', async () => {
    const { form } = slowForm(done, 2_300);
    const { command, interact, calls, adapter } = await bot(async () => ({ ...said('x'), form }));
    await command('plan F-105');
    const began = Date.now();
    const first = await interact(submission(opened(calls), 'a'));
    expect(Date.now() - began).toBeLessThan(2_900);
    expect(shown(first)).toContain('Die Antwort erscheint gleich hier.');
    await adapter.idle();
    const update = calls.find(({ method }) => method === 'views.update');
    expect(textOfBlocks((JSON.parse(update?.body['view'] ?? '{}') as { blocks?: unknown[] }).blocks)).toContain(
      'Eingetragen.',
    );
  });

  it('whose window was closed meanwhile brings its answer as a message', async () => {
    const { form } = slowForm(done, 2_300);
    const weather = { 'views.update': error('not_found') };
    const { command, interact, calls, adapter } = await bot(async () => ({ ...said('x'), form }), { weather });
    await command('plan F-105');
    await interact(submission(opened(calls), 'a'));
    await adapter.idle();
    const message = calls.find(({ method }) => method === 'chat.postMessage');
    expect(message?.body['channel']).toBe(FM1);
    expect(message?.body['blocks']).toContain('Eingetragen.');
  });

  it('that could not be opened any more is offered with a button, beside how to type it', async () => {
    const { form } = slowForm(done);
    const weather = { 'views.open': error('expired_trigger_id') };
    const { command, calls } = await bot(async () => ({ ...said('So geht es: plan F-105 heute'), form }), { weather });
    const answer = JSON.stringify(await command('plan F-105'));
    expect(calls.map(({ method }) => method)).toEqual(['auth.test', 'views.open']);
    expect(answer).toContain('So geht es: plan F-105 heute');
    expect(answer).toContain('Formular öffnen');
  });

  it('can be opened by whoever was given the request', async () => {
    const { form } = slowForm(done);
    const results: unknown[] = [];
    let adapter: SlackAdapter | undefined;
    const made = await bot(async (request) => {
      if (adapter?.form.available === true) results.push(await adapter.form.run(request, form));
      if (adapter?.form.available === true) results.push(await adapter.form.run({ ...request }, form));
      return said('x');
    });
    adapter = made.adapter;
    await made.command('x');
    expect(results).toEqual([
      { state: 'sent', reference: { adapter: 'slack', id: 'view/V1' } },
      { state: 'failed', retryable: false, reason: 'expired' },
    ]);
  });
});

describe('an answer', () => {
  it('whose acknowledgement leaves too late for Slack to show it goes to the address for it, once', async () => {
    let skew = 0;
    const handler = async () => {
      skew = 2_600;
      return said('Hier.');
    };
    const { command, calls } = await bot(handler, { now: () => Date.now() + skew });
    expect(await command('F-105')).toBeUndefined();
    const answers = calls.filter(({ method }) => method !== 'auth.test');
    expect(answers.map(({ method }) => method)).toEqual(['respond']);
    expect(JSON.stringify(answers[0]?.body)).toContain('Hier.');
  });
});
