import { describe, expect, it } from 'vitest';
import { createProgress } from '../../adapters/cli/progress.ts';

function progressAt(terminal: boolean) {
  let now = 0;
  const written: string[] = [];
  const progress = createProgress(
    terminal,
    (text) => written.push(text),
    () => now,
  );
  return {
    written,
    show: (at: number, what: string, share?: number) => {
      now = at;
      progress.show(what, share);
    },
    end: () => progress.end(),
  };
}

describe('the progress of a long import', () => {
  it('is shown on a terminal after a second, ten times a second at most, and goes at the end', () => {
    const { written, show, end } = progressAt(true);
    show(900, 'faelle.csv', 0.2);
    expect(written).toEqual([]);
    show(1000, 'kontakte.csv', 0.25);
    show(1050, 'kontakte.csv', 0.26);
    show(1100, 'Pruefen');
    expect(written).toEqual(['\r\u001B[Kkontakte.csv [######..................] 25 %', '\r\u001B[KPruefen']);
    end();
    end();
    expect(written.slice(2)).toEqual(['\r\u001B[K']);
  });

  it('is silent where nobody watches', () => {
    const { written, show, end } = progressAt(false);
    show(5000, 'faelle.csv', 0.5);
    end();
    expect(written).toEqual([]);
  });
});
