import { pngOf } from '../../src/digest/png.ts';
import { ACCENT } from './manifest.ts';

/** Of the renderer, which is also one for texts; the icons have none. */
const NO_FONT = 'DejaVu Sans';

/**
 * For the store and the head of the chat, 192 × 192: a sheet of a calendar that speaks, with a tick on it. The background
 * goes to the edge, as Teams cuts the corners itself; the mark stands within the middle 120 × 120, as Microsoft asks.
 */
const COLOR = `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192" viewBox="0 0 192 192">
  <rect width="192" height="192" fill="${ACCENT}"/>
  <g transform="translate(96 96) scale(0.87) translate(-96 -100.500)">
    <path d="M56 46h80a18 18 0 0 1 18 18v56a18 18 0 0 1-18 18H92l-22 18a3 3 0 0 1-5-2v-16h-9a18 18 0 0 1-18-18V64a18 18 0 0 1 18-18z" fill="#ffffff"/>
    <path d="M56 46h80a18 18 0 0 1 18 18v9H38v-9a18 18 0 0 1 18-18z" fill="#a8dadc"/>
    <g fill="none" stroke-linecap="round" stroke-linejoin="round">
      <path d="M71 39v16M121 39v16" stroke="${ACCENT}" stroke-width="17"/>
      <path d="M71 39v16M121 39v16" stroke="#ffffff" stroke-width="9"/>
      <path d="M74 105l16 16 30-31" stroke="${ACCENT}" stroke-width="11"/>
    </g>
  </g>
</svg>`;

/** For the bar at the side, 32 × 32: the same as lines, white on nothing. */
const OUTLINE = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">
  <g fill="none" stroke="#ffffff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
    <path d="M8 6h16a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4h-9l-5 4.500v-4.500h-2a4 4 0 0 1-4-4V10a4 4 0 0 1 4-4z"/>
    <path d="M11 3.500v4M21 3.500v4"/>
    <path d="M11.500 15.500l3.250 3.250 6-6"/>
  </g>
</svg>`;

export interface TeamsIcons {
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}

/** Both icons of the app as PNG, the same bytes on every machine. */
export async function teamsIcons(): Promise<TeamsIcons> {
  return { color: await pngOf(COLOR, NO_FONT, 1), outline: await pngOf(OUTLINE, NO_FONT, 1) };
}
