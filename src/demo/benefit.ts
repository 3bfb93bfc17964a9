import type { Day } from '../calendar/civil-date.ts';
import { addMonths, birthday, monthOf } from '../calendar/periods.ts';
import { addContact, has, iso, type Sketch, takeLate, workday } from './sketch.ts';

/** Antrag, Bewilligung, spells of benefit, and the first talks that follow from them. */
export function addBenefit(sketch: Sketch): void {
  const { random, today, opened, lists, born } = sketch;
  const returned = opened < today - 1200 && !sketch.sinceChild && random.chance(0.12);
  const gap = random.int(200, 420);
  const again = random.int(opened + gap + 250, today - 25);
  if (returned) lists.leistungsbezug.push({ from: iso(monthOf(opened).first), until: iso(monthOf(again - gap).last) });
  const from = iso(monthOf(returned ? again : opened).first);
  lists.leistungsbezug.push({ from });
  start(sketch, opened, sketch.sinceChild ? birthday(born, 15) : opened);
  if (returned) start(sketch, again, again);
  addWeiterbewilligungen(sketch);
  if (has(sketch, 'aufstocker', 0.015) && sketch.age >= 25) addAlg(sketch);
}

/** One Antrag, its Bewilligung, ESB and Erstgespräch. */
function start(sketch: Sketch, received: Day, floor: Day): void {
  const { random, today, lists } = sketch;
  const complete = sketch.scenario === 'neufall' ? received : Math.min(today, received + random.int(0, 12));
  const movedIn = random.chance(0.05);
  lists.antraege.push({ receivedOn: iso(received), completeOn: iso(complete), ...(movedIn && { movedIn }) });
  const talkFrom = Math.max(floor, received);
  if (sketch.age < 15) return;
  if (sketch.sinceChild) {
    const invited = Math.max(sketch.opened, talkFrom - random.int(1, 20));
    if (invited <= today) lists.invitations.push({ on: iso(invited), for: 'ESB' });
  }
  const waiting = talkFrom > today - 60 && takeLate(sketch, 0.7) > 0;
  if (sketch.scenario === 'neufall') return;
  const esb = workday(sketch, Math.max(talkFrom, complete) + random.int(0, 9), talkFrom);
  const granted = workday(sketch, Math.max(talkFrom, complete) + random.int(7, 24), talkFrom);
  if (esb <= today) {
    addContact(sketch, esb, 'ESB', { note: 'Antrag und Zuständigkeit erläutert' });
    const invited = esb - random.int(2, 6);
    if (invited >= received && !sketch.sinceChild)
      lists.invitations.push({ on: iso(workday(sketch, invited, received)), for: 'ESB' });
    sketch.talksFrom = esb;
  }
  if (granted > today) return;
  lists.bewilligungen.push({ on: iso(granted) });
  if (waiting || sketch.zielgruppe === 'Schüler') return;
  const first = workday(sketch, granted + random.int(1, 12), granted);
  if (first > today) return;
  addContact(sketch, first, 'Erstgespräch', { note: 'Ziele und Unterlagen besprochen' });
  sketch.talksFrom = first;
}

function addWeiterbewilligungen(sketch: Sketch): void {
  const first = sketch.lists.bewilligungen.at(-1);
  if (first === undefined) return;
  const offset = sketch.random.int(15, 30);
  const base = Math.max(sketch.talksFrom, sketch.opened);
  const years = Math.floor((sketch.today - base) / 365.25);
  for (let year = Math.max(1, years - 1); year <= years; year++) {
    const on = workday(sketch, addMonths(base, 12 * year) - offset);
    if (on > base && on <= sketch.today) sketch.lists.bewilligungen.push({ on: iso(on), weiterbewilligung: true });
  }
}

/** ALG beside Bürgergeld since the file was opened; the talks begin when it ends. */
function addAlg(sketch: Sketch): void {
  const { random, today, opened, lists } = sketch;
  if (sketch.scenario !== 'aufstocker' && today - opened > 700) return;
  const until = today + (sketch.scenario === 'aufstocker' ? random.int(25, 50) : random.int(-150, 330));
  if (until < opened + 60) return;
  lists.algBezug.push({ from: iso(opened - random.int(0, 90)), until: iso(until) });
  const isStart = (kind: string) => kind === 'ESB' || kind === 'Erstgespräch';
  lists.contacts = lists.contacts.filter((contact) => !isStart(contact.kind));
  const due = addMonths(until, -1);
  const invited = workday(sketch, due - random.int(0, 12));
  if (invited <= today) lists.invitations.push({ on: iso(invited), for: 'ESB' });
  sketch.aufstocker = until >= today;
  if (until >= today) return;
  const esb = workday(sketch, Math.min(today, until - random.int(3, 15)));
  addContact(sketch, esb, 'ESB');
  sketch.talksFrom = esb;
}
