import { describe, expect, test } from 'vitest';
import { entered, refused } from './caseload.ts';

const YOUNG = {
  birthDate: '2007-05-05',
  zielgruppen: [{ zielgruppe: 'Ausbildungsabsolventen' as const, since: '2026-05-04' }],
  ausbildungen: [{ id: 'a-1', kind: 'betriebliche Ausbildung' as const, start: '2023-05-01', end: '2026-05-29' }],
};

describe('"zielgruppe"', () => {
  test('a new Zielgruppe settles the question whether it still fits', async () => {
    const { said, kase, effects } = await entered(YOUNG, 'zielgruppe F-1 Vermittlungskunde seit 16.11.');
    expect(said).toBe(
      'Zielgruppe Vermittlungskunden seit Mo 16.11.2026 (bisher: Zielgruppe Ausbildungsabsolventen seit Mo 04.05.2026)',
    );
    expect(kase.zielgruppen?.at(-1)).toEqual({ zielgruppe: 'Vermittlungskunden', since: '2026-11-16' });
    expect(effects).toEqual(['satisfied absolvent-6-monate 2026-11-29', 'missing vermittlung-24-monate']);
  });

  test('in English', async () => {
    const { said } = await entered(YOUNG, 'group F-1 Aktivierungskunden', 'en');
    expect(said).toContain('Zielgruppe Aktivierungskunden since Fri 20 Nov 2026');
  });

  test('short words are understood, doubtful ones are not guessed', async () => {
    expect((await entered(YOUNG, 'zielgruppe F-1 aktiv')).kase.zielgruppen?.at(-1)?.zielgruppe).toBe(
      'Aktivierungskunden',
    );
    expect(await refused(YOUNG, 'zielgruppe F-1 Ausbildung')).toContain('„Ausbildung“');
    expect(await refused(YOUNG, 'zielgruppe F-1 Absolventen')).toContain(
      'Das steht schon da: Zielgruppe Ausbildungsabsolventen seit Mo 04.05.2026.',
    );
  });

  test('is for people under 25 only', async () => {
    const older = { birthDate: '2001-11-20', zielgruppen: [] };
    expect(await refused(older, 'zielgruppe F-1 Vermittlungskunden')).toContain(
      'Zielgruppen gelten nur unter 25. Am Fr 20.11.2026 war der 25. Geburtstag schon vorbei.',
    );
    expect((await entered(older, 'zielgruppe F-1 Vermittlungskunden seit gestern')).kase.zielgruppen).toHaveLength(1);
  });
});
