import type { CommandContext } from '../../src/bot/command.ts';
import type { Candidate, Proposal } from '../../src/fit/ranking/proposal.ts';
import { ORDER } from '../../src/fit/ranking/rank.ts';
import { type FitMessages, fitMessages } from '../../src/messages/fit.ts';
import { type Item, type Line, plain, type Section, sensitive } from '../../src/reply/reply.ts';
import { candidateFact, type Group } from './candidate-fact.ts';
import {
  conditionLines,
  coverText,
  experienceText,
  failedText,
  placesText,
  sentence,
  shortList,
  triedText,
} from './candidate-words.ts';
import { contacts, examples } from './elsewhere-view.ts';
import type { Kit } from './kit.ts';

/** Most proposals and other rows that an answer shows where not all are asked for. */
export const PROPOSALS_SHOWN = 5;
const OTHERS_SHOWN = 3;
const QUESTIONS_SHOWN = 3;

/** What the parts of the answer are made with. */
export interface View {
  readonly proposal: Proposal;
  readonly kit: Kit;
  readonly context: CommandContext;
  readonly caseNo: string | undefined;
}

const muted = (text: string): Line => [sensitive(text, 'muted')];

/** A proposal with all that speaks for and against it. */
export function proposalItem(candidate: Candidate, rank: number, group: Group, view: View): Item {
  const { context, kit, proposal, caseNo } = view;
  const { language, today } = context;
  const t = fitMessages(language);
  const { massnahme, verdict, availability, experience, tried } = candidate;
  const places = placesText(massnahme, availability, today, language, t);
  const nameOf = (id: string) => kit.byId.get(id)?.name ?? id;
  // nobody can have been assigned to it here
  const shipped = !kit.isOwn(massnahme) && massnahme.example !== true;
  // where nobody knows what is open, nobody can say that it fits
  const fits = proposal.needs === undefined && group === 'proposed' ? t.conditionsHold : t.fits;
  const verdictText = { fits, unclear: t.unclear, excluded: t.doesNotFit }[verdict];
  const failed = candidate.findings.filter(({ outcome }) => outcome === 'failed');
  return {
    line: [
      plain(`${rank}  `, 'muted'),
      sensitive(massnahme.name, 'strong'),
      plain(': '),
      sensitive(verdictText, verdict === 'unclear' ? 'alert' : 'strong'),
    ],
    details: [
      [sensitive(coverText(candidate, proposal.needs !== undefined, language, t))],
      ...(tried.length === 0 ? [] : [[sensitive(sentence(triedText(tried, nameOf, language, t)), 'alert')]]),
      muted(shipped ? t.shippedHint : experienceText(experience, language, t)),
      ...(verdict === 'excluded'
        ? failed.map((finding) => [sensitive(failedText(finding, language, t))])
        : conditionLines(candidate, language, t, QUESTIONS_SHOWN).map((text) => [sensitive(text)])),
      ...(places === undefined ? [] : [muted(places)]),
    ],
    facts: [candidateFact(candidate, { group, rank, caseNo }, language)],
  };
}

/** Why somebody does not fit, in one line: the first condition that fails. */
function whyNot({ findings }: Candidate, view: View, t: FitMessages): string {
  const failed = findings.filter(({ outcome }) => outcome === 'failed');
  const [first] = failed;
  if (first === undefined) return '';
  const more = failed.length > 1 ? `, ${t.moreFailed(failed.length - 1)}` : '';
  return `${failedText(first, view.context.language, t)}${more}`;
}

const whyNotNow = ({ availability }: Candidate, view: View): string =>
  availability.notes.map((note) => note[view.context.language]).join(', ');

/** A group in short: some rows with the reason each, the rest counted. All of them are in the facts. */
function shortGroup(
  candidates: readonly Candidate[],
  group: Group,
  heading: string,
  why: (candidate: Candidate) => string,
  view: View,
): readonly Section[] {
  if (candidates.length === 0) return [];
  const { language } = view.context;
  const t = fitMessages(language);
  const facts = candidates.map((candidate, i) =>
    candidateFact(candidate, { group, rank: i + 1, caseNo: view.caseNo }, language),
  );
  const shown = candidates.length <= OTHERS_SHOWN + 1 ? candidates.length : OTHERS_SHOWN;
  const items = candidates.slice(0, shown).map((candidate, i): Item => {
    const text = why(candidate);
    return {
      line: [sensitive(candidate.massnahme.name), ...(text === '' ? [] : [plain(': '), sensitive(text)])],
      facts: facts.slice(i, i + 1),
    };
  });
  const rest = candidates.length - shown;
  const more: Item[] = rest > 0 ? [{ line: [plain(t.moreOthers(rest), 'muted')], facts: facts.slice(shown) }] : [];
  return [{ heading: [plain(heading, 'strong')], items: [...items, ...more] }];
}

/** Names only, in one line. */
function namesOnly(candidates: readonly Candidate[], group: Group, heading: string, view: View): readonly Section[] {
  if (candidates.length === 0) return [];
  const { language } = view.context;
  const t = fitMessages(language);
  return [
    {
      heading: [plain(heading, 'strong')],
      items: [
        {
          line: [
            sensitive(
              shortList(
                candidates.map(({ massnahme }) => massnahme.name),
                PROPOSALS_SHOWN,
                t,
              ),
            ),
          ],
          facts: candidates.map((candidate, i) =>
            candidateFact(candidate, { group, rank: i + 1, caseNo: view.caseNo }, language),
          ),
        },
      ],
    },
  ];
}

/** Without Hemmnisse on record nothing is a proposal yet. */
export const proposedHeading = ({ needs, proposed }: Proposal, t: FitMessages): string =>
  needs === undefined ? t.possible(proposed.length) : t.proposals(proposed.length);

/** The proposals, the first few; how their order came about; and in short all that is not proposed. */
export function shortSections(view: View): readonly Section[] {
  const { proposal, context } = view;
  const { language } = context;
  const t = fitMessages(language);
  const { proposed, excluded, unavailable, notNeeded } = proposal;
  const rest = proposed.slice(PROPOSALS_SHOWN);
  const items: Item[] = [
    ...proposed.slice(0, PROPOSALS_SHOWN).map((candidate, i) => proposalItem(candidate, i + 1, 'proposed', view)),
    ...(rest.length === 0
      ? []
      : [
          {
            line: [plain(t.more(rest.length), 'muted')],
            facts: rest.map((candidate, i) =>
              candidateFact(
                candidate,
                { group: 'proposed', rank: PROPOSALS_SHOWN + i + 1, caseNo: view.caseNo },
                language,
              ),
            ),
          },
        ]),
  ];
  return [
    ...(proposed.length === 0
      ? []
      : [
          { heading: [plain(proposedHeading(proposal, t), 'strong')], items },
          { items: [{ line: [plain(`${ORDER[language]} ${t.decide}`, 'muted')] }] },
        ]),
    ...shortGroup(excluded, 'excluded', t.excluded(excluded.length), (one) => whyNot(one, view, t), view),
    ...shortGroup(unavailable, 'unavailable', t.unavailable(unavailable.length), (one) => whyNotNow(one, view), view),
    ...namesOnly(notNeeded, 'not-needed', t.notNeeded(notNeeded.length), view),
    ...contacts(view),
    ...examples(view),
  ];
}
