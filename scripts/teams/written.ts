import { WebSocket } from 'undici';
import type { Playground } from '../../tests/adapters/teams/playground.ts';

/** Looks over a playground's shoulder. */
export interface Watch {
  /** Whether the bot has said something by now in which this occurs. */
  has(text: string): boolean;
  close(): void;
}

/**
 * Listens to the log of a playground. Not to its messages: those are kept for the first who listens, and that should be the
 * person's browser.
 */
export async function watch({ url }: Playground): Promise<Watch> {
  const lines: string[] = [];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/_ws/log/stream`);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('no line to the playground')));
    socket.addEventListener('message', ({ data }) => void lines.push(String(data)));
  });
  return {
    has: (text) => lines.some((line) => line.includes('"from":"User Application"') && line.includes(text)),
    close: () => socket.close(),
  };
}
