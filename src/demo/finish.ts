import type { Case } from '../cases/case.ts';
import { iso, LISTS, type Sketch } from './sketch.ts';

interface Frame {
  readonly no: string;
  readonly team: string;
  readonly bedarfsgemeinschaft: string;
  readonly closedOn: number | undefined;
}

const REASONS = [
  'Arbeitsaufnahme, keine Hilfebedürftigkeit',
  'Umzug in einen anderen Landkreis',
  'Rentenbezug',
] as const;
const byOn = (a: { readonly on: string }, b: { readonly on: string }) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);
const byGivenOn = (a: { readonly givenOn: string }, b: { readonly givenOn: string }) =>
  a.givenOn < b.givenOn ? -1 : 1;

/** Puts a sketch into the order of the file; a few cases then lack a fact. */
export function finish(sketch: Sketch, frame: Frame): Case {
  const { lists, single, random } = sketch;
  lists.contacts.sort(byOn);
  lists.invitations.sort(byOn);
  lists.bewilligungen.sort(byOn);
  lists.acts.sort(byOn);
  if (lists.consents.length > 1) lists.consents.sort(byGivenOn);
  const kase: Case = { no: frame.no, opened: iso(sketch.opened), team: frame.team };
  if (frame.closedOn !== undefined) {
    kase.closed = { on: iso(frame.closedOn), reason: random.pick(REASONS) };
    const spell = lists.leistungsbezug.at(-1);
    if (spell !== undefined) spell.until = iso(frame.closedOn);
  }
  if (sketch.manager !== undefined) kase.manager = sketch.manager;
  kase.bedarfsgemeinschaft = frame.bedarfsgemeinschaft;
  kase.birthDate = iso(sketch.born);
  kase.rechtskreis = sketch.scenario === 'sgb3' || (sketch.age >= 25 && random.chance(0.008)) ? 'SGB III' : 'SGB II';
  const fields: Record<string, unknown> = kase;
  for (const name of LISTS) if (lists[name].length > 0 || name === 'antraege') fields[name] = lists[name];
  if (single.potenzialanalyse !== undefined) kase.potenzialanalyse = single.potenzialanalyse;
  if (single.schule !== undefined) kase.schule = single.schule;
  if (single.berufsabschlussOn !== undefined) kase.berufsabschlussOn = single.berufsabschlussOn;
  if (sketch.scenario === undefined && frame.closedOn === undefined && sketch.age >= 15 && random.chance(0.014))
    forget(sketch, kase);
  return kase;
}

/** Takes one fact away that some deadline needs. */
function forget(sketch: Sketch, kase: Case): void {
  switch (sketch.random.int(0, 6)) {
    case 0:
      delete kase.birthDate;
      break;
    case 1:
      delete kase.kategorien;
      break;
    case 2:
      delete kase.rechtskreis;
      break;
    case 3:
      delete kase.prognosen;
      break;
    case 4:
      delete kase.bewilligungen;
      break;
    case 5:
      delete kase.leistungsbezug;
      break;
    default:
      delete kase.plans;
  }
}
