import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../dist/fallbote.js', import.meta.url));
/** How long the bot may take to start, in milliseconds. */
const START_WITHIN = 30_000;

/** The built bot in a process of its own. */
export interface TrialBot {
  /** Resolves when it has ended, told to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const exit = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Whether nobody listens there on this machine. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Resolves when the bot says that it serves; throws what it said instead. */
function serving(bot: ChildProcess, platform: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`Fallbote startet nicht. ${said}`)), START_WITHIN);
    bot.once('exit', () => {
      clearTimeout(late);
      reject(new Error(`Fallbote startet nicht. ${said}`));
    });
    bot.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    bot.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (!text.includes(platform)) return;
      clearTimeout(late);
      resolve();
    });
  });
}

/**
 * Starts the bot with nothing in its environment but this. Throws what to tell a person.
 * @param platform the word in its first line by which it is known to serve
 */
export async function startBot(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  platform: string,
): Promise<TrialBot> {
  const bot = spawn(process.execPath, [CLI, 'serve', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  const ended = exit(bot);
  await serving(bot, platform).catch(async (error: unknown) => {
    bot.kill('SIGKILL');
    await ended;
    throw error;
  });
  bot.stderr?.pipe(process.stderr);
  return {
    ended,
    async stop() {
      bot.kill('SIGTERM');
      await ended;
    },
  };
}
