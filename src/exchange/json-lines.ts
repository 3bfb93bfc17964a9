type Steps = readonly PropertyKey[];

/** The lines of places in a file, counted from 1; for what is missing, the line of what it belongs to. */
export type LinesOf = (places: readonly Steps[]) => readonly (number | undefined)[];

/** The places asked for, as a tree of their steps. */
interface Branch {
  readonly steps: Map<PropertyKey, Branch>;
  readonly places: number[];
}

function treeOf(places: readonly Steps[]): Branch {
  const root: Branch = { steps: new Map(), places: [] };
  places.forEach((steps, i) => {
    let at = root;
    at.places.push(i);
    for (const step of steps) {
      const next = at.steps.get(step) ?? { steps: new Map(), places: [] };
      at.steps.set(step, next);
      at = next;
      at.places.push(i);
    }
  });
  return root;
}

const SPACE = /[\s,:]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,:[\]{}"]+/y;

/** Walks through sound JSON, only where places are asked for. */
class Walker {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #counted = 0;
  readonly lines: (number | undefined)[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #lineHere(): number {
    let next = this.#text.indexOf('\n', this.#counted);
    while (next >= 0 && next < this.#at) {
      this.#line++;
      this.#counted = next + 1;
      next = this.#text.indexOf('\n', this.#counted);
    }
    return this.#line;
  }

  /** Goes past one value, however deep it nests. */
  #skip(): void {
    let depth = 0;
    do {
      this.#take(SPACE);
      const char = this.#text.charAt(this.#at);
      if (char === '"') this.#take(STRING);
      else if ('{['.includes(char)) {
        depth++;
        this.#at++;
      } else if ('}]'.includes(char)) {
        depth--;
        this.#at++;
      } else this.#take(SCALAR);
    } while (depth > 0 && this.#at < this.#text.length);
  }

  visit(branch: Branch): void {
    this.#take(SPACE);
    const line = this.#lineHere();
    for (const place of branch.places) this.lines[place] = line;
    const open = this.#text.charAt(this.#at);
    if (branch.steps.size === 0 || (open !== '{' && open !== '[')) {
      this.#skip();
      return;
    }
    this.#at++;
    for (let index = 0; ; index++) {
      this.#take(SPACE);
      const char = this.#text.charAt(this.#at);
      if (char === '}' || char === ']' || char === '') break;
      const key = open === '{' ? (JSON.parse(this.#take(STRING)) as string) : index;
      const inner = branch.steps.get(key);
      if (inner === undefined) this.#skip();
      else this.visit(inner);
    }
    this.#at++;
  }
}

/** Finds lines in sound JSON; none in a text of a single line, where they would tell nobody anything. */
export function jsonLines(text: string): LinesOf {
  return (places) => {
    if (!text.trimEnd().includes('\n')) return places.map(() => undefined);
    const walker = new Walker(text);
    walker.visit(treeOf(places));
    return walker.lines;
  };
}
