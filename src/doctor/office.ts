import { type Day, fromDay, toIso } from '../calendar/civil-date.ts';
import { LAENDER, parseExtraHoliday, publicHolidays } from '../calendar/holidays.ts';
import type { Case } from '../cases/case.ts';
import { checkImport } from '../cases/check.ts';
import { catalogue } from '../cases/hemmnis-catalogue.ts';
import { parseCatalogue } from '../cases/hemmnis-catalogue-schema.ts';
import type { Office } from '../cases/office.ts';
import { defaultRules } from '../deadlines/load-rules.ts';
import { ruleSchema } from '../deadlines/rule.ts';
import type { Finding } from './finding.ts';

/** Fewest holidays that any Land has in a year. */
const FEWEST = 9;
const REINSTALL = { de: 'Bitte Fallbote neu installieren.', en: 'Please install Fallbote again.' };
/** Problems that are listed one by one. */
const LISTED = 20;

/** The rules and the catalogue that ship with Fallbote, against their schemas. */
export function checkShipped(): readonly Finding[] {
  const findings: Finding[] = [];
  const rules = defaultRules();
  const broken = rules.filter((rule) => !ruleSchema.safeParse(rule).success).map((rule) => rule.id);
  const sound = rules.length > 0 && broken.length === 0;
  findings.push(
    sound
      ? {
          check: 'rules',
          severity: 'ok',
          text: { de: `${rules.length} Fristenregeln geladen.`, en: `${rules.length} deadline rules loaded.` },
        }
      : {
          check: 'rules',
          severity: 'error',
          text: {
            de: `Fristenregeln sind beschädigt: ${broken.join(', ')}`,
            en: `Deadline rules are damaged: ${broken.join(', ')}`,
          },
          remedy: REINSTALL,
        },
  );
  findings.push(checkCatalogue());
  return findings;
}

function checkCatalogue(): Finding {
  try {
    const count = parseCatalogue(catalogue()).handlungsbedarfe.length;
    return {
      check: 'catalogue',
      severity: 'ok',
      text: {
        de: `Hemmniskatalog geladen: ${count} Handlungsbedarfe.`,
        en: `Catalogue of Hemmnisse loaded: ${count} entries.`,
      },
    };
  } catch {
    return {
      check: 'catalogue',
      severity: 'error',
      text: { de: 'Der Hemmniskatalog ist beschädigt.', en: 'The catalogue of Hemmnisse is damaged.' },
      remedy: REINSTALL,
    };
  }
}

/** Whether every case of the office can be read and all it refers to is there. */
export function checkSoundness(office: Office, cases: readonly Case[]): readonly Finding[] {
  const { problems } = checkImport({ fallbote: 1, office, cases });
  if (problems.length === 0) {
    return [
      {
        check: 'office',
        severity: 'ok',
        text: {
          de: `${office.name}: ${cases.length} Fälle, ${office.staff.length} Personen, alles stimmig.`,
          en: `${office.name}: ${cases.length} cases, ${office.staff.length} persons, all sound.`,
        },
      },
    ];
  }
  const remedy = {
    de: 'Bitte mit „fallbote check“ ansehen und neu importieren.',
    en: 'Please look with “fallbote check” and import again.',
  };
  const listed = problems.slice(0, LISTED).map(
    ({ path, record }): Finding => ({
      check: 'office',
      severity: 'error',
      // where, not what: the value may be anything
      text: {
        de: `Unstimmig: ${path}${record === undefined ? '' : ` (${record})`}`,
        en: `Not sound: ${path}${record === undefined ? '' : ` (${record})`}`,
      },
      remedy,
    }),
  );
  const more = problems.length - listed.length;
  if (more === 0) return listed;
  return [
    ...listed,
    { check: 'office', severity: 'error', text: { de: `… und ${more} weitere`, en: `… and ${more} more` }, remedy },
  ];
}

/** Whether every team has a lead, who sees the cases that nobody manages; and covers that are long over. */
export function checkPeople(office: Office, today: Day): readonly Finding[] {
  const over = (office.deputies ?? []).filter((item) => item.until < toIso(today)).length;
  const findings: Finding[] = [];
  const teamsWithoutLead = office.teams.filter(
    (team) => !office.staff.some((person) => person.team === team.id && person.roles.includes('teamLead')),
  );
  for (const team of teamsWithoutLead) {
    findings.push({
      check: 'people',
      severity: 'warning',
      text: { de: `Das Team „${team.id}“ hat keine Teamleitung.`, en: `The team “${team.id}” has no lead.` },
      remedy: { de: 'Bitte einer Person die Rolle teamLead geben.', en: 'Please give somebody the role teamLead.' },
    });
  }
  if (over > 200) {
    findings.push({
      check: 'people',
      severity: 'note',
      text: { de: `${over} Vertretungen sind vorbei.`, en: `${over} covers are over.` },
      remedy: { de: 'Alte Vertretungen können gelöscht werden.', en: 'Old covers may be deleted.' },
    });
  }
  if (findings.length > 0) return findings;
  return [
    { check: 'people', severity: 'ok', text: { de: 'Jedes Team hat eine Leitung.', en: 'Every team has a lead.' } },
  ];
}

/** Whether the holidays of this year and the next two are known, and the office's own ones still come up. */
export function checkHolidays(office: Office, today: Day): readonly Finding[] {
  const { year } = fromDay(today);
  const years = [year, year + 1, year + 2];
  const findings: Finding[] = [];
  for (const each of years) {
    const count = publicHolidays(office.land, each).length;
    if (count < FEWEST || each > 2035) {
      findings.push({
        check: 'holidays',
        severity: each > 2035 ? 'warning' : 'error',
        text: {
          de: `Feiertage ${each} in ${LAENDER[office.land]}: nur ${count} bekannt oder ungeprüft.`,
          en: `Holidays ${each} in ${LAENDER[office.land]}: only ${count} known, or unchecked.`,
        },
        remedy: { de: 'Bitte Fallbote aktualisieren.', en: 'Please update Fallbote.' },
      });
    }
  }
  for (const entry of office.holidays ?? []) {
    const holiday = parseExtraHoliday(entry);
    if (holiday !== undefined && years.some((each) => holiday.dayIn(each) !== undefined)) continue;
    findings.push({
      check: 'holidays',
      severity: 'note',
      text: {
        de: `Der weitere Feiertag „${entry}“ kommt bis ${year + 2} nicht mehr vor.`,
        en: `The additional holiday “${entry}” does not come up until ${year + 2}.`,
      },
      remedy: {
        de: 'Gibt es ein neues Datum, bitte in office.holidays ergänzen.',
        en: 'If there is a new date, please add it to office.holidays.',
      },
    });
  }
  if (findings.length > 0) return findings;
  const extra = office.holidays?.length ?? 0;
  return [
    {
      check: 'holidays',
      severity: 'ok',
      text: {
        de: `Feiertage ${year} bis ${year + 2} in ${LAENDER[office.land]} sind bekannt${extra === 0 ? '' : `, dazu ${extra} weitere`}.`,
        en: `Holidays ${year} to ${year + 2} in ${LAENDER[office.land]} are known${extra === 0 ? '' : `, and ${extra} more`}.`,
      },
    },
  ];
}
