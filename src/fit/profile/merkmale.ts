import type { Text } from '../../cases/problem.ts';
import { KATEGORIEN, PROGNOSEN, type RECHTSKREISE, ZIELGRUPPEN } from '../../cases/values.ts';

/** What a fact tells about a person beyond work: health, family, justice, or something else that is nobody's business. */
export type PrivateKind = 'health' | 'family' | 'justice' | 'personal';

interface Common {
  /** as typed and stored: lower case, ae, ss, words joined by "-" */
  readonly key: string;
  /** other words for it, as typed */
  readonly aliases?: readonly string[];
  readonly label: Text;
  readonly question: Text;
  readonly private?: PrivateKind;
  /** the case says it elsewhere: it is not entered in the profile of a case */
  readonly elsewhere?: Text;
}

export interface ChoiceValue {
  readonly value: string;
  readonly en: string;
  /** other words for it, as typed */
  readonly words?: readonly string[];
}

/**
 * A fact about a person that criteria may ask for.
 * `number`: `unit` says what is counted. `since`: a length of time that goes on; a date may be given instead of a number.
 * `none`: words for 0, `never`: words for "as long as can be".
 */
export type Merkmal = Common &
  (
    | {
        readonly kind: 'number';
        readonly unit: 'years' | 'months' | 'hours' | 'euro' | 'degree' | 'class' | 'count';
        readonly most: number;
        readonly since?: true;
        readonly none?: readonly string[];
        readonly never?: readonly string[];
      }
    | { readonly kind: 'choice'; readonly values: readonly ChoiceValue[] }
    | { readonly kind: 'text' }
    /** months in benefit, children in the household, open Hemmnisse: each with a grammar of its own */
    | { readonly kind: 'benefit' | 'children' | 'hemmnisse' }
  );

const YES_NO: readonly ChoiceValue[] = [
  { value: 'ja', en: 'yes', words: ['yes', 'true', 'vorhanden'] },
  { value: 'nein', en: 'no', words: ['no', 'false', 'kein', 'keine', 'nicht'] },
];

const same = (values: readonly string[]): readonly ChoiceValue[] => values.map((value) => ({ value, en: value }));

const yesNo = (
  key: string,
  label: Text,
  question: Text,
  more: Partial<Pick<Common, 'aliases' | 'private' | 'elsewhere'>> = {},
): Merkmal => ({ key, kind: 'choice', values: YES_NO, label, question, ...more });

/** Whether a Merkmal is answered with yes or no. */
export const isYesNo = (merkmal: Merkmal): boolean => merkmal.kind === 'choice' && merkmal.values === YES_NO;

const IN_CASE = (de: string, en: string): Text => ({ de, en });

/** Every fact that criteria may ask for, in the order in which they are asked. docs/merkmale.md is made from it. */
export const MERKMALE: readonly Merkmal[] = [
  {
    key: 'alter',
    aliases: ['age', 'jahre'],
    kind: 'number',
    unit: 'years',
    most: 120,
    label: { de: 'Alter', en: 'Age' },
    question: { de: 'Wie alt ist die Person?', en: 'How old is the person?' },
    elsewhere: IN_CASE(
      'Das Alter ergibt sich aus dem Geburtsdatum im Fall.',
      'The age follows from the date of birth.',
    ),
  },
  {
    key: 'rechtskreis',
    aliases: ['sgb'],
    kind: 'choice',
    values: [
      { value: 'SGB II', en: 'SGB II', words: ['2', 'ii', 'sgbii', 'sgb2', 'sgb-ii', 'sgb 2'] },
      { value: 'SGB III', en: 'SGB III', words: ['3', 'iii', 'sgbiii', 'sgb3', 'sgb-iii', 'sgb 3'] },
    ] satisfies readonly (ChoiceValue & { value: (typeof RECHTSKREISE)[number] })[],
    label: { de: 'Rechtskreis', en: 'Rechtskreis' },
    question: { de: 'Welcher Rechtskreis gilt: SGB II oder SGB III?', en: 'Which Rechtskreis: SGB II or SGB III?' },
    elsewhere: IN_CASE('Der Rechtskreis steht im Fall.', 'The Rechtskreis stands in the case.'),
  },
  {
    key: 'kategorie',
    aliases: ['category'],
    kind: 'choice',
    values: same(KATEGORIEN),
    label: { de: 'Kategorie', en: 'Kategorie' },
    question: { de: 'Welche Kundenkategorie gilt (A bis Z)?', en: 'Which Kategorie (A to Z)?' },
    elsewhere: IN_CASE('Die Kategorie tragen Sie mit „kategorie“ ein.', 'The Kategorie is recorded with “kategorie”.'),
  },
  {
    key: 'zielgruppe',
    kind: 'choice',
    values: same(ZIELGRUPPEN),
    label: { de: 'Zielgruppe (U25)', en: 'Zielgruppe (under 25)' },
    question: { de: 'Zu welcher U25-Zielgruppe gehört die Person?', en: 'Which Zielgruppe does the person belong to?' },
    elsewhere: IN_CASE(
      'Die Zielgruppe tragen Sie mit „zielgruppe“ ein.',
      'The Zielgruppe is recorded with “zielgruppe”.',
    ),
  },
  {
    key: 'prognose',
    kind: 'choice',
    values: same(PROGNOSEN),
    label: { de: 'Integrationsprognose', en: 'Integration forecast' },
    question: { de: 'Welche Integrationsprognose gilt?', en: 'Which integration forecast?' },
    elsewhere: IN_CASE('Die Prognose tragen Sie mit „prognose“ ein.', 'The forecast is recorded with “prognose”.'),
  },
  {
    key: 'arbeitslos',
    aliases: ['arbeitslosigkeit', 'arbeitslos-seit', 'unemployed'],
    kind: 'number',
    unit: 'months',
    most: 720,
    since: true,
    none: ['nein', 'nicht', 'no', 'keine'],
    label: { de: 'Arbeitslos seit', en: 'Unemployed for' },
    question: {
      de: 'Seit wann ist die Person arbeitslos gemeldet?',
      en: 'Since when has the person been registered as unemployed?',
    },
  },
  {
    key: 'leistungsbezug',
    aliases: ['bezug', 'buergergeld', 'alg2', 'alg-ii', 'benefit'],
    kind: 'benefit',
    label: { de: 'Leistungsbezug', en: 'Months in benefit' },
    question: {
      de: 'Wie viele der letzten 24 Monate war die Person im Leistungsbezug?',
      en: 'For how many of the last 24 months was the person in benefit?',
    },
    elsewhere: IN_CASE(
      'Den Leistungsbezug bringt der Import aus dem Fachverfahren mit.',
      'The months in benefit come with the import.',
    ),
  },
  {
    key: 'letzte-arbeit',
    aliases: ['letzte-beschaeftigung', 'ohne-arbeit-seit', 'last-job'],
    kind: 'number',
    unit: 'months',
    most: 720,
    since: true,
    none: ['jetzt', 'aktuell', 'now'],
    never: ['nie', 'noch-nie', 'never'],
    label: { de: 'Letzte Beschäftigung vor', en: 'Last job ended' },
    question: { de: 'Wann endete die letzte Beschäftigung?', en: 'When did the last job end?' },
  },
  {
    key: 'aufstockend',
    aliases: ['aufstockende-taetigkeit'],
    kind: 'number',
    unit: 'months',
    most: 720,
    since: true,
    none: ['jetzt', 'aktuell', 'ja', 'now'],
    never: ['nie', 'noch-nie', 'nein', 'never'],
    label: { de: 'Letzte aufstockende Tätigkeit vor', en: 'Last job beside benefit ended' },
    question: {
      de: 'Wann hat die Person zuletzt neben dem Leistungsbezug gearbeitet?',
      en: 'When did the person last work beside drawing benefit?',
    },
  },
  {
    key: 'arbeitsaufnahme',
    aliases: ['neue-arbeit', 'new-job'],
    kind: 'number',
    unit: 'months',
    most: 720,
    since: true,
    never: ['keine', 'nein', 'never', 'no'],
    label: { de: 'Svp. Beschäftigung aufgenommen vor', en: 'Started a job subject to social insurance' },
    question: {
      de: 'Wann hat die Person eine svp. Beschäftigung aufgenommen?',
      en: 'When did the person start a job subject to social insurance?',
    },
  },
  {
    key: 'beschaeftigung',
    aliases: ['arbeit', 'job', 'employment'],
    kind: 'choice',
    values: [
      { value: 'keine', en: 'none', words: ['nein', 'ohne', 'none', 'no'] },
      { value: 'Minijob', en: 'mini-job', words: ['geringfuegig', 'geringfuegig beschaeftigt', 'minijobber'] },
      { value: 'svp Teilzeit', en: 'part-time', words: ['teilzeit', 'tz', 'part time'] },
      { value: 'svp Vollzeit', en: 'full-time', words: ['vollzeit', 'vz', 'full time'] },
      { value: 'Ausbildung', en: 'apprenticeship', words: ['azubi'] },
    ],
    label: { de: 'Beschäftigung', en: 'Employment' },
    question: {
      de: 'Arbeitet die Person: gar nicht, im Minijob, svp. in Teilzeit oder Vollzeit, in Ausbildung?',
      en: 'Does the person work: not at all, in a mini-job, part-time, full-time, as an apprentice?',
    },
  },
  {
    key: 'einkommen',
    aliases: ['brutto', 'income'],
    kind: 'number',
    unit: 'euro',
    most: 100_000,
    none: ['keins', 'kein', 'keine', 'none'],
    label: { de: 'Bruttoeinkommen im Monat', en: 'Gross income a month' },
    question: { de: 'Wie hoch ist das Bruttoeinkommen im Monat?', en: 'What is the gross income a month?' },
    private: 'personal',
  },
  {
    key: 'anspruch',
    aliases: ['leistungsanspruch'],
    kind: 'number',
    unit: 'euro',
    most: 100_000,
    label: { de: 'Leistungsanspruch der Person im Monat', en: 'Benefit of the person a month' },
    question: {
      de: 'Wie hoch ist der Leistungsanspruch der Person im Monat?',
      en: 'How high is the person’s benefit a month?',
    },
    private: 'personal',
  },
  {
    key: 'anspruch-bg',
    aliases: ['leistungsanspruch-bg'],
    kind: 'number',
    unit: 'euro',
    most: 100_000,
    label: {
      de: 'Leistungsanspruch der Bedarfsgemeinschaft im Monat',
      en: 'Benefit of the Bedarfsgemeinschaft a month',
    },
    question: {
      de: 'Wie hoch ist der Leistungsanspruch der Bedarfsgemeinschaft im Monat?',
      en: 'How high is the benefit of the Bedarfsgemeinschaft a month?',
    },
    private: 'personal',
  },
  {
    key: 'selbstaendig',
    aliases: ['selbststaendig', 'selbstaendigkeit', 'self-employed'],
    kind: 'choice',
    values: [
      { value: 'nein', en: 'no', words: ['no', 'nicht', 'keine'] },
      {
        value: 'Gründung geplant',
        en: 'plans to start',
        words: ['gruendung', 'gruender', 'geplant', 'existenzgruender'],
      },
      { value: 'nebenberuflich', en: 'as a side business', words: ['neben', 'nebengewerbe', 'side'] },
      { value: 'hauptberuflich', en: 'as the main business', words: ['haupt', 'hauptgewerbe', 'main'] },
    ],
    label: { de: 'Selbständigkeit', en: 'Self-employment' },
    question: {
      de: 'Ist die Person selbständig (haupt- oder nebenberuflich) oder plant sie eine Gründung?',
      en: 'Is the person self-employed or planning to be?',
    },
  },
  yesNo(
    'tagespflege',
    { de: 'Kindertagespflege (Tagesmutter, Tagesvater)', en: 'Childminder' },
    { de: 'Arbeitet die Person als Tagesmutter oder Tagesvater?', en: 'Does the person work as a childminder?' },
    { aliases: ['tagesmutter', 'tagesvater'] },
  ),
  {
    key: 'berufsfeld',
    aliases: ['beruf', 'profession'],
    kind: 'choice',
    values: [
      { value: 'kaufmännisch', en: 'commercial', words: ['kauffrau', 'kaufmann'] },
      { value: 'technisch-gewerblich', en: 'technical', words: ['technisch', 'gewerblich', 'handwerk'] },
      { value: 'verwaltend', en: 'administrative', words: ['verwaltung'] },
      { value: 'Dienstleistung', en: 'services', words: ['dienstleistungsberuf', 'service'] },
      { value: 'Arzt', en: 'physician', words: ['aerztin', 'aerzte', 'doctor'] },
      { value: 'Ingenieur', en: 'engineer', words: ['ingenieurin', 'ingenieure'] },
      { value: 'anderes', en: 'other', words: ['andere', 'anderer'] },
    ],
    label: { de: 'Berufsfeld', en: 'Field of work' },
    question: { de: 'Aus welchem Berufsfeld kommt die Person?', en: 'Which field of work does the person come from?' },
  },
  {
    key: 'abschluss',
    aliases: ['berufsabschluss', 'qualification'],
    kind: 'choice',
    values: [
      { value: 'keiner', en: 'none', words: ['kein', 'keine', 'ohne', 'nein', 'ungelernt', 'none'] },
      { value: 'nicht verwertbar', en: 'no longer usable', words: ['wieder ungelernt', 'veraltet', 'unusable'] },
      { value: 'nicht anerkannt', en: 'foreign, not recognised', words: ['auslaendisch', 'unrecognised'] },
      { value: 'teilweise anerkannt', en: 'foreign, partly recognised', words: ['teilanerkannt'] },
      { value: 'vorhanden', en: 'yes', words: ['ja', 'ausbildung', 'studium', 'yes'] },
    ],
    label: { de: 'Berufsabschluss', en: 'Vocational qualification' },
    question: {
      de: 'Hat die Person einen Berufsabschluss, und ist er verwertbar und anerkannt?',
      en: 'Does the person have a vocational qualification, usable and recognised?',
    },
  },
  {
    key: 'schulabschluss',
    aliases: ['schule', 'school'],
    kind: 'choice',
    values: [
      { value: 'keiner', en: 'none', words: ['kein', 'keine', 'ohne', 'nein', 'none'] },
      { value: 'Förderschule', en: 'special school', words: ['foerderschulabschluss'] },
      { value: 'Hauptschule', en: 'lower secondary', words: ['hauptschulabschluss', 'berufsbildungsreife', 'bbr'] },
      {
        value: 'mittlerer Abschluss',
        en: 'secondary',
        words: ['realschule', 'realschulabschluss', 'mittlere reife', 'msa'],
      },
      { value: 'Fachhochschulreife', en: 'entry to university of applied sciences', words: ['fachabitur'] },
      { value: 'Abitur', en: 'entry to university', words: ['hochschulreife'] },
    ],
    label: { de: 'Schulabschluss', en: 'School leaving certificate' },
    question: { de: 'Welchen Schulabschluss hat die Person?', en: 'Which school leaving certificate?' },
  },
  {
    key: 'klasse',
    aliases: ['class'],
    kind: 'number',
    unit: 'class',
    most: 13,
    none: ['keine', 'none'],
    label: { de: 'Schulklasse', en: 'School year' },
    question: { de: 'In welche Klasse geht die Person?', en: 'Which school year is the person in?' },
  },
  yesNo(
    'ausbildungsreif',
    { de: 'Ausbildungsreif', en: 'Ready for training' },
    { de: 'Ist die Person ausbildungsreif?', en: 'Is the person ready for vocational training?' },
    { elsewhere: IN_CASE('Die Ausbildungsreife tragen Sie mit „schule“ ein.', 'This is recorded with “schule”.') },
  ),
  {
    key: 'ausbildung',
    aliases: ['in-ausbildung', 'training'],
    kind: 'choice',
    values: [
      { value: 'keine', en: 'none', words: ['nein', 'ohne', 'none', 'no'] },
      { value: 'EQ', en: 'EQ', words: ['einstiegsqualifizierung'] },
      { value: 'betrieblich', en: 'in a firm', words: ['betriebliche ausbildung'] },
      { value: 'schulisch', en: 'at a school', words: ['schulische ausbildung'] },
      { value: 'außerbetrieblich', en: 'outside a firm', words: ['ausserbetriebliche ausbildung', 'bae'] },
    ],
    label: { de: 'Laufende Ausbildung', en: 'Running vocational training' },
    question: {
      de: 'Ist die Person in einer Ausbildung oder EQ?',
      en: 'Is the person in vocational training or an EQ?',
    },
  },
  yesNo(
    'lernbeeintraechtigt',
    { de: 'Lernbeeinträchtigt', en: 'Learning difficulties' },
    { de: 'Ist die Person lernbeeinträchtigt?', en: 'Does the person have learning difficulties?' },
    { private: 'health' },
  ),
  yesNo(
    'sozial-benachteiligt',
    { de: 'Sozial benachteiligt', en: 'Socially disadvantaged' },
    { de: 'Ist die Person sozial benachteiligt?', en: 'Is the person socially disadvantaged?' },
    { private: 'personal' },
  ),
  {
    key: 'sprache',
    aliases: ['deutsch', 'sprachniveau', 'german'],
    kind: 'choice',
    values: [
      { value: 'keine', en: 'none', words: ['kein', 'none', 'a0'] },
      ...same(['A1', 'A2', 'B1', 'B2', 'C1', 'C2']),
      { value: 'Muttersprache', en: 'native', words: ['muttersprachlich', 'native'] },
    ],
    label: { de: 'Deutschkenntnisse', en: 'Level of German' },
    question: { de: 'Welches Sprachniveau hat die Person in Deutsch?', en: 'Which level of German?' },
  },
  yesNo(
    'migrationshintergrund',
    { de: 'Migrationshintergrund', en: 'Migration background' },
    { de: 'Hat die Person einen Migrationshintergrund?', en: 'Does the person have a migration background?' },
    { aliases: ['migration', 'migrationsgeschichte'], private: 'personal' },
  ),
  {
    key: 'geschlecht',
    aliases: ['gender'],
    kind: 'choice',
    values: [
      { value: 'weiblich', en: 'female', words: ['w', 'frau', 'f'] },
      { value: 'männlich', en: 'male', words: ['m', 'mann'] },
      { value: 'divers', en: 'non-binary', words: ['d'] },
    ],
    label: { de: 'Geschlecht', en: 'Gender' },
    question: { de: 'Welches Geschlecht ist eingetragen?', en: 'Which gender is recorded?' },
    private: 'personal',
  },
  {
    key: 'haushalt',
    aliases: ['household', 'familienstand'],
    kind: 'choice',
    values: [
      { value: 'alleinstehend', en: 'single', words: ['single', 'allein', 'ledig'] },
      { value: 'alleinerziehend', en: 'single parent', words: ['alleinerziehende', 'single-parent'] },
      { value: 'Paar ohne Kinder', en: 'couple without children', words: ['paar'] },
      { value: 'Paar mit Kindern', en: 'couple with children', words: ['familie'] },
      { value: 'bei den Eltern', en: 'with parents', words: ['eltern'] },
    ],
    label: { de: 'Haushalt', en: 'Household' },
    question: {
      de: 'Wie lebt die Person: allein, alleinerziehend, als Paar mit oder ohne Kinder, bei den Eltern?',
      en: 'How does the person live: alone, as a single parent, as a couple, with parents?',
    },
    private: 'family',
  },
  {
    key: 'kinder',
    aliases: ['kind', 'children'],
    kind: 'children',
    label: { de: 'Kinder im Haushalt', en: 'Children in the household' },
    question: {
      de: 'Leben Kinder im Haushalt, und wie alt sind sie?',
      en: 'Are there children in the household, of which age?',
    },
    private: 'family',
  },
  yesNo(
    'kinderbetreuung',
    { de: 'Kinderbetreuung gesichert', en: 'Childcare secured' },
    { de: 'Ist die Betreuung der Kinder gesichert?', en: 'Is childcare secured?' },
    { aliases: ['betreuung', 'childcare'], private: 'family' },
  ),
  {
    key: 'stunden',
    aliases: ['wochenstunden', 'hours'],
    kind: 'number',
    unit: 'hours',
    most: 60,
    label: { de: 'Mögliche Wochenstunden', en: 'Possible hours a week' },
    question: {
      de: 'Wie viele Stunden in der Woche kann die Person teilnehmen?',
      en: 'How many hours a week can the person attend?',
    },
  },
  {
    key: 'gdb',
    aliases: ['behinderung', 'grad-der-behinderung'],
    kind: 'number',
    unit: 'degree',
    most: 100,
    none: ['kein', 'keiner', 'keine', 'nein', 'none'],
    label: { de: 'Grad der Behinderung', en: 'Degree of disability' },
    question: {
      de: 'Ist ein Grad der Behinderung festgestellt, und welcher?',
      en: 'Is a degree of disability on record, and which?',
    },
    private: 'health',
  },
  yesNo(
    'gleichstellung',
    { de: 'Gleichstellung', en: 'Equal status' },
    {
      de: 'Ist die Person schwerbehinderten Menschen gleichgestellt?',
      en: 'Does the person have equal status with severely disabled people?',
    },
    { aliases: ['gleichgestellt'], private: 'health' },
  ),
  yesNo(
    'reha',
    { de: 'Rehabilitand (LTA)', en: 'In vocational rehabilitation' },
    { de: 'Ist die Person Rehabilitandin oder Rehabilitand (LTA)?', en: 'Is the person in vocational rehabilitation?' },
    { aliases: ['rehabilitand', 'rehabilitandin', 'lta'], private: 'health' },
  ),
  {
    key: 'reha-traeger',
    aliases: ['rehatraeger'],
    kind: 'choice',
    values: [
      { value: 'keiner', en: 'none', words: ['kein', 'none'] },
      { value: 'BA', en: 'BA', words: ['agentur', 'agentur fuer arbeit'] },
      { value: 'Rentenversicherung', en: 'pension insurance', words: ['drv', 'rv'] },
      { value: 'Unfallversicherung', en: 'accident insurance', words: ['dguv', 'uv', 'berufsgenossenschaft', 'bg'] },
      { value: 'Kriegsopferfürsorge', en: 'war victims’ welfare', words: ['kriegsopferversorgung'] },
      { value: 'anderer', en: 'other', words: ['andere'] },
    ],
    label: { de: 'Reha-Träger', en: 'Rehabilitation provider' },
    question: { de: 'Wer ist der Reha-Träger?', en: 'Who is the rehabilitation provider?' },
    private: 'health',
  },
  {
    key: 'inbeq',
    kind: 'choice',
    values: [
      { value: 'keine', en: 'none', words: ['nein', 'none', 'no'] },
      { value: 'läuft', en: 'running', words: ['laufend', 'running'] },
      { value: 'beendet', en: 'over', words: ['abgeschlossen', 'over'] },
    ],
    label: { de: 'InbeQ', en: 'InbeQ' },
    question: { de: 'Nimmt oder nahm die Person an einer InbeQ teil?', en: 'Is or was the person in an InbeQ?' },
    private: 'health',
  },
  yesNo(
    'assistenz',
    { de: 'Ambulante Assistenz', en: 'Assistance at home' },
    { de: 'Hat die Person eine ambulante Assistenz?', en: 'Does the person have assistance at home?' },
    { private: 'health' },
  ),
  {
    key: 'erwerbsminderung',
    aliases: ['em-rente', 'rente'],
    kind: 'choice',
    values: [
      { value: 'keine', en: 'none', words: ['nein', 'none', 'no'] },
      { value: 'Antrag gestellt', en: 'applied for', words: ['antrag', 'beantragt', 'applied'] },
      { value: 'teilweise', en: 'partial', words: ['teil', 'partial'] },
      { value: 'voll', en: 'full', words: ['volle', 'full'] },
    ],
    label: { de: 'Erwerbsminderung', en: 'Reduced earning capacity' },
    question: {
      de: 'Liegt eine Erwerbsminderung vor, oder ist eine Rente beantragt?',
      en: 'Is there a reduced earning capacity, or has a pension been applied for?',
    },
    private: 'health',
  },
  {
    key: 'arbeitsunfaehig',
    aliases: ['au', 'krank', 'krankgeschrieben', 'sick'],
    kind: 'number',
    unit: 'months',
    most: 720,
    since: true,
    none: ['nein', 'nicht', 'no'],
    label: { de: 'Arbeitsunfähig seit', en: 'Unfit for work for' },
    question: { de: 'Seit wann ist die Person arbeitsunfähig?', en: 'Since when has the person been unfit for work?' },
    private: 'health',
  },
  yesNo(
    'motiviert',
    { de: 'Motiviert', en: 'Motivated' },
    { de: 'Ist die Person motiviert?', en: 'Is the person motivated?' },
    { private: 'personal' },
  ),
  yesNo(
    'erreichbar',
    { de: 'Erreichbar', en: 'Can be reached' },
    { de: 'Ist die Person für Gespräche erreichbar?', en: 'Can the person be reached for talks?' },
    { private: 'personal' },
  ),
  yesNo(
    'entzieht-sich',
    { de: 'Entzieht sich den Angeboten', en: 'Evades every offer' },
    { de: 'Entzieht sich die Person allen Angeboten?', en: 'Does the person evade every offer?' },
    { private: 'personal' },
  ),
  yesNo(
    'fuehrerschein',
    { de: 'Führerschein', en: 'Driving licence' },
    { de: 'Hat die Person einen Führerschein?', en: 'Does the person have a driving licence?' },
  ),
  yesNo(
    'fahrzeug',
    { de: 'Fahrzeug', en: 'Vehicle' },
    { de: 'Hat die Person ein Fahrzeug?', en: 'Does the person have a vehicle?' },
    { aliases: ['auto', 'pkw', 'car'] },
  ),
  {
    key: 'ort',
    aliases: ['wohnort', 'place', 'wohngebiet'],
    kind: 'text',
    label: { de: 'Wohnort', en: 'Place of residence' },
    question: { de: 'Wo wohnt die Person (Ort oder Wohngebiet)?', en: 'Where does the person live?' },
    private: 'personal',
  },
  {
    key: 'hemmnisse',
    aliases: ['hemmnis', 'handlungsbedarf', 'handlungsbedarfe', 'obstacles'],
    kind: 'hemmnisse',
    label: { de: 'Hemmnisse', en: 'Hemmnisse' },
    question: { de: 'Welche Hemmnisse sind offen?', en: 'Which Hemmnisse are open?' },
    private: 'personal',
    elsewhere: IN_CASE('Hemmnisse tragen Sie mit „hemmnis“ ein.', 'Hemmnisse are recorded with “hemmnis”.'),
  },
  {
    key: 'anzahl-hemmnisse',
    kind: 'number',
    unit: 'count',
    most: 50,
    label: { de: 'Offene Hemmnisse', en: 'Open Hemmnisse' },
    question: { de: 'Welche Hemmnisse sind offen?', en: 'Which Hemmnisse are open?' },
    private: 'personal',
    elsewhere: IN_CASE('Die offenen Hemmnisse zählt Fallbote selbst.', 'Fallbote counts the open Hemmnisse itself.'),
  },
];

const BY_KEY: ReadonlyMap<string, Merkmal> = new Map(MERKMALE.map((merkmal) => [merkmal.key, merkmal]));

/** A Merkmal by its key, as criteria and stored profiles name it. */
export const merkmalOf = (key: string): Merkmal | undefined => BY_KEY.get(key);
