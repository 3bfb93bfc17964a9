import { COMMANDS } from '../../commands/registry.ts';
import { FallboteError } from '../../src/errors.ts';
import { requestUrl, slackManifest } from '../slack/manifest.ts';
import { manifestYaml } from '../slack/manifest-yaml.ts';
import { printRaw } from './output.ts';

export interface SlackManifestOptions {
  readonly url?: string | undefined;
  readonly socket?: boolean | undefined;
}

/** Prints the manifest of the Slack app; without an address, the one for Socket Mode. */
export function printSlackManifest({ url, socket }: SlackManifestOptions): void {
  if (url !== undefined && socket === true)
    throw new FallboteError(
      'FB301',
      'user',
      'Bitte nur eines nennen: --url (Slack ruft Fallbote auf) oder --socket (Fallbote verbindet sich mit Slack).',
    );
  const address = url === undefined ? undefined : requestUrl(url);
  if (url !== undefined && address === undefined)
    throw new FallboteError(
      'FB301',
      'user',
      '--url erwartet die Adresse, unter der Slack Fallbote erreicht, mit https, z. B. https://fallbote.jobcenter.example.',
    );
  const door = address === undefined ? ({ kind: 'socket' } as const) : ({ kind: 'http', url: address } as const);
  printRaw(manifestYaml(slackManifest(COMMANDS, door)));
}
