import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** The predictor of filter 4: of left, above and above left the one nearest to their sum. */
function paeth(a: number, b: number, c: number): number {
  const [da, db, dc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return da <= db && da <= dc ? a : db <= dc ? b : c;
}

/** Takes the filters back, line by line, in place. */
function unfiltered(raw: Buffer, height: number, stride: number, bytes: number): Buffer {
  const pixels = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let i = 0; i < stride; i++) {
      const at = y * stride + i;
      const left = i < bytes ? 0 : (pixels[at - bytes] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = i < bytes || y === 0 ? 0 : (pixels[at - stride - bytes] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      pixels[at] = (raw[y * (stride + 1) + 1 + i] ?? 0) + guess;
    }
  }
  return pixels;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** bytes of a pixel: red, green, blue, and where there are four one that is not looked at */
  readonly bytes: number;
  readonly data: Buffer;
}

/** The picture with a table of its colours, rounded to steps; `undefined` where they are still too many. */
function indexed({ width, height, bytes, data }: Pixels, step: number): Buffer | undefined {
  const table = new Map<number, number>();
  const lines = Buffer.alloc(height * (width + 1));
  for (let i = 0; i < width * height; i++) {
    const rounded = (c: number) => Math.min(255, Math.round((data[i * bytes + c] ?? 0) / step) * step);
    const value = (rounded(0) << 16) | (rounded(1) << 8) | rounded(2);
    const index = table.get(value) ?? table.size;
    table.set(value, index);
    if (table.size > MOST_COLOURS) return undefined;
    lines[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = index;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const palette = Buffer.from([...table.keys()].flatMap((value) => [value >> 16, (value >> 8) & 255, value & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * The same picture with a table of its colours, a third as large; colours are rounded where there are more than the table
 * holds. For pictures of eight bits per channel without transparency, as a browser makes them; others stay as they are.
 */
export function smallPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (head === undefined) return png;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, colour, interlace] = [head[8], head[9], head[12]];
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlace !== 0) return png;
  const bytes = colour === 2 ? 3 : 4;
  const packed = inflateSync(Buffer.concat(chunks.flatMap((item) => (item.type === 'IDAT' ? [item.data] : []))));
  const pixels: Pixels = { width, height, bytes, data: unfiltered(packed, height, width * bytes, bytes) };
  for (const step of [1, 4, 8, 16, 32]) {
    const made = indexed(pixels, step);
    if (made !== undefined) return made;
  }
  return png;
}
