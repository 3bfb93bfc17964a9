import { type ChartText, drawChart, FONT, type Panel, SIZE } from './chart.ts';
import { pngOf } from './png.ts';
import { smallPng } from './small-png.ts';

/** All that a picture is drawn from: plain data, so that it can be sent to another thread. */
export interface Sketch {
  readonly panels: readonly Panel[];
  readonly text: ChartText;
  /** in pixels: no wider than that, and in few bytes */
  readonly widest?: number;
}

/** For sharp letters on a screen of two pixels per point. */
const ZOOM = 2;

/** Draws, and does nothing else for some tenths of a second. Brings the charting library and the renderer with it. */
export async function draw({ panels, text, widest }: Sketch): Promise<Uint8Array> {
  const svg = drawChart(panels, text);
  if (widest === undefined) return pngOf(svg, FONT, ZOOM);
  return smallPng(Buffer.from(await pngOf(svg, FONT, Math.min(ZOOM, Math.floor(widest / SIZE.width)))));
}
