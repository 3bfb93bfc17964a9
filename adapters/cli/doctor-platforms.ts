import { readFileSync } from 'node:fs';
import { slackFrom } from '../../src/config/slack.ts';
import { teamsFrom } from '../../src/config/teams.ts';
import { configFrom } from '../../src/config.ts';
import { type Finding, finding } from '../../src/doctor/finding.ts';
import { FallboteError } from '../../src/errors.ts';

const read = (path: string): string => readFileSync(path, 'utf8');

async function findingOf(check: string, work: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FallboteError)) throw error;
    return [finding(check, 'error', `${error.message} (${error.code})`, `${error.message} (${error.code})`)];
  }
}

/** What a platform takes is asked in a part of its own, which brings that platform's library. */
async function checkSlackSetup(): Promise<readonly Finding[]> {
  const slack = slackFrom(process.env, read);
  if (slack === undefined) return [finding('slack', 'ok', 'Slack ist nicht eingerichtet.', 'Slack is not set up.')];
  return (await import('./doctor-slack.ts')).askSlack(slack);
}

async function checkTeamsSetup(): Promise<readonly Finding[]> {
  const teams = teamsFrom(process.env, read);
  if (teams === undefined) return [finding('teams', 'ok', 'Teams ist nicht eingerichtet.', 'Teams is not set up.')];
  return (await import('./doctor-teams.ts')).askTeams(teams, Date.now());
}

/** Whether what is set up fits together; what is wrong with one of them alone is said there. */
async function checkTogether(): Promise<readonly Finding[]> {
  configFrom(process.env, read);
  return [];
}

/** Each platform by itself, so that one that is not set up rightly does not hide the other. */
export async function checkPlatforms(): Promise<readonly Finding[]> {
  const each = [await findingOf('slack', checkSlackSetup), await findingOf('teams', checkTeamsSetup)].flat();
  const isSetUp = each.every(({ severity }) => severity !== 'error');
  return isSetUp ? [...each, ...(await findingOf('configuration', checkTogether))] : each;
}
