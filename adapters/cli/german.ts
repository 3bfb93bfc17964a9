import type { HelpConfiguration } from 'commander';
import { safeLines } from '../console/safe.ts';

/** What commander says of a wrong call, in German; the first that fits. */
const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/u, 'Es fehlt: <$1>.'],
  [/^error: unknown option '(.+)'/u, 'Die Option „$1“ gibt es nicht.'],
  [/^error: unknown command '(.+)'/u, 'Den Befehl „$1“ gibt es nicht.'],
  [/^error: required option '(.+)' not specified/u, 'Diese Angabe fehlt: $1'],
  [/^error: option '(.+)' argument missing/u, 'Hinter der Option fehlt ihr Wert: $1'],
  [
    /^error: too many arguments(?: for '.+')?\. Expected (\d+) arguments? but got (\d+)\./u,
    'Zu viele Angaben: $2 statt $1. Text mit Leerzeichen bitte in Anführungszeichen setzen.',
  ],
  [/^\(Did you mean (?:one of )?(.+)\?\)/u, '(Meinten Sie $1?)'],
];

/** An error text of commander in German; what is not known stays as it is. */
export function germanError(text: string): string {
  return safeLines(text)
    .split('\n')
    .map((line) => {
      const [pattern, german] = ERRORS.find(([known]) => known.test(line)) ?? [];
      return pattern === undefined || german === undefined ? line : line.replace(pattern, german);
    })
    .join('\n');
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Aufruf:',
  'Arguments:': 'Angaben:',
  'Options:': 'Optionen:',
  'Commands:': 'Befehle:',
};

/** The help pages in German. */
export const GERMAN_HELP: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  styleUsage: (text) => text.replace('[options]', '[Optionen]').replace('[command]', '<Befehl>'),
  subcommandTerm: (command) =>
    [
      command.name(),
      ...command.registeredArguments.map((item) => (item.required ? `<${item.name()}>` : `[${item.name()}]`)),
    ].join(' '),
  optionDescription: ({ description, defaultValue }) =>
    defaultValue === undefined ? description : `${description} (sonst ${String(defaultValue)})`,
};
