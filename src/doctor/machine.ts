import { distance } from 'fastest-levenshtein';
import { type Day, fromDay, toDay, toIso } from '../calendar/civil-date.ts';
import { todayInBerlin } from '../calendar/today.ts';
import { SLACK_VARIABLES, TEAMS_VARIABLES } from '../config.ts';
import type { Finding } from './finding.ts';

/** Environment variables that Fallbote reads. */
export const VARIABLES = [
  'FALLBOTE_DATA',
  'FALLBOTE_DEBUG',
  'FALLBOTE_METRICS_PORT',
  'FALLBOTE_SLACK_API_URL',
  'FALLBOTE_TEAMS_TRIAL_URL',
  'FALLBOTE_TRIAL_NOW',
] as const;

/** Node versions that are still looked after, and the last day on which Node 20 was. */
const LOWEST = [20, 19] as const;
const NODE_20_ENDED = '30.04.2026';

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/u, '').split('.').map(Number);
  if (major < LOWEST[0] || (major === LOWEST[0] && minor < LOWEST[1])) {
    return {
      check: 'node',
      severity: 'error',
      text: { de: `Node ${version} ist zu alt.`, en: `Node ${version} is too old.` },
      remedy: { de: 'Bitte Node 24 installieren.', en: 'Please install Node 24.' },
    };
  }
  if (major === 20) {
    return {
      check: 'node',
      severity: 'note',
      text: {
        de: `Node ${version} läuft, bekommt aber seit dem ${NODE_20_ENDED} keine Sicherheitsupdates mehr.`,
        en: `Node ${version} works, but has had no security updates since ${NODE_20_ENDED}.`,
      },
      remedy: { de: 'Bitte auf Node 24 umsteigen.', en: 'Please move to Node 24.' },
    };
  }
  return { check: 'node', severity: 'ok', text: { de: `Node ${version}.`, en: `Node ${version}.` } };
}

const PLATFORMS: readonly string[] = [...SLACK_VARIABLES, ...TEAMS_VARIABLES];
const TYPING_ERROR = 2;

/** One of a platform's that a name was meant to be. Other names there may belong to other programs. */
const meant = (name: string): string | undefined =>
  /^(?:SLACK|TEAMS)_/iu.test(name) && !PLATFORMS.includes(name)
    ? PLATFORMS.find((known) => distance(known, name.toUpperCase()) <= TYPING_ERROR)
    : undefined;

/** Names that begin like ours and are none: a typing error there would switch something off without a word. */
export function checkVariables(names: readonly string[]): readonly Finding[] {
  const typos = [...names].sort().flatMap((name): Finding[] => {
    const other = meant(name);
    if (other === undefined) return [];
    return [
      {
        check: 'configuration',
        severity: 'warning',
        text: {
          de: `Die Umgebungsvariable ${name} kennt Fallbote nicht.`,
          en: `Fallbote does not know the environment variable ${name}.`,
        },
        remedy: { de: `Ist ${other} gemeint?`, en: `Is ${other} meant?` },
      },
    ];
  });
  const own = ownVariables(names);
  return typos.length === 0 ? own : [...typos, ...own.filter(({ severity }) => severity !== 'ok')];
}

function ownVariables(names: readonly string[]): readonly Finding[] {
  const known: readonly string[] = VARIABLES;
  const unknown = names.filter((name) => /^FALLBOTE_/iu.test(name) && !known.includes(name)).sort();
  if (unknown.length === 0) {
    return [
      {
        check: 'configuration',
        severity: 'ok',
        text: { de: 'Umgebungsvariablen sind bekannt.', en: 'Environment variables are known.' },
      },
    ];
  }
  return unknown.map((name) => ({
    check: 'configuration',
    severity: 'warning',
    text: {
      de: `Die Umgebungsvariable ${name} kennt Fallbote nicht.`,
      en: `Fallbote does not know the environment variable ${name}.`,
    },
    remedy: {
      de: `Bitte die Schreibweise prüfen. Bekannt: ${known.join(', ')}.`,
      en: `Please check the spelling. Known: ${known.join(', ')}.`,
    },
  }));
}

/** A time before this one cannot be: Fallbote did not exist. */
const FIRST: Day = toDay(2026, 11, 1);
const LATEST: Day = toDay(2035, 12, 31);
const TOLERANCE_MS = 5 * 60_000;

/**
 * Whether the clock can be right, and whether the machine knows the time in Berlin.
 * @param newest the latest instant that is written down anywhere (ISO), if any
 */
export function checkClock(now: Date, newest: string | undefined): readonly Finding[] {
  const findings: Finding[] = [];
  const remedy = {
    de: 'Bitte die Uhr des Rechners stellen (Zeitserver).',
    en: 'Please set the clock of the machine (time server).',
  };
  const today = todayInBerlin(now);
  if (today < FIRST || today > LATEST) {
    findings.push({
      check: 'clock',
      severity: 'error',
      text: { de: `Die Uhr steht auf dem ${toIso(today)}.`, en: `The clock says ${toIso(today)}.` },
      remedy,
    });
  } else if (newest !== undefined && Date.parse(newest) > now.getTime() + TOLERANCE_MS) {
    findings.push({
      check: 'clock',
      severity: 'error',
      text: {
        de: `Die Uhr geht nach: Der letzte Eintrag ist von ${newest}, jetzt ist ${now.toISOString()}.`,
        en: `The clock is slow: the last entry is of ${newest}, it is now ${now.toISOString()}.`,
      },
      remedy,
    });
  }
  // 22:30 UTC in summer is the next day in Berlin; a Node without its time zones would not know
  const known = fromDay(todayInBerlin(new Date('2026-07-01T22:30:00Z'))).day === 2;
  if (!known) {
    findings.push({
      check: 'time-zone',
      severity: 'error',
      text: {
        de: 'Dieses Node kennt die Zeitzone Europe/Berlin nicht.',
        en: 'This Node does not know the time zone Europe/Berlin.',
      },
      remedy: { de: 'Bitte ein Node mit vollständigem ICU verwenden.', en: 'Please use a Node with full ICU.' },
    });
  }
  if (findings.length > 0) return findings;
  return [
    {
      check: 'clock',
      severity: 'ok',
      text: { de: `Heute ist ${toIso(today)} in Berlin.`, en: `Today is ${toIso(today)} in Berlin.` },
    },
  ];
}
