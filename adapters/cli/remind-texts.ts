import { formatDay } from '../../src/calendar/format.ts';
import type { Language } from '../../src/cases/values.ts';
import type { Stage } from '../../src/reminders/notice.ts';

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

function german(stage: Stage): string {
  switch (stage.kind) {
    case 'lead':
      return stage.unit === 'weeks'
        ? `${counted(stage.n, 'Woche', 'Wochen')} vorher`
        : `${counted(stage.n, 'Arbeitstag', 'Arbeitstage')} vorher`;
    case 'due':
      return 'am Tag selbst';
    case 'overdue':
      return `seit ${counted(stage.n, 'Arbeitstag', 'Arbeitstagen')} überfällig`;
    case 'escalate':
      return `seit ${counted(stage.n, 'Arbeitstag', 'Arbeitstagen')} überfällig, darum auch an die Leitung`;
    case 'again':
      return `verschoben auf ${formatDay(stage.n, 'de', 'short')}`;
  }
}

function english(stage: Stage): string {
  switch (stage.kind) {
    case 'lead':
      return `${counted(stage.n, stage.unit === 'weeks' ? 'week' : 'working day', stage.unit === 'weeks' ? 'weeks' : 'working days')} before`;
    case 'due':
      return 'on the day itself';
    case 'overdue':
      return `${counted(stage.n, 'working day', 'working days')} overdue`;
    case 'escalate':
      return `${counted(stage.n, 'working day', 'working days')} overdue, so the lead is told, too`;
    case 'again':
      return `put off to ${formatDay(stage.n, 'en', 'short')}`;
  }
}

/** What the dry run says. */
export const REMIND_TEXTS = {
  de: {
    title: 'Erinnerungen: Probelauf',
    time: (day: string, time: string) => `${day} ${time} Uhr`,
    nothingSent: (at: string) => `Stand ${at}. Gesendet wird nichts.`,
    counts: (now: number, later: number) =>
      `${counted(now, 'Nachricht ginge', 'Nachrichten gingen')} jetzt hinaus, ${counted(later, 'wartet', 'warten')}, wie es jetzt steht.`,
    given: (n: number) => `${counted(n, 'Erinnerung ist', 'Erinnerungen sind')} schon gesendet oder unterwegs.`,
    now: 'Jetzt',
    kinds: { morning: 'Morgennachricht', urgent: 'Eilnachricht', channel: 'Kanal', digest: 'Bericht' },
    dates: (n: number) => counted(n, 'Termin', 'Termine'),
    channelOf: (name: string, id: string) => `Kanal ${name} (${id})`,
    notLinked: 'mit keinem Chat verknüpft',
    stage: german,
    deputyFor: (name: string) => `Vertretung für ${name}`,
    neutral: 'dort nur „Termin fällig“',
    putOff: (n: number) => `Verschoben (${n})`,
    until: (day: string) => `keine Erinnerung vor ${day}`,
    muted: (n: number) => `Abgestellt (${n})`,
    mutedBy: (staff: string) => `von ${staff}`,
  },
  en: {
    title: 'Reminders: dry run',
    time: (day: string, time: string) => `${day} ${time}`,
    nothingSent: (at: string) => `As of ${at}. Nothing is sent.`,
    counts: (now: number, later: number) =>
      `${counted(now, 'message', 'messages')} would go out now, ${counted(later, 'waits', 'wait')} as things stand.`,
    given: (n: number) => `${counted(n, 'reminder was', 'reminders were')} sent before, or on the way.`,
    now: 'Now',
    kinds: { morning: 'message of the morning', urgent: 'urgent message', channel: 'channel', digest: 'report' },
    dates: (n: number) => counted(n, 'date', 'dates'),
    channelOf: (name: string, id: string) => `channel ${name} (${id})`,
    notLinked: 'linked with no chat',
    stage: english,
    deputyFor: (name: string) => `deputy for ${name}`,
    neutral: 'there only "a date is due"',
    putOff: (n: number) => `Put off (${n})`,
    until: (day: string) => `no reminder before ${day}`,
    muted: (n: number) => `Switched off (${n})`,
    mutedBy: (staff: string) => `by ${staff}`,
  },
} as const satisfies Record<Language, unknown>;
export type RemindTexts = (typeof REMIND_TEXTS)[Language];
