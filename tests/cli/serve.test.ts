import { describe, expect, it } from 'vitest';
import { EXAMPLE, fallbote, TODAY, temporaryFolder } from './fallbote.ts';

const serve = (input: string, ...more: readonly string[]) => fallbote(['serve', ...TODAY, ...more], { input });

describe('fallbote serve on a pipe', () => {
  it('starts with the example office and answers as its first case manager', async () => {
    const { code, out, err } = await serve('fristen 14 Tage');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Fallbote · Jobcenter Vogelsang \(erfunden\) · Samstag, 21\. November 2026\n/u);
    expect(out).toContain('Beispieldaten');
    expect(out).toContain('Sie sind Frau Amsel (fm-1).');
    expect(out).toContain('Di 24.11.2026  F-105');
  });

  it('answers several lines, also in a channel, and ends with "ende"', async () => {
    const { out } = await serve('als tl-1\n#ue25 fristen team\nals fm-3\n#u25 fristen\nende\nfall F-201\n');
    expect(out).toContain('[Kanal ue25]\nFristen des Teams');
    expect(out).toContain('[Kanal u25]\nFallbote\nIch habe Ihnen privat geantwortet.\n\n[privat]\nFristen');
    expect(out).not.toContain('Fall im Überblick');
  });

  it('does not call the data of an office an example', async () => {
    const data = temporaryFolder();
    await fallbote(['import', EXAMPLE, '--data', data]);
    const { out } = await serve('fall F-101\n', '--data', data, '--as', 'fm-1');
    expect(out).not.toContain('Beispieldaten');
    expect(out).toContain('Kunde Beispiel 01');
  });

  it('refuses to begin as somebody who does not exist', async () => {
    const { code, out, err } = await serve('fristen\n', '--as', 'niemand');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('Die Person „niemand“ gibt es nicht.');
    expect(err).toContain('(FB304)');
  });

  it('takes and gives more than a pipe holds', async () => {
    const { code, out } = await serve('fristen F-106\n'.repeat(400));
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(500_000);
    expect(out.match(/^Fristen zum Fall$/gmu)).toHaveLength(400);
  });

  it('refuses a line that is far too long, and goes on', async () => {
    const { out } = await serve(`${'x'.repeat(200_000)}\nfall F-105\n`);
    expect(out).toContain('Die Eingabe ist zu lang.');
    expect(out).toContain('Fall im Überblick');
  });

  it('is quiet when the reader goes away', async () => {
    const { code, err } = await fallbote(['serve'], { input: 'fristen F-106\n'.repeat(2000), readOnly: 100 });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('leaves politely when it is told to stop', async () => {
    const { code, signal, err } = await fallbote(['serve'], { kill: 'SIGTERM' });
    expect({ code, signal, err }).toEqual({ code: 0, signal: null, err: '' });
  });
});
