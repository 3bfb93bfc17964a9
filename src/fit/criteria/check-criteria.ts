import { catalogue, findHandlungsbedarf, findSubKind } from '../../cases/hemmnis-catalogue.ts';
import type { Text } from '../../cases/problem.ts';
import { keyIndex } from '../values/keys.ts';
import { nearest } from '../values/text.ts';
import { checkMerkmal, OF_MERKMAL, type ReportAt } from './check-merkmal.ts';
import * as texts from './criteria-texts.ts';
import type { Criterion } from './criterion.ts';
import { partsOf } from './parts.ts';

/** As many levels as conditions may nest, the outermost counted. */
const DEEPEST = 8;
/** As many conditions as a Maßnahme may have, the inner ones counted. */
const MOST = 200;

const ANYWHERE: readonly (keyof Criterion)[] = ['soft', 'creatable', 'text', 'textEn', 'ask', 'askEn', 'source'];

/** The forms of a condition, each with the further fields it may have. */
const FORMS: Readonly<Record<texts.Form, readonly (keyof Criterion)[]>> = {
  merkmal: OF_MERKMAL,
  hemmnisse: ['except', 'atLeast', 'suspicionEnough'],
  children: ['atLeast'],
  participation: ['atLeast'],
  judge: [],
  consent: ['purpose'],
  all: [],
  any: [],
  not: [],
  from: ['atLeast'],
  first: [],
  readings: [],
};
const ALL_FORMS = Object.keys(FORMS) as readonly texts.Form[];
const isForm = (field: string): field is texts.Form => Object.hasOwn(FORMS, field);

const NONE: ReadonlySet<string> = new Set();

const HEMMNIS: Text = { de: 'Den Handlungsbedarf oder die Unterart', en: 'Handlungsbedarf or sub-kind' };
const SUB_KIND: Text = { de: 'Die Unterart', en: 'sub-kind' };
const MASSNAHME: Text = { de: 'Die Maßnahme', en: 'Maßnahme' };
const IN_HEMMNISSE: Text = {
  de: 'Alle Namen stehen in docs/hemmnisse.md.',
  en: 'All names are listed in docs/hemmnisse.md.',
};
const OWN_OR_SHIPPED: Text = {
  de: 'Erwartet: eine Kennung aus diesem Katalog oder einem mitgelieferten.',
  en: 'Expected: an id of this catalogue or of one that comes with Fallbote.',
};

function checkJudge({ text }: Criterion, key: string, path: string, report: ReportAt): void {
  if (text === undefined) report(`${path}.text`, texts.NEEDS_TEXT);
  // whoever types the name means the other thing
  if (keyIndex(NONE).find(key) !== undefined) report(`${path}.judge`, texts.isMerkmal(key));
  else if (key !== key.toLowerCase()) report(`${path}.judge`, texts.notLowerCase(key));
}

const subKindNames = (): readonly string[] => catalogue().subKinds.map(({ name }) => name);
const hemmnisNames = (): readonly string[] =>
  [...catalogue().handlungsbedarfe, ...catalogue().subKinds].map(({ name }) => name);

function checkNames(criterion: Criterion, path: string, known: ReadonlySet<string>, report: ReportAt): void {
  (criterion.hemmnisse ?? []).forEach((name, i) => {
    if (findHandlungsbedarf(name) !== undefined || findSubKind(name) !== undefined) return;
    report(`${path}.hemmnisse[${i}]`, texts.unknownName(HEMMNIS, name, nearest(name, hemmnisNames()), IN_HEMMNISSE));
  });
  const whole = new Set((criterion.hemmnisse ?? []).map((name) => findHandlungsbedarf(name)?.name));
  (criterion.except ?? []).forEach((name, i) => {
    const sub = findSubKind(name);
    if (sub === undefined)
      report(`${path}.except[${i}]`, texts.unknownName(SUB_KIND, name, nearest(name, subKindNames()), IN_HEMMNISSE));
    else if (!whole.has(sub.handlungsbedarf)) report(`${path}.except[${i}]`, texts.NOT_INSIDE);
  });
  (criterion.participation?.massnahmen ?? []).forEach((id, i) => {
    if (known.has(id)) return;
    report(
      `${path}.participation.massnahmen[${i}]`,
      texts.unknownName(MASSNAHME, id, nearest(id, known), OWN_OR_SHIPPED),
    );
  });
}

/** One condition without those inside of it. */
function checkOne(criterion: Criterion, path: string, known: ReadonlySet<string>, report: ReportAt): void {
  const given = (Object.keys(criterion) as (keyof Criterion)[]).filter((field) => criterion[field] !== undefined);
  const forms = given.filter(isForm);
  const [form] = forms;
  if (form === undefined || forms.length > 1) {
    report(path, form === undefined ? texts.noForm(ALL_FORMS) : texts.manyForms(forms));
    return;
  }
  for (const field of given)
    if (field !== form && !ANYWHERE.includes(field) && !FORMS[form].includes(field))
      report(`${path}.${field}`, texts.foreignField(field, FORMS[form]));
  const { merkmal, judge, children, atLeast } = criterion;
  if (merkmal !== undefined) checkMerkmal(criterion, merkmal, path, report);
  if (judge !== undefined) checkJudge(criterion, judge, path, report);
  checkNames(criterion, path, known, report);
  const options = criterion.hemmnisse?.length ?? criterion.from?.length;
  if (options !== undefined && atLeast !== undefined && atLeast > options)
    report(`${path}.atLeast`, texts.tooMany(atLeast, options));
  const { minAge, maxAge } = children ?? {};
  if (minAge !== undefined && maxAge !== undefined && maxAge < minAge)
    report(
      `${path}.children.maxAge`,
      texts.crossed(
        { de: `„maxAge“ (${maxAge})`, en: `“maxAge” (${maxAge})` },
        { de: `„minAge“ (${minAge})`, en: `“minAge” (${minAge})` },
      ),
    );
}

/**
 * Everything that must hold in the conditions of a Maßnahme beyond their shape: one form each, names that exist, values
 * that fit together, and no more than a person can follow.
 * @param known ids of Maßnahmen that participations may be in
 */
export function checkCriteria(
  criteria: readonly Criterion[],
  path: string,
  known: ReadonlySet<string>,
  report: ReportAt,
): void {
  let nodes = 0;
  const walk = (criterion: Criterion, at: string, depth: number): void => {
    nodes++;
    if (depth > DEEPEST) {
      report(at, texts.tooDeep(DEEPEST));
      return;
    }
    checkOne(criterion, at, known, report);
    for (const [inner, part] of partsOf(criterion)) walk(part, `${at}.${inner}`, depth + 1);
  };
  criteria.forEach((criterion, i) => walk(criterion, `${path}[${i}]`, 1));
  if (nodes > MOST) report(path, texts.tooLarge(nodes, MOST));
}
