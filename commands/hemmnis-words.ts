import { findHandlungsbedarf, findSubKind } from '../src/cases/hemmnis-catalogue.ts';
import type { Language } from '../src/cases/values.ts';

/** A Handlungsbedarf in the language of the answer; as on file where the catalogue does not know it. */
export const handlungsbedarfName = (name: string, language: Language): string =>
  language === 'en' ? (findHandlungsbedarf(name)?.en ?? name) : name;

/** A sub-kind of a Hemmnis in the language of the answer. */
export const subKindName = (name: string, language: Language): string =>
  language === 'en' ? (findSubKind(name)?.en ?? name) : name;
