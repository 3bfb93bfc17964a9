import type { HistoryEntry } from '../store/store.ts';

/** The command that takes back one entry and no other; the id is opaque. */
export const undoCommand = ({ id, case: no }: Pick<HistoryEntry, 'id' | 'case'>): string =>
  ['rueckgaengig', ...(no === undefined ? [] : [no]), `Eintrag:${id}`].join(' ');
