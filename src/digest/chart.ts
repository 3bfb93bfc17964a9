import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** One small chart: a bar per period, oldest first. */
export interface Panel {
  readonly title: string;
  readonly bars: readonly {
    /** under the bar */
    readonly name: string;
    /** above the bar */
    readonly label: string;
    /** height */
    readonly n: number;
    /** the number is not told: an outline of one height for all of them */
    readonly hollow: boolean;
  }[];
}

export interface ChartText {
  readonly title: string;
  readonly note: string;
}

/**
 * The colours bring their own ground, so that the picture reads the same in a light and a dark window: text and bars
 * against it at least 4.5:1 (a test counts).
 */
export const COLOURS = { ground: '#ffffff', text: '#1b242c', quiet: '#46515b', bar: '#1d5c8a' };

export const FONT = 'DejaVu Sans';
export const SIZE = { width: 960, height: 640 };

const COLUMNS = 2;
const LEFT = 48;
const TOP = 118;
const BETWEEN = { x: 64, y: 96 };
const BOTTOM = 78;

use([BarChart, GridComponent, TitleComponent, AriaComponent, SVGRenderer]);

const STRIPES = {
  symbol: 'rect',
  color: COLOURS.ground,
  dashArrayX: [1, 0],
  dashArrayY: [3, 5],
  rotation: -Math.PI / 4,
};

function barOf({ n, label, hollow }: Panel['bars'][number], last: boolean) {
  return {
    value: n,
    label: { formatter: label },
    itemStyle: {
      color: hollow ? COLOURS.ground : COLOURS.bar,
      borderColor: COLOURS.bar,
      borderWidth: 2,
      borderType: hollow ? ('dashed' as const) : ('solid' as const),
      ...(last && !hollow ? { decal: STRIPES } : {}),
    },
  };
}

/** Bars over time, a small chart per figure, as SVG. Draws without a DOM. */
export function drawChart(panels: readonly Panel[], text: ChartText): string {
  const rows = Math.ceil(panels.length / COLUMNS);
  const width = (SIZE.width - 2 * LEFT - (COLUMNS - 1) * BETWEEN.x) / COLUMNS;
  const height = (SIZE.height - TOP - BOTTOM - (rows - 1) * BETWEEN.y) / rows;
  const place = (i: number) => ({
    left: LEFT + (i % COLUMNS) * (width + BETWEEN.x),
    top: TOP + Math.floor(i / COLUMNS) * (height + BETWEEN.y),
    width,
    height,
  });
  const label = { color: COLOURS.text, fontFamily: FONT, fontSize: 15 };
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: COLOURS.ground,
      textStyle: { fontFamily: FONT },
      aria: { enabled: false, decal: { show: true } },
      title: [
        {
          text: text.title,
          left: LEFT,
          top: 22,
          padding: 0,
          textStyle: { ...label, fontSize: 22, fontWeight: 'bold', width: SIZE.width - 2 * LEFT, overflow: 'truncate' },
        },
        {
          text: text.note,
          left: LEFT,
          bottom: 16,
          padding: 0,
          textStyle: { ...label, color: COLOURS.quiet, fontSize: 13, fontWeight: 'normal' },
        },
        ...panels.map(({ title }, i) => ({
          text: title,
          left: place(i).left,
          top: place(i).top - 46,
          padding: 0,
          textStyle: { ...label, fontSize: 16, fontWeight: 'bold' as const },
        })),
      ],
      grid: panels.map((_, i) => place(i)),
      xAxis: panels.map(({ bars }, gridIndex) => ({
        gridIndex,
        type: 'category' as const,
        data: bars.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: COLOURS.quiet } },
        axisLabel: { ...label, color: COLOURS.quiet, fontSize: 13, interval: 0 },
      })),
      yAxis: panels.map(({ bars }, gridIndex) => ({
        gridIndex,
        show: false,
        min: 0,
        // charts without a number above 0 still have a scale
        max: Math.max(4, ...bars.map(({ n }) => n)),
      })),
      series: panels.map(({ bars }, i) => ({
        type: 'bar' as const,
        xAxisIndex: i,
        yAxisIndex: i,
        barWidth: '56%',
        silent: true,
        emphasis: { disabled: true },
        label: { ...label, show: true, position: 'top' as const },
        data: bars.map((bar, b) => barOf(bar, b === bars.length - 1)),
      })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
