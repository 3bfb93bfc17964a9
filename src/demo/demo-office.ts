import type { Day } from '../calendar/civil-date.ts';
import { ageOn } from '../calendar/periods.ts';
import { createWorkCalendar, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { Case } from '../cases/case.ts';
import type { ImportFile } from '../cases/office.ts';
import { addBenefit } from './benefit.ts';
import { catalogue } from './catalogue.ts';
import { addFacts } from './facts.ts';
import { finish } from './finish.ts';
import { addHemmnisse } from './hemmnisse.ts';
import { addInbeq } from './inbeq.ts';
import { addJobs } from './jobs.ts';
import { addDocuments, addFollowUps } from './notes.ts';
import { addParticipations } from './participations.ts';
import { household, type Person } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { emptyLists, type Sketch } from './sketch.ts';
import { assign, type Crew, createCrew, deputies, pickLocation } from './staff.ts';
import { addKategorien, addPrognose, addStatusWork } from './status.ts';
import { addPlans, addTalks } from './talks.ts';
import { addHandover, addYouth } from './youth.ts';

export interface DemoOptions {
  readonly cases: number;
  readonly seed: number;
  readonly today: Day;
}

/** An invented Jobcenter with its cases: nobody in it is real. The same options give the same office. */
export function demoOffice({ cases: count, seed, today }: DemoOptions): ImportFile {
  const random = createRandom(seed);
  const crew = createCrew(count);
  const calendar = createWorkCalendar('BB');
  const cases: Case[] = [];
  for (let index = 0; cases.length < count; index++) {
    const location = pickLocation(crew, random);
    for (const person of household(index, today, random)) {
      if (cases.length === count) break;
      const kase = makeCase(person, {
        index,
        no: cases.length + 1,
        location,
        crew,
        random,
        calendar,
        today,
      });
      cases.push(kase);
    }
  }
  return {
    fallbote: 1,
    office: {
      name: 'Jobcenter Musterland',
      land: 'BB',
      clientNames: false,
      retention: { months: 36 },
      teams: crew.teams,
      staff: crew.staff,
      deputies: deputies(today),
      massnahmen: catalogue(cases, crew.staff, today),
    },
    cases,
  };
}

interface Making {
  readonly index: number;
  readonly no: number;
  readonly location: ReturnType<typeof pickLocation>;
  readonly crew: Crew;
  readonly random: Random;
  readonly calendar: WorkCalendar;
  readonly today: Day;
}

const LATE_CASES = 0.1;
const number = (prefix: string, n: number) => `${prefix}-${String(n).padStart(5, '0')}`;

/** By how many days something is overdue: mostly days, rarely months. */
function lateness(random: Random): number {
  if (!random.chance(LATE_CASES)) return 0;
  const share = random.next();
  if (share < 0.8) return random.int(1, 14);
  return share < 0.95 ? random.int(15, 50) : random.int(51, 160);
}

/** Day a case was closed, for the few that are; some so long ago that they are due to be deleted. */
function closing(person: Person, today: Day, random: Random): Day | undefined {
  const old = person.scenario?.name === 'closed';
  const ago = old ? 1100 : random.int(5, 1110);
  const wanted = random.chance(0.012) && person.scenario === undefined && person.age >= 32;
  return (old || wanted) && person.opened < today - ago - 200 ? today - ago : undefined;
}

function makeCase(person: Person, making: Making): Case {
  const { random, calendar } = making;
  const closedOn = closing(person, making.today, random);
  const today = closedOn ?? making.today;
  const marktnah = person.kategorie === 'A' && person.age >= 25;
  const first = person.scenario !== undefined && making.index % 2 === 0;
  const { team, manager } = assign(making.crew, making.location, random, { young: person.age < 25, marktnah, first });
  const sketch: Sketch = {
    random,
    calendar,
    scenario: person.scenario?.name,
    today,
    born: person.born,
    age: ageOn(person.born, today),
    opened: person.opened,
    sinceChild: person.sinceChild,
    kategorie: person.kategorie,
    zielgruppe: person.zielgruppe,
    manager,
    lists: emptyLists(),
    single: {},
    talksFrom: person.opened,
    aufstocker: false,
    late: person.scenario === undefined && closedOn === undefined ? lateness(random) : 0,
  };
  fill(sketch);
  return finish(sketch, {
    no: number('F', making.no),
    team,
    bedarfsgemeinschaft: number('BG', making.index + 1),
    closedOn,
  });
}

function fill(sketch: Sketch): void {
  addYouth(sketch);
  addBenefit(sketch);
  const since = addKategorien(sketch);
  addFollowUps(sketch);
  addInbeq(sketch);
  addParticipations(sketch);
  const employed = addJobs(sketch);
  const planFirst = sketch.random.chance(0.4);
  if (planFirst) addPlans(sketch);
  addTalks(sketch);
  if (!planFirst) addPlans(sketch);
  addPrognose(sketch, employed);
  addStatusWork(sketch, since);
  addHemmnisse(sketch);
  addFacts(sketch);
  addDocuments(sketch);
  addHandover(sketch);
}
