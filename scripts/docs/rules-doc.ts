import { LAENDER, type Land } from '../../src/calendar/holidays.ts';
import { factName } from '../../src/deadlines/date-facts.ts';
import { periodText } from '../../src/deadlines/explain.ts';
import { defaultRules } from '../../src/deadlines/load-rules.ts';
import { type Done, type Period, type Rule, type When, whenSchema } from '../../src/deadlines/rule.ts';

const KIND = { law: 'Gesetz', standard: 'Standard', practice: 'Praxis', team: 'Team' } as const;

const per = (period: Period | null) => (period === null ? 'office.retention' : periodText(period, 'de'));

function dueText({ due }: Rule): string {
  switch (due.form) {
    case 'after':
      return `${factName(due.start, 'de')} + ${per(due.period)}${due.firstDayCounts === true ? ' (erster Tag zählt mit)' : ''}`;
    case 'recurring': {
      const fallback = due.fallback === undefined ? '' : `, sonst ${factName(due.fallback, 'de')}`;
      const back = due.notBefore === undefined ? '' : `; frühestens: ${factName(due.notBefore, 'de')}`;
      return `${factName(due.lastLabel, 'de')}${fallback} + ${per(due.period)}${back}`;
    }
    case 'before':
      return `${factName(due.end, 'de')} − ${per(due.period)}`;
    case 'on':
      return factName(due.date, 'de');
    case 'window':
      return `${factName(due.around, 'de')}: ${per(due.before)} davor bis ${per(due.after)} danach, fällig am letzten Tag`;
    case 'yearDay':
      return `${due.day.slice(3)}.${due.day.slice(0, 2)}. ${(due.yearsLater ?? 0) > 0 ? `${due.yearsLater} Jahre nach dem` : 'im'} Jahr der Schulentlassung`;
    case 'monthly':
      return `${due.count} im Kalendermonat, ab dem ersten ganzen Monat`;
    case 'series':
      return `${factName(due.start, 'de')} + ${due.months.join(', ')} Monate`;
    case 'milestones':
      return 'je Meilenstein der Maßnahme';
    case 'attendance':
      return 'Stichtag + verbleibende Tage in ganzen Wochen';
    case 'notice':
      return `Vertragsende − ${per(due.period)}; später bekannt: dann + ${per(due.late)}`;
    case 'blockingEvent':
      return `letzte Überprüfung (sonst Beginn der Kategorie) + ${per(due.period)}, oder ${per(due.beforeEnd)} vor dem Ende des Ereignisses, was früher ist`;
    case 'planningTalk':
      return `Beginn der Stabilisierungsphase; ${Object.entries(due.beforeEnd)
        .map(([land, period]) => `in ${LAENDER[land as Land]} spätestens ${per(period)} vor dem Ende der InbeQ`)
        .join('; ')}`;
    case 'inbeqEnd':
      return `zugewiesenes Ende, sonst Beginn + ${per(due.period)} (erster Tag zählt mit)`;
  }
}

const OUTCOMES: Partial<Record<Rule['subject'], string>> = {
  contract: '`jobs[].contract[].outcome` oder eine neue Fassung',
  funding: '`fundings[].outcome` (nicht „beantragt“)',
  grant: '`berufsbegleitungen[].outcome`',
  inbeq: '`inbeq[].outcome`',
  document: '`documents[].renewedOn`',
  followUp: '`followUps[].doneOn`',
  case: '`closed.deletedOn`',
};

function doneText(rule: Rule): string {
  const { done } = rule;
  const parts: Record<keyof Done, () => string> = {
    contacts: () =>
      done.contacts === 'any'
        ? '`contacts[]` jeder Art'
        : `\`contacts[]\` mit kind ${(done.contacts ?? []).join(' / ')}`,
    betrieb: () => '`contacts[]` mit with Betrieb',
    invitations: () =>
      `\`invitations[]\` for ${(done.invitations ?? []).join(' / ')}${done.written === true ? ', schriftlich' : ''}`,
    written: () => '',
    act: () =>
      `\`acts[]\` mit rule \`${rule.id}\`${rule.subject === 'case' ? '' : `, subject: ${subjectText(rule)}`}${done.act === 'withReason' ? ', reason nötig' : ''}`,
    plan: () => '`plans[]` (neue Fassung)',
    nachweis: () => '`schule.nachweise[]`',
    zielgruppeChanged: () => '`zielgruppen[]` (neue Zielgruppe)',
    job: () => '`jobs[]` (neue Beschäftigung)',
    outcome: () => OUTCOMES[rule.subject] ?? '',
    nextStep: () => '`participations[].nextStep`',
    potenzialanalyse: () => '`potenzialanalyse.doneOn`',
  };
  if (rule.due.form === 'milestones')
    return '`acts[]` mit rule `meilenstein` und subject `Teilnahme/Meilenstein`, oder ein Kontakt, wenn der Meilenstein das sagt';
  const text = (Object.keys(done) as (keyof Done)[])
    .map((key) => parts[key]())
    .filter((part) => part !== '')
    .join(' oder ');
  if (rule.due.form === 'attendance') return '`attendance.days` erreicht die Zahl der Maßnahme';
  return text;
}

function subjectText(rule: Rule): string {
  const names: Partial<Record<Rule['subject'], string>> = {
    contract: '`job/n` für die n-te Fassung',
    marktnah: 'Tag der Übergabe',
    participation: 'id der Teilnahme',
    inbeq: 'id der InbeQ',
    job: 'id der Beschäftigung',
    ausbildung: 'id der Ausbildung',
  };
  return names[rule.subject] ?? 'id';
}

const SUBJECT: Record<Rule['subject'], string> = {
  case: 'Fall',
  antrag: 'jeder Antrag',
  bewilligung: 'jede Bewilligung, keine Weiterbewilligung',
  marktnah: 'jede marktnahe Betreuung',
  alg: 'jeder ALG-Bezug',
  job: 'jede Beschäftigung',
  contract: 'jede Fassung eines Vertrags',
  funding: 'jede Förderung',
  grant: 'jede Berufsbegleitung',
  participation: 'jede Teilnahme',
  inbeq: 'jede InbeQ',
  ausbildung: 'jede Ausbildung',
  document: 'jeder Nachweis mit Datum',
  followUp: 'jede eigene Wiedervorlage',
};

/** To what the rule applies, in the words of its conditions. */
function whenText(rule: Rule): string {
  const words = Object.entries(rule.when ?? {}).map(([key, value]) => {
    const about = whenSchema.shape[key as keyof When].description ?? key;
    if (value === true || value === false) return about;
    return `${about}: ${Array.isArray(value) ? value.join(', ') : value}`;
  });
  const only = rule.closedCases === true ? ['abgeschlossene Fälle'] : [];
  return [SUBJECT[rule.subject], ...only, ...words].join('; ');
}

function earlyText(rule: Rule): string {
  if (rule.early === 'any') return 'jederzeit';
  return rule.early === undefined ? '' : `${rule.early.weeks} Wochen vorher`;
}

function channelText({ privacy, channelTitle }: Rule): string {
  if (privacy === 'neutral') return 'neutral';
  return channelTitle === undefined ? 'Team' : `Team: ${channelTitle.de}`;
}

/** The catalogue of deadlines as a table, made from the rule data. */
export function rulesTable(): string {
  const rows = defaultRules().map((rule) => {
    const leads = (rule.leads ?? []).map((lead) => lead.weeks).join(', ');
    const cells = [
      `\`${rule.id}\`${rule.active ? '' : ' (aus)'}`,
      rule.title.de,
      whenText(rule),
      dueText(rule),
      doneText(rule),
      earlyText(rule),
      leads === '' ? '' : `${leads} Wochen`,
      KIND[rule.kind],
      channelText(rule),
      rule.source,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| Regel | Was | Gilt für | Termin | Erledigt durch | zählt ab | Erinnerung | Art | Kanal | Quelle |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
