// A process of its own for tests: `own <folder> [what]` takes a folder and keeps it; `write <folder> <seed>` commits in a
// loop, says the number of each commit that was kept, and goes on until it is killed.
import type { FallboteError } from '../../src/errors.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { randomFrom } from './random.ts';
import { line, OFFICE, sample } from './samples.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

async function own(folder: string, what = 'Fallbote'): Promise<void> {
  try {
    await openJsonStore(folder, { what });
    say('own');
  } catch (error) {
    say(`${(error as FallboteError).code} ${(error as Error).message}`);
  }
  // stays, whether it owns the folder or not
  setInterval(() => undefined, 1000);
}

/** Commit n puts case F-<n mod 500>, so that every kept commit can be found; now and then an import or a removal. */
async function write(folder: string, seed: number, first: number): Promise<void> {
  const random = randomFrom(seed);
  const store = await openJsonStore(folder, { foldAfter: 12 });
  say('open');
  for (let n = first; ; ) {
    const group = Array.from({ length: 1 + Math.floor(random() * 3) }, () => n++);
    await Promise.all(
      group.map(async (at) => {
        const kase = sample(`F-${at % 500}`, { manager: `v-${at}` });
        const audit = [line(at, [`n-${at}`])];
        if (at % 41 === 0) await store.commit({ put: [kase], imported: { office: OFFICE, cases: [kase] }, audit });
        else if (at % 67 === 0)
          await store
            .commit({ put: [kase], remove: [`X-${at % 5}`], audit })
            .catch(() => store.commit({ put: [kase, sample(`X-${at % 5}`)], audit }));
        else if (at % 13 === 0) await store.log(audit);
        else await store.commit({ put: [kase], audit });
        say(String(at));
      }),
    );
  }
}

const [, , mode = '', folder = '', ...rest] = process.argv;
if (mode === 'own') await own(folder, ...rest);
else await write(folder, Number(rest[0]), Number(rest[1]));
