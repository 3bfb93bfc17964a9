import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** A file that is not code: beside the built program, where the build has put it, else in its package. */
function assetPath(beside: string, inPackage: string): string {
  const built = fileURLToPath(new URL(beside, import.meta.url));
  return existsSync(built) ? built : createRequire(import.meta.url).resolve(inPackage);
}

let ready: Promise<readonly Uint8Array[]> | undefined;

/** Loads the renderer and the fonts once; after a failure the next picture tries again. */
function load(): Promise<readonly Uint8Array[]> {
  ready ??= (async () => {
    const [wasm, ...fonts] = await Promise.all([
      readFile(assetPath('./resvg.wasm', '@resvg/resvg-wasm/index_bg.wasm')),
      readFile(assetPath('./DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
      readFile(assetPath('./DejaVuSans-Bold.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
    ]);
    await initWasm(wasm);
    return fonts;
  })().catch((error: unknown) => {
    ready = undefined;
    throw error;
  });
  return ready;
}

/**
 * An SVG as PNG. Fonts of the machine are not looked at, so that the picture is the same everywhere.
 * @param zoom pixels per unit of the SVG
 */
export async function pngOf(svg: string, font: string, zoom: number): Promise<Uint8Array> {
  const fonts = await load();
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontBuffers: [...fonts], defaultFontFamily: font, sansSerifFamily: font },
  });
  try {
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
