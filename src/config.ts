import { type Environment, isPort, type ReadFile } from './config/reader.ts';
import { type SlackConfig, slackFrom } from './config/slack.ts';
import { type TeamsConfig, teamsFrom } from './config/teams.ts';
import { FallboteError } from './errors.ts';

export type { Environment } from './config/reader.ts';
export { SLACK_VARIABLES, type SlackConfig, type SlackDoor } from './config/slack.ts';
export { TEAMS_VARIABLES, type TeamsConfig } from './config/teams.ts';

export interface Config {
  /** missing: Slack is not set up */
  readonly slack?: SlackConfig;
  /** missing: Teams is not set up */
  readonly teams?: TeamsConfig;
  /** port on this machine for health and counters; missing: none */
  readonly metricsPort?: number;
  /** the instant at which the clock of the office begins, where all platforms are on this machine: for trying out */
  readonly trialNow?: number;
}

const TRIAL_NOW = 'FALLBOTE_TRIAL_NOW';
const METRICS_PORT = 'FALLBOTE_METRICS_PORT';

const wrong = (message: string): FallboteError => new FallboteError('FB401', 'user', message);

type Platforms = Pick<Config, 'slack' | 'teams'>;

/** Whether no message can get to people: a platform is set up, and each one that is stands on this machine. */
export const onTrial = ({ slack, teams }: Platforms): boolean =>
  (slack !== undefined || teams !== undefined) &&
  (slack === undefined || slack.apiUrl !== undefined) &&
  (teams === undefined || teams.trialUrl !== undefined);

/** Another time than the one it is, where no message can get to people. */
function trialNowOf(env: Environment, platforms: Platforms): number | undefined {
  const text = env[TRIAL_NOW] ?? '';
  if (text === '') return undefined;
  if (platforms.slack === undefined && platforms.teams === undefined) return undefined;
  if (!onTrial(platforms))
    throw wrong(
      `${TRIAL_NOW} gilt nur zum Ausprobieren: zusammen mit FALLBOTE_SLACK_API_URL für Slack und FALLBOTE_TEAMS_TRIAL_URL für Teams.`,
    );
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw wrong(`${TRIAL_NOW} ist kein Zeitpunkt in UTC, z. B. 2026-11-23T06:45:00Z.`);
  return instant;
}

function metricsPortOf(env: Environment): number | undefined {
  const text = (env[METRICS_PORT] ?? '').trim();
  if (text === '') return undefined;
  if (!isPort(text)) throw wrong(`${METRICS_PORT} ist keine Zahl von 0 bis 65535.`);
  return Number(text);
}

/** Two doors at one port: the second would not open, and whoever looks would not know why. */
function assertPorts({ slack, teams }: Platforms): void {
  if (slack?.door.kind !== 'http' || teams === undefined || teams.port === 0) return;
  if (slack.door.port === teams.port && slack.door.host === teams.host)
    throw wrong('SLACK_PORT und TEAMS_PORT sind gleich. Bitte zwei verschiedene nehmen.');
}

/**
 * The environment as one validated object. Throws FB401 where an adapter is set up by half: the message names the variable
 * and what to do, never a value.
 */
export function configFrom(env: Environment, readFile: ReadFile): Config {
  const slack = slackFrom(env, readFile);
  const teams = teamsFrom(env, readFile);
  const platforms: Platforms = { ...(slack === undefined ? {} : { slack }), ...(teams === undefined ? {} : { teams }) };
  assertPorts(platforms);
  const trialNow = trialNowOf(env, platforms);
  const metricsPort = metricsPortOf(env);
  return {
    ...platforms,
    ...(metricsPort === undefined ? {} : { metricsPort }),
    ...(trialNow === undefined ? {} : { trialNow }),
  };
}
