import { checkProfil } from '../fit/profile/check-profile.ts';
import type { Case } from './case.ts';
import type { Text } from './problem.ts';

/** Reports a problem at a path inside the case. */
export type Report = (path: string, text: Text) => void;

const endBeforeStart = (end: string, start: string): Text => ({
  de: `Das Ende ${end} liegt vor dem Beginn ${start}.`,
  en: `The end ${end} is before the start ${start}.`,
});

const notInOrder = (day: string, before: string): Text => ({
  de: `Der Verlauf ist nicht in der Reihenfolge der Tage: ${day} steht nach ${before}. Bitte ältester Eintrag zuerst.`,
  en: `The history is not in the order of days: ${day} stands after ${before}. Oldest entry first, please.`,
});

function span(report: Report, path: string, start: string | undefined, end: string | undefined): void {
  if (start !== undefined && end !== undefined && end < start) report(path, endBeforeStart(end, start));
}

function unique(report: Report, path: string, items: readonly { readonly id: string }[] | undefined): void {
  const seen = new Set<string>();
  (items ?? []).forEach((item, index) => {
    if (seen.has(item.id)) {
      report(`${path}[${index}].id`, {
        de: `Die Kennung „${item.id}“ steht hier zweimal. Jeder Eintrag braucht eine eigene.`,
        en: `The id “${item.id}” stands here twice. Each entry needs its own.`,
      });
    }
    seen.add(item.id);
  });
}

function ordered(report: Report, path: string, dates: readonly string[]): void {
  for (let i = 1; i < dates.length; i++) {
    if ((dates[i] as string) < (dates[i - 1] as string)) {
      report(`${path}[${i}]`, notInOrder(dates[i] as string, dates[i - 1] as string));
    }
  }
}

function refersToJob(kase: Case, report: Report, path: string, job: string | undefined): void {
  if (job === undefined || kase.jobs?.some((item) => item.id === job)) return;
  report(path, {
    de: `Die Beschäftigung „${job}“ gibt es in diesem Fall nicht (jobs.id).`,
    en: `There is no job “${job}” in this case (jobs.id).`,
  });
}

function contracts(kase: Case, report: Report): void {
  (kase.jobs ?? []).forEach((job, j) => {
    const path = `jobs[${j}]`;
    span(report, `${path}.endedOn`, job.start, job.endedOn);
    span(report, `${path}.probezeitUntil`, job.start, job.probezeitUntil);
    (job.contract ?? []).forEach((version, i) => {
      const at = `${path}.contract[${i}]`;
      span(report, `${at}.until`, version.from, version.until);
      if (version.befristet === false && version.until !== undefined) {
        report(`${at}.until`, {
          de: 'Ein unbefristeter Vertrag hat kein Ende. Bitte „until“ entfernen oder „befristet“ auf true setzen.',
          en: 'A permanent contract has no end. Please remove “until” or set “befristet” to true.',
        });
      }
      const previous = job.contract?.[i - 1];
      if (previous === undefined) {
        if (version.from < job.start) {
          report(`${at}.from`, {
            de: `Der Vertrag gilt ab ${version.from}, die Beschäftigung beginnt erst am ${job.start}.`,
            en: `The contract holds from ${version.from}, the job starts on ${job.start} only.`,
          });
        }
        return;
      }
      if (version.from < previous.from) return report(at, notInOrder(version.from, previous.from));
      const entfristung = version.befristet === false && version.until === undefined;
      const overlaps = previous.until !== undefined && version.from <= previous.until && !entfristung;
      if (version.from === previous.from || overlaps) {
        report(`${at}.from`, {
          de: `Zwei laufende Fassungen eines Vertrags: diese gilt ab ${version.from}, die vorige ${previous.until === undefined ? 'unbefristet' : `bis ${previous.until}`}.`,
          en: `Two running versions of one contract: this one from ${version.from}, the one before ${previous.until === undefined ? 'without an end' : `until ${previous.until}`}.`,
        });
      }
    });
  });
}

/** A consent to a Maßnahme names it; one to Nachbetreuung may name a job. */
function consent(item: NonNullable<Case['consents']>[number], report: Report, path: string): void {
  if (item.for === 'Maßnahme' && item.massnahme === undefined) {
    report(`${path}.massnahme`, {
      de: 'Die Maßnahme fehlt, in die eingewilligt wurde. Bitte massnahme angeben (massnahmen.id).',
      en: 'The Maßnahme that was agreed to is missing. Please give massnahme (massnahmen.id).',
    });
  }
  const other = item.for === 'Maßnahme' ? 'job' : 'massnahme';
  if (item[other] !== undefined) {
    report(`${path}.${other}`, {
      de: `„${other}“ gehört nicht zu einer Einwilligung für „${item.for}“. Bitte „${other}“ entfernen oder „for“ ändern.`,
      en: `“${other}” does not belong to a consent for “${item.for}”. Please remove “${other}” or change “for”.`,
    });
  }
  if (item.declined === true && item.withdrawnOn !== undefined) {
    report(`${path}.withdrawnOn`, {
      de: 'Was abgelehnt wurde, lässt sich nicht widerrufen. Bitte „withdrawnOn“ oder „declined“ entfernen.',
      en: 'What was declined cannot be withdrawn. Please remove “withdrawnOn” or “declined”.',
    });
  }
}

/** What must hold inside a case beyond the shape of its fields. */
export function checkCase(kase: Case, report: Report): void {
  span(report, 'closed.on', kase.opened, kase.closed?.on);
  span(report, 'closed.deletedOn', kase.closed?.on, kase.closed?.deletedOn);
  if (kase.birthDate !== undefined && kase.birthDate > kase.opened) {
    report('birthDate', {
      de: `Das Geburtsdatum ${kase.birthDate} liegt nach dem Beginn des Falls (${kase.opened}).`,
      en: `The date of birth ${kase.birthDate} is after the case was opened (${kase.opened}).`,
    });
  }
  ordered(
    report,
    'kategorien',
    (kase.kategorien ?? []).map((item) => item.since),
  );
  ordered(
    report,
    'zielgruppen',
    (kase.zielgruppen ?? []).map((item) => item.since),
  );
  ordered(
    report,
    'prognosen',
    (kase.prognosen ?? []).map((item) => item.since),
  );
  (kase.leistungsbezug ?? []).forEach((item, i) => span(report, `leistungsbezug[${i}].until`, item.from, item.until));
  (kase.algBezug ?? []).forEach((item, i) => span(report, `algBezug[${i}].until`, item.from, item.until));
  (kase.antraege ?? []).forEach((item, i) =>
    span(report, `antraege[${i}].completeOn`, item.receivedOn, item.completeOn),
  );
  (kase.marktnaheBetreuungen ?? []).forEach((item, i) =>
    span(report, `marktnaheBetreuungen[${i}].until`, item.since, item.until),
  );
  (kase.contacts ?? []).forEach((item, i) => refersToJob(kase, report, `contacts[${i}].job`, item.job));
  unique(report, 'hemmnisse', kase.hemmnisse);
  (kase.hemmnisse ?? []).forEach((item, i) =>
    ordered(
      report,
      `hemmnisse[${i}].history`,
      item.history.map((entry) => entry.on),
    ),
  );
  unique(report, 'jobs', kase.jobs);
  contracts(kase, report);
  unique(report, 'fundings', kase.fundings);
  (kase.fundings ?? []).forEach((item, i) => {
    span(report, `fundings[${i}].end`, item.start, item.end);
    refersToJob(kase, report, `fundings[${i}].job`, item.job);
  });
  unique(report, 'berufsbegleitungen', kase.berufsbegleitungen);
  (kase.berufsbegleitungen ?? []).forEach((item, i) => {
    span(report, `berufsbegleitungen[${i}].end`, item.start, item.end);
    refersToJob(kase, report, `berufsbegleitungen[${i}].job`, item.job);
  });
  (kase.consents ?? []).forEach((item, i) => {
    span(report, `consents[${i}].withdrawnOn`, item.givenOn, item.withdrawnOn);
    refersToJob(kase, report, `consents[${i}].job`, item.job);
    consent(item, report, `consents[${i}]`);
  });
  checkProfil(kase, report);
  unique(report, 'participations', kase.participations);
  (kase.participations ?? []).forEach((item, i) => {
    span(report, `participations[${i}].end`, item.start, item.end);
    span(report, `participations[${i}].exitOn`, item.start, item.exitOn);
    span(report, `participations[${i}].attendance.asOf`, item.start, item.attendance?.asOf);
    if (item.exitOn !== undefined && item.end !== undefined && item.exitOn > item.end) {
      report(`participations[${i}].exitOn`, {
        de: `Der vorzeitige Austritt ${item.exitOn} liegt nach dem zugewiesenen Ende ${item.end}.`,
        en: `The early exit ${item.exitOn} is after the assigned end ${item.end}.`,
      });
    }
  });
  const { schule } = kase;
  if (
    schule?.schulentlassung !== undefined &&
    schule.entlassjahr !== undefined &&
    !schule.schulentlassung.startsWith(String(schule.entlassjahr))
  ) {
    report('schule.entlassjahr', {
      de: `Das Entlassjahr ${schule.entlassjahr} passt nicht zur Schulentlassung am ${schule.schulentlassung}.`,
      en: `The year ${schule.entlassjahr} does not fit the day of leaving school, ${schule.schulentlassung}.`,
    });
  }
  unique(report, 'ausbildungen', kase.ausbildungen);
  (kase.ausbildungen ?? []).forEach((item, i) => span(report, `ausbildungen[${i}].end`, item.start, item.end));
  unique(report, 'inbeq', kase.inbeq);
  (kase.inbeq ?? []).forEach((item, i) => {
    span(report, `inbeq[${i}].assignedEnd`, item.start, item.assignedEnd);
    span(report, `inbeq[${i}].extendedTo`, item.assignedEnd ?? item.start, item.extendedTo);
    span(report, `inbeq[${i}].endedOn`, item.start, item.endedOn);
    ordered(
      report,
      `inbeq[${i}].phases`,
      (item.phases ?? []).map((phase) => phase.from),
    );
  });
  (kase.blockingEvents ?? []).forEach((item, i) => span(report, `blockingEvents[${i}].until`, item.from, item.until));
  unique(report, 'documents', kase.documents);
  unique(report, 'followUps', kase.followUps);
  (kase.reminders ?? []).forEach((item, i) => {
    if (item.until >= item.on) return;
    report(`reminders[${i}].until`, {
      de: `Die Erinnerung wurde am ${item.on} auf einen früheren Tag verschoben: ${item.until}. Erwartet: derselbe oder ein späterer Tag.`,
      en: `The reminder was put off on ${item.on} to an earlier day: ${item.until}. Expected: the same day or a later one.`,
    });
  });
}
