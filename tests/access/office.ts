import type { ImportFile } from '../../src/cases/office.ts';
import { type CaseInput, sound } from '../bot/ask.ts';

const kase = (no: string, rest: Partial<CaseInput> & Pick<CaseInput, 'team'>): CaseInput => ({
  no,
  opened: '2020-01-07',
  birthDate: '1980-02-03',
  hemmnisse: [{ id: 'h-1', handlungsbedarf: 'Wohnsituation', history: [{ status: 'erkannt', on: '2026-01-08' }] }],
  followUps: [{ id: 'w-1', due: '2026-11-25', text: `Rückruf ${no.replace('-', ' ')}` }],
  ...rest,
});

/**
 * Two teams. Herr Buche stands in for Frau Ahorn from Monday 16.11. through Friday 20.11.2026, and Frau Dorn for Herr Buche
 * all November. Frau Tanne leads the south and has cases of her own, one of them in the north.
 */
export const accessOffice: ImportFile = sound({
  fallbote: 1,
  office: {
    name: 'Jobcenter Waldrand',
    land: 'BB',
    teams: [
      { id: 'nord', name: 'Nord' },
      { id: 'sued', name: 'Süd' },
    ],
    staff: [
      { id: 'ahorn', name: 'Frau Ahorn', roles: ['caseManager'], team: 'nord' },
      { id: 'buche', name: 'Herr Buche', roles: ['caseManager'], team: 'nord' },
      { id: 'dorn', name: 'Frau Dorn', roles: ['caseManager'], team: 'sued' },
      { id: 'lead-nord', name: 'Herr Linde', roles: ['teamLead'], team: 'nord' },
      { id: 'lead-sued', name: 'Frau Tanne', roles: ['teamLead', 'caseManager'], team: 'sued' },
      { id: 'admin', name: 'Frau Weide', roles: ['admin'], team: 'nord' },
    ],
    deputies: [
      { of: 'ahorn', deputy: 'buche', from: '2026-11-16', until: '2026-11-20' },
      { of: 'buche', deputy: 'dorn', from: '2026-11-01', until: '2026-11-30' },
    ],
  },
  cases: [
    kase('F-1', { team: 'nord', manager: 'ahorn', bedarfsgemeinschaft: 'BG-1' }),
    kase('F-2', { team: 'nord', manager: 'buche' }),
    kase('F-3', { team: 'sued', manager: 'dorn', bedarfsgemeinschaft: 'BG-1' }),
    kase('F-4', { team: 'nord', bedarfsgemeinschaft: 'BG-1' }),
    kase('F-5', { team: 'nord', manager: 'lead-sued' }),
    kase('F-6', { team: 'sued', manager: 'lead-sued' }),
    kase('F-7', {
      team: 'nord',
      manager: 'ahorn',
      bedarfsgemeinschaft: 'BG-1',
      closed: { on: '2026-01-30', deletedOn: '2026-11-02' },
    }),
  ],
});
