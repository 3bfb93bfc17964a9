import { Document, isScalar, isSeq } from 'yaml';
import { SCOPES } from './check.ts';
import { EVENTS, type Manifest } from './manifest.ts';

const HEAD = ` What Slack has to know of the app: paste it at https://api.slack.com/apps, "Create New App", "From a manifest".
 Made of the registry of commands and of the adapter (adapters/slack/manifest.ts) by "npm run docs"; do not edit.
 "fallbote slack manifest" prints it, for an address of your own with --url.`;

/** A manifest as a YAML file that says what each right and each event is for. */
export function manifestYaml(manifest: Manifest): string {
  const document = new Document(manifest);
  document.commentBefore = HEAD;
  for (const [path, reasons] of [
    [['oauth_config', 'scopes', 'bot'], SCOPES],
    [['settings', 'event_subscriptions', 'bot_events'], EVENTS],
  ] as const) {
    const list = document.getIn(path);
    if (!isSeq(list)) continue;
    for (const item of list.items)
      if (isScalar(item) && typeof item.value === 'string') item.comment = ` ${reasons[item.value] ?? ''}`;
  }
  return document.toString({ lineWidth: 120 });
}
