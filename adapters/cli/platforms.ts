import { join } from 'node:path';
import { COMMANDS } from '../../commands/registry.ts';
import type { Office } from '../../src/cases/office.ts';
import type { Config } from '../../src/config.ts';
import type { Adapter, Handler } from '../adapter.ts';

/** A chat platform that is served. */
export interface Platform {
  readonly adapter: Adapter;
  /** What is said at the start: the platform, and where it comes in. */
  line(): string;
}

export interface PlatformOptions {
  readonly config: Config;
  readonly office: () => Promise<Office>;
  readonly answer: Handler;
  /** the data folder; missing: everything in memory */
  readonly folder: string | undefined;
  readonly log: (line: string) => void;
}

const lineOf = (name: string, port: number | undefined): string =>
  `${name} ${port === undefined ? '(Socket Mode)' : `(Port ${port})`}`;

/**
 * The platforms that the environment sets up, not started yet. Somebody who is linked on several is reminded through the
 * first one that takes it.
 */
export async function platformsOf(options: PlatformOptions): Promise<readonly Platform[]> {
  const { config, office, answer, log } = options;
  const folderOf = (name: string) => (options.folder === undefined ? undefined : join(options.folder, name));
  const platforms: Platform[] = [];
  if (config.slack !== undefined) {
    const { createSlackAdapter } = await import('../slack/slack-adapter.ts');
    const { createHome } = await import('../slack/home.ts');
    const adapter = createSlackAdapter({
      config: config.slack,
      office,
      home: createHome({ answer, office }),
      commands: COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]),
      folder: folderOf('slack'),
      log,
    });
    platforms.push({ adapter, line: () => lineOf('Slack', adapter.port()) });
  }
  if (config.teams !== undefined) {
    const { createTeamsAdapter } = await import('../teams/teams-adapter.ts');
    const adapter = createTeamsAdapter({ config: config.teams, office, folder: folderOf('teams'), log });
    platforms.push({ adapter, line: () => lineOf('Teams', adapter.port()) });
  }
  return platforms;
}

/** Starts one after the other; where one cannot, it says why, and `stopAll` ends those that could. */
export async function startAll(platforms: readonly Platform[], answer: Handler): Promise<void> {
  for (const { adapter } of platforms) await adapter.start(answer);
}

/** Each takes no longer than it may, and none waits for another. Rejects with what the first one failed with. */
export async function stopAll(platforms: readonly Platform[]): Promise<void> {
  const ends = await Promise.allSettled(platforms.map(({ adapter }) => adapter.stop()));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
