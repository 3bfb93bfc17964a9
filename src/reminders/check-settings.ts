import type { Text } from '../cases/problem.ts';
import { type Report, unknownRef } from '../cases/reference.ts';
import type { Rule } from '../deadlines/rule.ts';
import type { ReminderSettings, StageRow } from './settings.ts';
import { DEFAULT_HOURS } from './times.ts';

const RULE: Text = { de: 'Die Regel', en: 'rule' };

/** The rules that settings may name; the faulty ones were reported themselves. */
interface Known {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly faulty: ReadonlySet<string>;
}

const isUnknown = ({ rules, faulty }: Known, id: string): boolean => !rules.has(id) && !faulty.has(id);

/** Everything that must hold in the settings of reminders beyond their shape. */
export function checkReminders(settings: ReminderSettings | undefined, known: Known, report: Report): void {
  const { hours = DEFAULT_HOURS, morning, stages = [] } = settings ?? {};
  const tell = (path: string, text: Text) => report(`office.reminders.${path}`, undefined, text);
  if (hours.until <= hours.from) {
    tell('hours.until', {
      de: `Die Zeit für Erinnerungen endet um ${hours.until}, beginnt aber um ${hours.from}. Erwartet: ein Ende nach dem Beginn, am selben Tag.`,
      en: `The hours for reminders end at ${hours.until} but begin at ${hours.from}. Expected: an end after the start, on the same day.`,
    });
  } else if (morning !== undefined && (morning < hours.from || morning >= hours.until)) {
    tell('morning', {
      de: `Die Morgennachricht um ${morning} liegt außerhalb der Zeit für Erinnerungen, ${hours.from} bis ${hours.until}.`,
      en: `The morning message at ${morning} lies outside the hours for reminders, ${hours.from} to ${hours.until}.`,
    });
  }
  const seen = new Set<string>();
  stages.forEach((row, i) => {
    const name = `${row.rule ?? ''}|${row.kind ?? ''}`;
    if (row.rule !== undefined && row.kind !== undefined) {
      tell(`stages[${i}].kind`, {
        de: 'Eine Zeile gilt für eine Regel oder für eine Art, nicht für beides.',
        en: 'A row is for a rule or for a kind of rules, not for both.',
      });
    } else if (row.rule !== undefined && isUnknown(known, row.rule)) {
      tell(`stages[${i}].rule`, unknownRef(RULE, row.rule, 'fallbote rules'));
    } else if (seen.has(name)) tell(`stages[${i}].${row.rule === undefined ? 'kind' : 'rule'}`, twice(row));
    seen.add(name);
  });
}

function twice({ rule, kind }: StageRow): Text {
  const what = rule ?? kind;
  return what === undefined
    ? { de: 'Für alle Regeln stehen hier zwei Zeilen.', en: 'There are two rows for all rules.' }
    : { de: `Für „${what}“ stehen hier zwei Zeilen.`, en: `There are two rows for “${what}”.` };
}

/** Nobody can switch off what law or standard ask for. */
export function checkMuted(
  { id, muted = [] }: { readonly id: string; readonly muted?: readonly string[] | undefined },
  path: string,
  known: Known,
  report: Report,
): void {
  const seen = new Set<string>();
  muted.forEach((name, i) => {
    const rule = known.rules.get(name);
    const at = `${path}.muted[${i}]`;
    if (isUnknown(known, name)) report(at, id, unknownRef(RULE, name, 'fallbote rules'));
    else if (rule?.kind === 'law' || rule?.kind === 'standard') {
      report(at, id, {
        de: `Die Regel „${name}“ ist ein Gesetz oder Standard: Daran wird immer erinnert. Abschalten lassen sich nur Praxis- und Team-Regeln.`,
        en: `The rule “${name}” is law or a standard: there is always a reminder. Only rules of practice or of the team can be switched off.`,
      });
    } else if (seen.has(name)) {
      report(at, id, { de: `„${name}“ steht hier zweimal.`, en: `“${name}” stands here twice.` });
    }
    seen.add(name);
  });
}
