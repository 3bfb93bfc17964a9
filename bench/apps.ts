import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { median, ms, table } from './measure.ts';

/** What came back from a load; times in milliseconds. */
export interface Loaded {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly answered: number;
  readonly others: number;
}

export const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** A bot in a process of its own. */
export interface App {
  readonly process: ChildProcess;
  readonly port: number;
  /** from the start of the process until it takes requests, in milliseconds */
  readonly started: number;
}

/** @param env besides the path, by the port that it is to listen on */
export async function startApp(
  args: readonly string[],
  env: (port: number) => Readonly<Record<string, string>>,
): Promise<App> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], ...env(port) },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error(`${args.join(' ')} ended`)));
  });
  return { process: child, port, started: performance.now() - begun };
}

export const stopApp = ({ process: child }: App) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

/** Runs a load in a process of its own. */
export function loaded(script: string, load: object): Promise<Loaded> {
  const child = spawn(process.execPath, [beside(script), JSON.stringify(load)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(text) as Loaded) : reject(new Error('no load'))));
  });
}

const ROUNDS = 7;
const ROUND_MS = 2_000;

/** Two bots under the same load in turn, at 1, 10 and 50 connections. */
export interface Duel {
  /** heading of the small one, and of ours */
  readonly names: readonly [string, string];
  readonly bare: (connections: number, milliseconds: number) => Promise<Loaded>;
  readonly own: (connections: number, milliseconds: number) => Promise<Loaded>;
  /** what may tell of a fault that the answers do not show; printed where it changes */
  readonly odd?: () => number;
}

export async function duel({ names, bare, own, odd = () => 0 }: Duel): Promise<string> {
  const rows: string[][] = [];
  for (const connections of [1, 10, 50]) {
    const rounds: (readonly [Loaded, Loaded])[] = [];
    await bare(connections, ROUND_MS);
    await own(connections, 2 * ROUND_MS);
    const earlier = odd();
    for (let round = 0; round < ROUNDS; round++)
      rounds.push([await bare(connections, ROUND_MS), await own(connections, ROUND_MS)]);
    const all = rounds.flat();
    if (all.some(({ others }) => others > 0) || odd() !== earlier)
      process.stderr.write(`not answered as wanted: ${all.map(({ others }) => others).join()} ${odd() - earlier}\n`);
    const of = (pick: (result: Loaded) => number) =>
      [0, 1].map((i) => median(rounds.map((pair) => pick(pair[i] as Loaded)))) as [number, number];
    const [perBare, perOwn] = of(({ perSecond }) => perSecond);
    const [p99Bare, p99Own] = of(({ p99 }) => p99);
    const share = median(rounds.map(([a, b]) => b.perSecond / a.perSecond));
    const slower = median(rounds.map(([a, b]) => b.p99 / a.p99));
    rows.push([
      `${connections}`,
      `${Math.round(perBare)} /s`,
      `${Math.round(perOwn)} /s`,
      `**${Math.round(share * 100)} %**`,
      `${ms(p99Bare)} ms`,
      `${ms(p99Own)} ms`,
      `**${slower.toFixed(2)}×**`,
    ]);
  }
  const [small, ours] = names;
  return table(['at the same time', small, ours, 'share', 'p99, bare', `p99, ${ours}`, 'p99, ratio'], rows);
}
