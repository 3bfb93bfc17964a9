import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { drawAside } from '../../src/digest/aside.ts';
import { COLOURS, drawChart } from '../../src/digest/chart.ts';
import { digestPicture, pictureOf } from '../../src/digest/picture.ts';
import { fileWith, inputOf, many, TODAY } from './kit.ts';

const input = inputOf(
  fileWith([
    ...many('A-1', 5, { contacts: [{ on: '2026-11-16', kind: 'Gespräch' }] }),
    ...many('B-1', 2, { contacts: [{ on: '2026-11-10', kind: 'Gespräch' }] }),
  ]),
  'week',
  TODAY,
);

/** Relative luminance as WCAG 2 has it. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

describe('the picture of a digest', () => {
  it('is a PNG of 1920 by 1280 with a ground of its own', async () => {
    const { png, grade } = await digestPicture(input, 'de');
    expect(grade).toBe('internal');
    const bytes = Buffer.from(png);
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1920, 1280]);
    const { panels, text } = await pictureOf(input, 'de');
    expect(drawChart(panels, text)).toContain(`fill="${COLOURS.ground}"`);
  });

  it('is narrower and takes few bytes where a platform wants that', async () => {
    const { png } = await digestPicture(input, 'de', 1024);
    const bytes = Buffer.from(png);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([960, 640]);
    // within a message of 28 KB, as base64
    expect(bytes.length).toBeLessThan(20_000);
  });

  it('is drawn by the built program in a thread of its own, the same, one after another; a thread that fails ends nothing', async () => {
    const { alt: _alt, ...sketch } = await pictureOf(input, 'de');
    const built = (name: string) => pathToFileURL(join(dirname(inject('cli')), name));
    const ticks: number[] = [];
    const timer = setInterval(() => ticks.push(performance.now()), 10);
    const worker = built('draw-worker.js');
    const broken = { ...sketch, panels: undefined } as unknown as typeof sketch;
    const drawn = await Promise.allSettled([
      drawAside(sketch, worker),
      drawAside(broken, worker),
      drawAside(sketch, worker),
    ]);
    clearInterval(timer);
    expect(drawn.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const here = Buffer.from(await drawAside(sketch));
    for (const one of drawn) if (one.status === 'fulfilled') expect(here.equals(Buffer.from(one.value))).toBe(true);
    // this thread went on meanwhile
    expect(ticks.length).toBeGreaterThan(10);
  }, 60_000);

  it('has the same text in its words as in its bars: every number is beside its bar', async () => {
    const { panels, alt, text } = await pictureOf(input, 'de');
    expect(alt).toBe(
      'Nord: Woche im Vergleich. Balken für die Zeiträume bis 16.10.2026, 23.10.2026, 30.10.2026, 06.11.2026, 13.11.2026, 20.11.2026. ' +
        'Überfällige Fristen am Stichtag: 16.10.: 0; 23.10.: 0; 30.10.: 0; 06.11.: 0; 13.11.: 0; 20.11.: 0. ' +
        'Kontakte: 16.10.: 0; 23.10.: 0; 30.10.: 0; 06.11.: 0; 13.11.: < 3; 20.11.: 5. ' +
        'Erledigte Hemmnisse: 16.10.: 0; 23.10.: 0; 30.10.: 0; 06.11.: 0; 13.11.: 0; 20.11.: 0. ' +
        'Integrationen: 16.10.: 0; 23.10.: 0; 30.10.: 0; 06.11.: 0; 13.11.: 0; 20.11.: 0.',
    );
    const svg = drawChart(panels, text);
    for (const word of ['Kontakte', '&lt; 3', '>5<', '20.11.', 'Gestreift']) expect(svg).toContain(word);
  });

  it('draws what is few as an outline of one height, whether it is 1 or 2', async () => {
    const bar = async (n: number) => {
      const file = fileWith([
        ...many('A-1', 5, { contacts: [{ on: '2026-11-16', kind: 'Gespräch' }] }),
        ...many('B-1', n, { contacts: [{ on: '2026-11-10', kind: 'Gespräch' }] }),
      ]);
      const { panels, text } = await pictureOf(inputOf(file, 'week', TODAY), 'de');
      return drawChart(panels, text);
    };
    // echarts numbers what it draws, once per process
    const plain = (svg: string) => svg.replaceAll(/zr\d+-[\w-]+/gu, 'id');
    expect(plain(await bar(1))).toBe(plain(await bar(2)));
  });

  it('needs no colour to be read: text and bars are 4.5:1 against their ground, the last bar is striped', async () => {
    const ground = luminance(COLOURS.ground);
    for (const colour of [COLOURS.text, COLOURS.quiet, COLOURS.bar])
      expect((ground + 0.05) / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5);
    const { panels, text } = await pictureOf(input, 'en');
    expect(drawChart(panels, text)).toContain('<pattern');
  });
});
