import { type Day, dayOfIso } from '../calendar/civil-date.ts';
import { addMonths, lastDayOfMonths } from '../calendar/periods.ts';
import type { ContractVersion, Job } from '../cases/case.ts';
import { addFunding, addGrant } from './fundings.ts';
import { addAct, addContact, has, iso, type Sketch, takeLate, workday } from './sketch.ts';

const RUNNING: Readonly<Record<string, number>> = { A: 0.03, B: 0.1, C: 0.3, D: 0.15, E: 0.07, X: 0.02 };
const ASKS_FOR_JOB: readonly unknown[] = ['befristet', 'foerderung', 'berufsbegleitung', 'kritisch'];

/** Jobs with their contracts, and what follows from them; gives whether a svp. job runs today. */
export function addJobs(sketch: Sketch): boolean {
  const { random, today, opened, kategorie, lists } = sketch;
  if (sketch.age < 17 || sketch.zielgruppe === 'Schüler' || today - opened < 120) return false;
  if (has(sketch, 'jobEnded', 0.09) && today - opened > 400) endedJob(sketch);
  const wanted = ASKS_FOR_JOB.includes(sketch.scenario);
  if (!wanted && !random.chance(RUNNING[kategorie] ?? 0)) return false;
  const last = lists.jobs.at(-1);
  const floor = last?.endedOn === undefined ? opened + 30 : Math.max(opened + 30, dayOfIso(last.endedOn) + 20);
  const latest = today - (wanted ? 500 : 5);
  if (floor >= latest) return false;
  return runningJob(sketch, random.int(Math.max(floor, today - 900), latest), wanted);
}

function newJob(sketch: Sketch, start: Day, svp: boolean): Job {
  return { id: `j${sketch.lists.jobs.length + 1}`, start: iso(start), svp, contract: [] };
}

/** Contracts from `start`: none, one or several that end, the last one not before today. */
function contracts(sketch: Sketch, job: Job, start: Day, fixed: boolean): ContractVersion[] {
  const { random, today } = sketch;
  if (!fixed) return [{ from: job.start, befristet: false }];
  const versions: ContractVersion[] = [];
  let from = start;
  for (;;) {
    const months = random.pick([6, 12, 12, 24]);
    const until = lastDayOfMonths(from, months);
    const version: ContractVersion = { from: iso(from), until: iso(until) };
    versions.push(version);
    const soon = until >= today && until < today + 40 && random.chance(0.35);
    if (until >= today && !soon) break;
    if (until > today - 30 && until < today && random.chance(0.3)) break;
    const on = workday(sketch, Math.min(today, until - random.int(5, 60)), from);
    const last = versions.length === 3 || random.chance(0.4);
    version.outcome = { kind: last ? 'Entfristung' : 'Verlängerung', on: iso(on) };
    from = until + 1;
    if (last) {
      versions.push({ from: iso(from), befristet: false, knownOn: iso(on) });
      break;
    }
  }
  return versions;
}

function runningJob(sketch: Sketch, start: Day, wanted: boolean): boolean {
  const { random, today, lists } = sketch;
  const svp = wanted || random.chance(0.82);
  const job = newJob(sketch, start, svp);
  const fixed = sketch.scenario === 'befristet' || random.chance(0.55);
  if (sketch.scenario === 'befristet') {
    // ends in seven weeks, and nobody has spoken about it yet
    const until = today + 49;
    const middle = addMonths(until + 1, -12);
    const first = Math.min(start, middle - 200);
    job.start = iso(first);
    const outcome = { kind: 'Verlängerung', on: iso(middle - 20) } as const;
    job.contract = [
      { from: iso(first), until: iso(middle - 1), outcome },
      { from: iso(middle), until: iso(until) },
    ];
  } else job.contract = contracts(sketch, job, start, fixed);
  const begun = dayOfIso(job.start);
  if (random.chance(0.35)) addProbation(sketch, job, begun);
  if (has(sketch, 'kritisch', 0.08)) addCritical(sketch, job, begun);
  lists.jobs.push(job);
  addNotice(sketch, job);
  if (svp) afterStart(sketch, job.id, begun);
  const open = (until: string | undefined) => until === undefined || dayOfIso(until) >= today;
  if (open(job.contract?.at(-1)?.until)) {
    if (has(sketch, 'foerderung', 0.28)) addFunding(sketch, job.id, begun, undefined);
    if (svp && has(sketch, 'berufsbegleitung', 0.12)) addGrant(sketch, job.id, begun);
  }
  return svp;
}

/** A job that is over: the contract ended, or it was left early. */
function endedJob(sketch: Sketch): void {
  const { random, today, opened, lists } = sketch;
  const ended = today - random.int(4, Math.min(500, today - opened - 200));
  const months = random.pick([2, 3, 6, 6, 12]);
  const start = addMonths(ended + 1, -months);
  if (start <= opened) return;
  const svp = random.chance(0.8);
  const job = newJob(sketch, start, svp);
  const left = random.chance(0.3);
  const until = left ? lastDayOfMonths(start, months + 3) : ended;
  const on = workday(sketch, ended - random.int(0, 20), start);
  job.contract = [{ from: job.start, until: iso(until), ...(!left && { outcome: { kind: 'Ende', on: iso(on) } }) }];
  job.endedOn = iso(ended);
  lists.jobs.push(job);
  addNotice(sketch, job);
  addContact(sketch, workday(sketch, ended + random.int(1, 8), ended), 'Gespräch', {
    channel: 'Telefon',
    note: 'Beschäftigung beendet',
  });
  if (svp) afterStart(sketch, job.id, start, ended);
  if (random.chance(0.25)) addFunding(sketch, job.id, start, ended);
}

function addProbation(sketch: Sketch, job: Job, start: Day): void {
  const until = lastDayOfMonths(start, sketch.random.pick([3, 6, 6]));
  job.probezeitUntil = iso(until);
  addContact(sketch, workday(sketch, until - sketch.random.int(0, 20), start), 'Gespräch', {
    channel: 'Telefon',
    note: 'Probezeit',
  });
}

function addCritical(sketch: Sketch, job: Job, start: Day): void {
  job.kritischePhase = true;
  for (const months of [6, 12]) {
    const day = workday(sketch, addMonths(start, months) - sketch.random.int(0, 15), start);
    addContact(sketch, day, 'Gespräch', { channel: 'Telefon' });
  }
}

/** The hint at the duty to register as seeking work, three months before the last contract's end. */
function addNotice(sketch: Sketch, job: Job): void {
  const { random } = sketch;
  const today = job.endedOn === undefined ? sketch.today : dayOfIso(job.endedOn);
  const version = job.contract?.at(-1);
  if (version?.until === undefined) return;
  const from = dayOfIso(version.from);
  const natural = addMonths(dayOfIso(version.until), -3);
  const due = Math.max(from, natural);
  const recent = today - due > 3 && today - due < 60 && job.endedOn === undefined;
  if (due > today || (recent && takeLate(sketch, 0.5) > 0)) return;
  const day = workday(sketch, natural > from ? natural - random.int(0, 14) : from + random.int(0, 3), from);
  addAct(sketch, day, 'arbeitsuchendmeldung', `${job.id}/${job.contract?.length ?? 1}`);
}

/** Consent, Nachbetreuung and the finding after seven months in a svp. job. */
function afterStart(sketch: Sketch, id: string, start: Day, end = Number.POSITIVE_INFINITY): void {
  const { random, today, lists } = sketch;
  const due = addMonths(start, 7);
  if (due <= today && end >= due && !(due > today - 60 && takeLate(sketch, 0.5) > 0)) {
    addAct(sketch, workday(sketch, Math.min(today, due + random.int(-3, 0)), start), 'nachhaltigkeit-7-monate', id);
  }
  if (!random.chance(0.3) && sketch.scenario !== 'befristet') return;
  const form = random.chance(0.88) ? 'schriftlich' : 'mündlich';
  const givenOn = workday(sketch, Math.min(today, start + random.int(-5, 12)));
  const withdrawnOn = workday(sketch, Math.min(today, givenOn + random.int(40, 140)), givenOn);
  lists.consents.push({
    for: 'Nachbetreuung',
    job: id,
    form,
    givenOn: iso(givenOn),
    ...(random.chance(0.06) && { withdrawnOn: iso(withdrawnOn) }),
  });
  if (form !== 'schriftlich') return;
  for (const months of [2, 4, 6]) {
    const day = workday(sketch, addMonths(start, months) - random.int(0, 10), Math.max(givenOn, start));
    if (day <= end) addContact(sketch, day, 'Nachbetreuung', { channel: 'Telefon' });
  }
}
