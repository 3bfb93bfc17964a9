import { type ChartText, drawChart, FONT, type Panel } from './chart.ts';
import { pngOf } from './png.ts';

/** All that a picture is drawn from: plain data, so that it can be sent to another thread. */
export interface Sketch {
  readonly panels: readonly Panel[];
  readonly text: ChartText;
}

/** For sharp letters on a screen of two pixels per point. */
const ZOOM = 2;

/** Draws, and does nothing else for some tenths of a second. Brings the charting library and the renderer with it. */
export const draw = ({ panels, text }: Sketch): Promise<Uint8Array> => pngOf(drawChart(panels, text), FONT, ZOOM);
