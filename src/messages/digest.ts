import type { Language } from '../cases/values.ts';
import { type DigestMessages, digestDe } from './digest-de.ts';
import { digestEn } from './digest-en.ts';

export type { DigestMessages };

/** What the digest says. */
export const digestMessages = (language: Language): DigestMessages => (language === 'en' ? digestEn : digestDe);
