import { toIso } from '../../src/calendar/civil-date.ts';
import type { Language } from '../../src/cases/values.ts';
import type { Candidate } from '../../src/fit/ranking/proposal.ts';
import type { Fact } from '../../src/reply/reply.ts';
import { factText, needNames, shownExperience } from './candidate-words.ts';

/** Where a Maßnahme stands in an answer. */
export type Group = 'proposed' | 'not-needed' | 'unavailable' | 'excluded' | 'example' | 'contact';

/**
 * One Maßnahme for one person, for machines.
 * @param rank its place in its group, from 1
 */
export function candidateFact(
  candidate: Candidate,
  { group, rank, caseNo }: { readonly group: Group; readonly rank: number; readonly caseNo: string | undefined },
  language: Language,
): Fact<'sensitive'> {
  const { massnahme, verdict, findings, availability, covers, leaves, experience, counts, tried } = candidate;
  return {
    grade: 'sensitive',
    type: 'massnahme',
    value: {
      case: caseNo ?? null,
      id: massnahme.id,
      name: massnahme.name,
      verdict,
      group,
      rank,
      covers: needNames(covers, language),
      leaves: needNames(leaves, language),
      met: counts.met,
      failed: findings
        .filter(({ outcome }) => outcome === 'failed')
        .map((finding) => ({ condition: finding.condition[language], fact: factText(finding, language) ?? null })),
      unknown: findings
        .filter(({ outcome }) => outcome === 'unknown')
        .map(({ condition, questions: [question] }) => ({
          condition: condition[language],
          question: question?.text[language] ?? null,
          key: question?.key ?? null,
        })),
      open: availability.open,
      obstacle: availability.obstacle ?? null,
      free: availability.free ?? null,
      start: availability.start === undefined ? null : toIso(availability.start),
      experience: shownExperience(experience),
      tried: tried.length,
    },
  };
}
