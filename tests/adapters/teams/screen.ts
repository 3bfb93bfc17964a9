import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openPage } from '../../../scripts/browser.ts';
import type { Playground } from './playground.ts';
import { openPlayground, type PlaygroundPage } from './playground-page.ts';

/** Somebody at her screen. */
export interface Screen extends PlaygroundPage {
  /** Takes a picture of the conversation. */
  shot(name: string): Promise<void>;
}

/** Screens in one browser. */
export interface Screens {
  open(playground: Playground): Promise<Screen>;
  close(): Promise<void>;
}

/** Where the pictures land and stay; without it they go when the browser is closed. */
const KEPT = process.env['FALLBOTE_SHOTS'];

/** @param name before the names of the pictures */
export async function openScreens(chromium: string, name: string): Promise<Screens> {
  const folder = KEPT ?? mkdtempSync(join(tmpdir(), 'fallbote-shots-'));
  mkdirSync(folder, { recursive: true });
  const { page: first, close } = await openPage(chromium, 1300, 1200);
  let count = 0;
  let free: Page | undefined = first;
  return {
    async open(playground) {
      const page = free ?? (await first.context().newPage());
      free = undefined;
      const shown = await openPlayground(page, playground);
      return {
        ...shown,
        async shot(title) {
          count += 1;
          const file = `${name}-${String(count).padStart(2, '0')}-${title}.png`;
          writeFileSync(join(folder, file), await shown.picture());
        },
      };
    },
    async close() {
      await close();
      if (KEPT === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
