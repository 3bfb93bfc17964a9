import type { Language } from '../cases/values.ts';
import { de, type Messages } from './de.ts';
import { en } from './en.ts';

export type { Messages };

export function messagesIn(language: Language): Messages {
  return language === 'en' ? en : de;
}
