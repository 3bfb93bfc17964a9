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

/**
 * The same picture with a table of its colours, a third as large; colours are rounded to steps where there are more than
 * the table holds. For pictures of eight bits per channel without transparency, as a browser makes them; others stay as
 * they are.
 */
export function smallPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (head === undefined) return png;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, colour, interlace] = [head[8], head[9], head[12]];
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlace !== 0) return png;
  const bytes = colour === 2 ? 3 : 4;
  const data = inflateSync(Buffer.concat(chunks.flatMap((item) => (item.type === 'IDAT' ? [item.data] : []))));
  const pixels = unfiltered(data, height, width * bytes, bytes);
  for (const step of [1, 4, 8, 16, 32]) {
    const table = new Map<number, number>();
    const indexed = Buffer.alloc(height * (width + 1));
    for (let i = 0; i < width * height && table.size <= MOST_COLOURS; i++) {
      const rounded = (c: number) => Math.min(255, Math.round((pixels[i * bytes + c] ?? 0) / step) * step);
      const value = (rounded(0) << 16) | (rounded(1) << 8) | rounded(2);
      const index = table.get(value) ?? table.size;
      table.set(value, index);
      indexed[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = index;
    }
    if (table.size > MOST_COLOURS) continue;
    const palette = Buffer.from([...table.keys()].flatMap((value) => [value >> 16, (value >> 8) & 255, value & 255]));
    const small = Buffer.from(head);
    small[9] = 3;
    return Buffer.concat([
      SIGNATURE,
      chunk('IHDR', small),
      chunk('PLTE', palette),
      chunk('IDAT', deflateSync(indexed, { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
  return png;
}
