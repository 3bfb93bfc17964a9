import { chmodSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/doctor/finding.ts';
import { EXAMPLE, fallbote, type RunOptions, TODAY, temporaryFolder } from './fallbote.ts';

async function office() {
  const data = join(temporaryFolder(), 'daten');
  await fallbote(['import', EXAMPLE, '--data', data]);
  const doctor = async (options: RunOptions = {}) => {
    const { code, out } = await fallbote(['doctor', '--data', data, '--json', ...TODAY], options);
    const { severity, findings } = JSON.parse(out) as {
      readonly severity: string;
      readonly findings: readonly Finding[];
    };
    const of = (check: string) => findings.filter((finding) => finding.check === check && finding.severity !== 'ok');
    return { code, severity, findings, of };
  };
  return {
    data,
    doctor,
    file: (start: string) => join(data, readdirSync(data).find((name) => name.startsWith(start)) ?? ''),
  };
}

describe('fallbote doctor', () => {
  it('finds nothing wrong with a sound folder, and looks at everything', async () => {
    const { doctor } = await office();
    const { code, findings } = await doctor();
    expect(code).toBe(0);
    expect(new Set(findings.map((finding) => finding.check))).toEqual(
      new Set([
        'node',
        'slack',
        'teams',
        'configuration',
        'clock',
        'rules',
        'catalogue',
        'data-folder',
        'modes',
        'lock',
        'data',
        'generations',
        'audit',
        'space',
        'office',
        'people',
        'holidays',
      ]),
    );
    for (const finding of findings) if (finding.severity !== 'ok') expect(finding.remedy).toBeDefined();
  });

  it('names files that others may read, with the command that mends it (2)', async () => {
    const { data, doctor, file } = await office();
    chmodSync(file('cases-'), 0o644);
    const { code, of } = await doctor();
    expect(code).toBe(2);
    expect(of('modes')[0]?.text.de).toMatch(/^Eine Datei ist für andere lesbar: cases-/u);
    expect(of('modes')[0]?.remedy?.de).toBe(`chmod 600 ${join(data, '*.json*')}`);
  });

  it('looks at the folder behind a link, not at the link', async () => {
    const { data } = await office();
    const link = join(temporaryFolder(), 'verknuepft');
    symlinkSync(data, link);
    const { code, out } = await fallbote(['doctor', '--data', link, ...TODAY]);
    expect(code).toBe(0);
    expect(out).toContain('Rechte: nur für den Besitzer.');
  });

  it('names a torn file with its path (2), and goes on with the rest', async () => {
    const { doctor, file } = await office();
    const torn = file('cases-');
    truncateSync(torn, 100);
    const { code, of, findings } = await doctor();
    expect(code).toBe(2);
    expect(of('data')[0]?.text.de).toContain(torn);
    expect(of('data')[0]?.remedy?.de).toContain('fallbote restore');
    expect(findings.some((finding) => finding.check === 'audit')).toBe(true);
  });

  it('finds a changed audit trail (2)', async () => {
    const { doctor, file } = await office();
    const trail = file('audit-2');
    writeFileSync(trail, readFileSync(trail, 'utf8').replace('import', 'export'));
    const { code, of } = await doctor();
    expect(code).toBe(2);
    expect(of('audit')[0]?.remedy?.de).toContain('fallbote audit verify');
  });

  it('warns of a variable with a typing error (1)', async () => {
    const { doctor } = await office();
    const { code, of } = await doctor({ env: { FALLBOTE_DATEN: 'x' } });
    expect(code).toBe(1);
    expect(of('configuration')[0]?.text.de).toContain('FALLBOTE_DATEN');
  });

  it('mentions what does not belong there and a lock that was left, as notes (0)', async () => {
    const { data, doctor } = await office();
    writeFileSync(join(data, 'notiz.txt'), 'x', { mode: 0o600 });
    // a call that is killed leaves its lock
    await fallbote(['serve', '--data', data], { kill: 'SIGKILL' });
    const { code, of } = await doctor();
    expect(code).toBe(0);
    expect(of('foreign-files')[0]?.text.de).toContain('notiz.txt');
    expect(of('lock')[0]?.text.de).toContain('fallbote serve');
    const { out } = await fallbote(['ask', 'fall F-101', '--as', 'fm-1', '--data', data, ...TODAY]);
    expect(out).toContain('F-101');
    expect((await doctor()).of('lock')).toEqual([]);
  });

  it('says which process has the folder, to the doctor and to everybody else who wants to write', async () => {
    const { data, doctor } = await office();
    const serving = fallbote(['serve', '--data', data], { kill: 'SIGCONT' });
    for (let tries = 0; tries < 100 && !readdirSync(data).includes('fallbote.lock'); tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const { findings } = await doctor();
    const lock = findings.find((finding) => finding.check === 'lock');
    expect(lock?.text.de).toMatch(/^Mit dem Ordner arbeitet: fallbote serve \(\d+\)$/u);
    const { code, err } = await fallbote(['import', EXAMPLE, '--data', data]);
    expect(code).toBe(1);
    expect(err).toMatch(/„fallbote serve“ \(Prozess \d+, seit .*\) arbeitet schon mit dem Ordner/u);
    process.kill(Number(/\((\d+)\)/u.exec(lock?.text.de ?? '')?.[1]), 'SIGTERM');
    expect((await serving).code).toBe(0);
    expect(readdirSync(data)).not.toContain('fallbote.lock');
  }, 30_000);

  it('prints sentences for people', async () => {
    const { data } = await office();
    const { out } = await fallbote(['doctor', '--data', data, ...TODAY]);
    expect(out).toMatch(/^gut {6}52 Fristenregeln geladen\.$/mu);
    expect(out.trimEnd()).toMatch(/Alles (?:in Ordnung\.|läuft; Hinweise siehe oben\.)$/u);
    expect((await fallbote(['doctor', '--lang', 'en'])).out).toContain('No data folder given');
  });
});

it('doctor says what is missing where Slack is set up by half, and that it does not answer where it does not', async () => {
  const half = { SLACK_BOT_TOKEN: 'xoxb-geheim' };
  const whole = {
    ...half,
    SLACK_TEAM_ID: 'T12',
    SLACK_APP_TOKEN: 'xapp-geheim',
    FALLBOTE_SLACK_API_URL: 'http://127.0.0.1:9/api/',
  };
  for (const [env, words] of [
    [half, /Es fehlt SLACK_TEAM_ID.*FB401/u],
    [whole, /Slack antwortet nicht.*FB403/u],
  ] as const) {
    const { code, out } = await fallbote(['doctor', ...TODAY], { env });
    expect(code).toBe(2);
    expect(out).toMatch(words);
    expect(out).not.toContain('geheim');
  }
});

const TEAMS = {
  TEAMS_APP_ID: 'aaaaaaaa-1111-4222-8333-444444444444',
  TEAMS_TENANT_ID: 'bbbbbbbb-1111-4222-8333-444444444444',
  TEAMS_APP_PASSWORD: 'geheim-geheim',
  FALLBOTE_TEAMS_TRIAL_URL: 'http://127.0.0.1:9',
};

it('doctor says what is missing where Teams is set up by half, and that it is taken where it is', async () => {
  const { TEAMS_TENANT_ID: _none, ...half } = TEAMS;
  const SLACK = { SLACK_BOT_TOKEN: 'xoxb-geheim' };
  for (const [env, code, words] of [
    [half, 2, /Es fehlt TEAMS_TENANT_ID.*FB401/u],
    [{ ...half, ...SLACK }, 2, /SLACK_TEAM_ID[\s\S]*TEAMS_TENANT_ID/u],
    [TEAMS, 0, /Microsoft nimmt Fallbote für Teams an/u],
    [{ ...TEAMS, TEAMS_PRT: '1' }, 1, /Ist TEAMS_PORT gemeint/u],
  ] as const) {
    const result = await fallbote(['doctor', ...TODAY], { env });
    expect(result.out).toMatch(words);
    expect(result.code).toBe(code);
    expect(result.out).not.toContain('geheim');
  }
});
