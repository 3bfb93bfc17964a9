import { fold } from '../calendar/fold.ts';

/** Two names that read the same are the same name: case, umlauts, ß and spaces do not count. */
export const nameKey = (name: string): string => fold(name).replaceAll(' ', '');
