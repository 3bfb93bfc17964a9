import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toDay } from '../src/calendar/civil-date.ts';
import { demoOffice } from '../src/demo/demo-office.ts';
import { openJsonStore } from '../src/store/json/json-store.ts';
import { startAuthority } from '../tests/adapters/teams/authority.ts';
import { type App, beside, duel, freePort, loaded, startApp, stopApp } from './apps.ts';
import type { Load } from './teams-load.ts';

const APP = '0fa11b07-0000-4000-8000-00000000b07b';
const TENANT = '0fa11b07-0000-4000-8000-00000000aaaa';
const TODAY = toDay(2026, 11, 20);
const CASES = 13_000;

/** The office on disk, with everybody linked; gives the accounts of its case managers. */
async function makeOffice(path: string): Promise<readonly string[]> {
  const { office, cases } = demoOffice({ cases: CASES, seed: 7, today: TODAY });
  const staff = office.staff.map((person) => ({ ...person, platforms: { teams: `aad-${person.id}`.toLowerCase() } }));
  const store = await openJsonStore(path);
  await store.commit({ office: { ...office, staff }, put: cases });
  await store.close();
  const managers = new Set(cases.map(({ manager }) => manager));
  return staff.filter(({ id }) => managers.has(id)).map(({ platforms }) => platforms.teams);
}

/** `fristen` of the case managers in turn, against a bare bot that says it back; both prove who calls, in the same run. */
export async function benchTeams(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fallbote-bench-teams-'));
  const authority = await startAuthority({ appId: APP });
  const apps: App[] = [];
  try {
    const data = join(folder, 'data');
    const users = await makeOffice(data);
    const servicePort = await freePort();
    const token = authority.token({ serviceurl: `http://127.0.0.1:${servicePort}/` });
    const start = async (...args: readonly string[]): Promise<App> => {
      const app = await startApp(args, (port) => ({
        TEAMS_APP_ID: APP,
        TEAMS_APP_PASSWORD: 'no-real-password-of-a-benchmark',
        TEAMS_TENANT_ID: TENANT,
        TEAMS_PORT: String(port),
        FALLBOTE_TEAMS_TRIAL_URL: authority.url,
      }));
      apps.push(app);
      return app;
    };
    const bare = await start(beside('teams-bare.mjs'));
    const own = await start(beside('teams-own.mjs'), data, '2026-11-20');
    const load = (app: App, wanted: string) => (connections: number, milliseconds: number) =>
      loaded('teams-load.mjs', {
        port: app.port,
        servicePort,
        appId: APP,
        tenantId: TENANT,
        token,
        users,
        text: 'fristen',
        connections,
        milliseconds,
        wanted,
      } satisfies Load);
    return await duel({
      names: ['bare botbuilder, echo', '`fristen`'],
      bare: load(bare, 'ok: fristen'),
      own: load(own, 'AdaptiveCard'),
    });
  } finally {
    for (const app of apps) await stopApp(app);
    await authority.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
