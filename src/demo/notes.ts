import { addMonths, monthOf } from '../calendar/periods.ts';
import { has, iso, type Sketch, takeLate, workday } from './sketch.ts';

const DOCUMENTS = [
  'Schwerbehindertenausweis',
  'Aufenthaltstitel',
  'Aufenthaltstitel',
  'Arbeitserlaubnis',
  'Führerschein',
] as const;

/** Documents that expire at the end of a month. */
export function addDocuments(sketch: Sketch): void {
  const { random, today, lists } = sketch;
  if (!has(sketch, 'dokument', 0.14)) return;
  const kind = random.pick(DOCUMENTS);
  if (random.chance(0.08) && sketch.scenario !== 'dokument') {
    lists.documents.push({ id: 'd1', kind });
    return;
  }
  const late = takeLate(sketch, 0.3);
  const months = sketch.scenario === 'dokument' ? 1 : random.int(-8, 30);
  const { last } = monthOf(late > 0 ? addMonths(today, -1) : addMonths(today, months));
  const renewed = last < today && late === 0;
  const on = workday(sketch, Math.min(today, last - random.int(1, 40)), Math.min(sketch.opened, last));
  lists.documents.push({ id: 'd1', kind, validUntil: iso(last), ...(renewed && { renewedOn: iso(on) }) });
  if (renewed) lists.documents.push({ id: 'd2', kind, validUntil: iso(monthOf(addMonths(last, 24)).last) });
}

const TEXTS = [
  'Rückruf wegen Bewerbungsunterlagen',
  'Zeugnis nachfordern',
  'Stellenvorschlag nachfassen',
  'Termin beim Träger bestätigen lassen',
  'Fahrkarte für den Lehrgang klären',
  'Rückmeldung vom AGS abwarten',
  'Lebenslauf gemeinsam ansehen',
  'Kita-Platz: nach der Zusage fragen',
  'Praktikumsplatz bestätigen lassen',
  'Kursbeginn abstimmen',
  'Führerscheinantrag: Stand erfragen',
  'Bildungsgutschein vorbereiten',
  'Anerkennung des Abschlusses: Stand erfragen',
  'Vorstellungsgespräch nachbesprechen',
] as const;

/** Own follow-ups: done ones, due ones, some forgotten. */
export function addFollowUps(sketch: Sketch): void {
  const { random, today, opened, lists } = sketch;
  if (!random.chance(0.5)) return;
  const count = random.weighted([
    [1, 70],
    [2, 30],
  ] as const);
  for (let i = 1; i <= count; i++) {
    const late = takeLate(sketch, 0.45);
    let due = today + random.int(-60, 75);
    if (late > 0) due = today - late;
    else if (random.chance(0.04)) due = today;
    else if (due >= today && sketch.calendar.onOrAfter(due) !== due) due = sketch.calendar.onOrAfter(due);
    if (due <= opened) continue;
    const done = due < today && late === 0;
    const doneOn = workday(sketch, Math.min(today, due + random.int(-4, 0)));
    lists.followUps.push({
      id: `w${i}`,
      due: iso(due),
      text: random.pick(TEXTS),
      ...(done && { doneOn: iso(doneOn) }),
    });
  }
}
