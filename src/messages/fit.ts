import type { Language } from '../cases/values.ts';
import { type FitMessages, fitDe } from './fit-de.ts';
import { fitEn } from './fit-en.ts';

export type { FitMessages };

/** What the bot says about Maßnahmen. */
export const fitMessages = (language: Language): FitMessages => (language === 'en' ? fitEn : fitDe);
