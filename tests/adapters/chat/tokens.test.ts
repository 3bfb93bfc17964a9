import { mkdtempSync } from 'node:fs';
import { chmod, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createButtons } from '../../../adapters/chat/tokens.ts';
import { createVault, keyOf } from '../../../adapters/chat/vault.ts';

const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2026, 10, 21);
const key = new Uint8Array(32).fill(7);

function buttons(at: { now: number } = { now: START }) {
  const { value, read } = createButtons(createVault(key), () => at.now);
  return { read, value: (...given: Parameters<typeof value>) => value(...given) ?? 'too long' };
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'fallbote-slack-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

const command = { does: 'command', what: 'erledigt F-105 1' } as const;

describe('the value of a button', () => {
  it('comes back as the command that it stood for', () => {
    const value = buttons().value('U1', command);
    expect(buttons().read('U1', value)).toEqual({ is: 'good', meaning: command });
  });

  it('shows nothing of the command, and is another one each time', () => {
    const values = [1, 2].map(() => buttons().value('U1', command));
    expect(new Set(values).size).toBe(2);
    for (const value of values) {
      expect(value).not.toContain('F-105');
      expect(Buffer.from(value, 'base64url').toString('latin1')).not.toContain('F-105');
    }
  });

  it('is nothing in the hands of somebody else, except where it was made for everybody in a channel', () => {
    expect(buttons().read('U2', buttons().value('U1', command))).toEqual({ is: 'wrong' });
    expect(buttons().read('U2', buttons().value('', command))).toMatchObject({ is: 'good' });
  });

  it('works for thirty days', () => {
    const at = { now: START };
    const value = buttons(at).value('U1', command);
    at.now = START + 30 * DAY;
    expect(buttons(at).read('U1', value)).toMatchObject({ is: 'good' });
    at.now += 1000;
    expect(buttons(at).read('U1', value)).toEqual({ is: 'expired' });
  });

  it('is refused with any character changed, cut off or added', () => {
    const value = buttons().value('U1', command);
    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.constantFrom('A', 'B', '_', '9', '', 'xx', '='), (at, other) => {
        fc.pre(other !== value[at]);
        const edited = value.slice(0, at) + other + value.slice(at + 1);
        expect(buttons().read('U1', edited)).toEqual({ is: 'wrong' });
      }),
    );
  });

  it('is refused where it was made up, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (value) => buttons().read('U1', value).is === 'wrong'));
    const foreign = createButtons(createVault(new Uint8Array(32)), () => START).value('U1', command) ?? '';
    expect(buttons().read('U1', foreign)).toEqual({ is: 'wrong' });
    const forInbox = createVault(key).seal('inbox', JSON.stringify({ u: 'U1', d: 'command', w: 'x', t: 0 }));
    expect(buttons().read('U1', forInbox)).toEqual({ is: 'wrong' });
  });

  it('takes the longest command that can be typed', () => {
    const what = 'ü'.repeat(500);
    expect(buttons().value('U0123456789A', { does: 'form', what }).length).toBeLessThanOrEqual(2000);
    expect(buttons().value('U1', { does: 'form', what: what.repeat(2) })).toBe('too long');
  });
});

describe('the key', () => {
  it('is made once per folder, for its owner alone', async () => {
    const at = join(folder(), 'slack');
    const first = await keyOf(at);
    expect(await keyOf(at)).toEqual(first);
    expect((await stat(join(at, 'key'))).mode & 0o777).toBe(0o600);
    expect((await stat(at)).mode & 0o777).toBe(0o700);
    await chmod(join(at, 'key'), 0o644);
    await keyOf(at);
    expect((await stat(join(at, 'key'))).mode & 0o777).toBe(0o600);
  });

  it('is another one each time where there is no folder', async () => {
    expect(await keyOf(undefined)).not.toEqual(await keyOf(undefined));
  });

  it('is refused where the file is not one', async () => {
    const at = folder();
    await writeFile(join(at, 'key'), 'short');
    await expect(keyOf(at)).rejects.toMatchObject({ code: 'FB404' });
  });
});
