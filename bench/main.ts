// Measures side by side in one run and prints Markdown tables; with --write they go into docs/benchmarks.md.
import { benchDeadlines } from './deadlines.ts';

const { stdout } = process;
stdout.write(`${await benchDeadlines()}\n`);
