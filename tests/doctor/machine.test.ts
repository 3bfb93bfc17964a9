import { describe, expect, test } from 'vitest';
import { worst } from '../../src/doctor/finding.ts';
import { checkClock, checkNode, checkVariables } from '../../src/doctor/machine.ts';

describe('the machine', () => {
  test.each([
    ['v18.20.4', 'error'],
    ['v20.18.9', 'error'],
    ['v20.19.0', 'note'],
    ['v22.12.0', 'ok'],
    ['v24.1.0', 'ok'],
    ['v26.0.0', 'ok'],
  ])('Node %s: %s', (version, severity) => {
    expect(checkNode(version).severity).toBe(severity);
  });

  test('a variable with a typing error is named, with what there is', () => {
    const [finding] = checkVariables(['PATH', 'FALLBOTE_DATA', 'FALLBOTE_DTA']);
    expect(finding).toMatchObject({
      severity: 'warning',
      text: { de: 'Die Umgebungsvariable FALLBOTE_DTA kennt Fallbote nicht.' },
    });
    expect(finding?.remedy?.de).toContain('FALLBOTE_DATA');
    expect(worst(checkVariables(['PATH', 'FALLBOTE_DATA']))).toBe('ok');
  });

  test('one of a platform, too, where it is near to one that there is; what other programs have is theirs', () => {
    expect(checkVariables(['TEAMS_APP_PASWORD', 'SLACK_SIGNING_SECRTE', 'FALLBOTE_DTA'])).toMatchObject([
      {
        text: { de: expect.stringContaining('SLACK_SIGNING_SECRTE') },
        remedy: { de: 'Ist SLACK_SIGNING_SECRET gemeint?' },
      },
      { severity: 'warning', remedy: { de: 'Ist TEAMS_APP_PASSWORD gemeint?' } },
      { text: { de: expect.stringContaining('FALLBOTE_DTA') } },
    ]);
    const known = ['TEAMS_TENANT_ID', 'TEAMS_TENANTS', 'SLACK_PORT', 'TEAMS_PORT', 'FALLBOTE_TEAMS_TRIAL_URL'];
    expect(checkVariables([...known, 'SLACK_WEBHOOK_URL', 'TEAMS_WEBHOOK', 'TEAMSTER'])).toMatchObject([
      { severity: 'ok' },
    ]);
  });

  const clock = (now: string, newest?: string) => checkClock(new Date(now), newest);

  test('a clock before Fallbote existed, or long after, is wrong', () => {
    expect(worst(clock('2019-03-01T10:00:00Z'))).toBe('error');
    expect(worst(clock('2044-03-01T10:00:00Z'))).toBe('error');
    expect(clock('2026-11-20T23:30:00Z')[0]?.text.de).toBe('Heute ist 2026-11-21 in Berlin.');
  });

  test('a clock behind what was written down last is slow; five minutes are let pass', () => {
    expect(worst(clock('2026-11-20T10:00:00Z', '2026-11-20T10:04:00.000Z'))).toBe('ok');
    expect(clock('2026-11-20T10:00:00Z', '2026-11-20T11:00:00.000Z')[0]).toMatchObject({
      severity: 'error',
      remedy: { de: 'Bitte die Uhr des Rechners stellen (Zeitserver).' },
    });
  });

  test('the worst of several findings counts', () => {
    expect(worst([])).toBe('ok');
    expect(worst([checkNode('v24.0.0'), checkNode('v20.19.0')])).toBe('note');
    expect(worst([checkNode('v18.0.0'), checkNode('v20.19.0')])).toBe('error');
  });
});
