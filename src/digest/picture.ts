import { fromDay } from '../calendar/civil-date.ts';
import type { Language } from '../cases/values.ts';
import { digestMessages } from '../messages/digest.ts';
import type { Picture } from '../reply/picture.ts';
import { drawAside } from './aside.ts';
import type { Panel } from './chart.ts';
import { type DigestInput, type DigestSeries, digestSeries } from './digest.ts';
import type { Sketch } from './draw.ts';
import { type DigestPeriod, windowsUntil } from './period.ts';
import type { Shown } from './suppress.ts';
import { dateText, shownText } from './wording.ts';

/** How many periods the picture goes back. */
const PERIODS = 6;

const two = (n: number): string => `${n}`.padStart(2, '0');

/** Under a bar: "20.11.", "20 Nov"; with the year below it where the bars reach back further. */
function shortDate(value: number, period: DigestPeriod, language: Language): string {
  const { year, month, day } = fromDay(value);
  const short = language === 'de' ? `${two(day)}.${two(month)}.` : dateText(value, language).slice(0, -5);
  return period === 'quarter' ? `${short}\n${year}` : short;
}

const heightOf = (shown: Shown): number => (shown.is === 'number' ? shown.n : 0);

function panelOf(
  { figure, values }: DigestSeries,
  names: readonly string[],
  titles: Partial<Record<string, string>>,
): Panel {
  const most = Math.max(4, ...values.map(heightOf));
  return {
    title: titles[figure] ?? figure,
    bars: values.map((shown, i) => {
      const hollow = shown.is !== 'number';
      // as high whatever it is, and high enough to be seen
      return { name: names[i] ?? '', label: shownText(shown), n: hollow ? most / 12 : heightOf(shown), hollow };
    }),
  };
}

/** Gives everything else its turn. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));

/** What the picture shows, before it is drawn, and everything of it in words, for those who do not see it. */
export async function pictureOf(input: DigestInput, language: Language): Promise<Sketch & { readonly alt: string }> {
  const t = digestMessages(language).picture;
  const { office, team, period, today } = input;
  const windows = windowsUntil(period, today, PERIODS);
  const names = windows.map(({ until }) => shortDate(until, period, language));
  const panels = (await digestSeries(input, PERIODS, breathe)).map((series) => panelOf(series, names, t.figure));
  const name = office.teams.find(({ id }) => id === team)?.name ?? team;
  const title = t.title(name, period);
  const until = dateText(today - 1, language);
  const said = panels.map(
    (panel) => `${panel.title}: ${panel.bars.map((bar) => `${bar.name.replace('\n', ' ')}: ${bar.label}`).join('; ')}.`,
  );
  return {
    panels,
    text: { title: `${title}, ${t.until(until)}`, note: t.note },
    alt: [t.alt(title, windows.map(({ until: day }) => dateText(day, language)).join(', ')), ...said].join(' '),
  };
}

/** The picture of a digest: internal, as the digest itself. */
export async function digestPicture(input: DigestInput, language: Language, widest?: number): Promise<Picture> {
  const { alt, ...sketch } = await pictureOf(input, language);
  return { grade: 'internal', png: await drawAside(widest === undefined ? sketch : { ...sketch, widest }), alt };
}
