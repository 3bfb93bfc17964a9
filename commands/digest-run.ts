import type { CommandContext, CommandResult } from '../src/bot/command.ts';
import { words } from '../src/bot/words.ts';
import { fold } from '../src/calendar/fold.ts';
import { csvReply } from '../src/digest/csv.ts';
import { createDigest } from '../src/digest/digest.ts';
import { digestReply } from '../src/digest/reply.ts';
import { digestMessages } from '../src/messages/digest.ts';
import { plain } from '../src/reply/reply.ts';
import { teamCases } from './case-access.ts';
import type { DigestArgs } from './digest.ts';

/** Words around a team's name that say nothing. */
const FILLERS = ['team', 'fuer', 'das', 'mein', 'meines', 'the', 'my', 'for', 'of'];

/** A team by its id or name, with or without the word "Team". */
const teamKey = (text: string): string =>
  words(fold(text))
    .filter((word) => !FILLERS.includes(word))
    .join('');

/**
 * The team that was asked for, where the person leads it. A team that does not exist and somebody else's are the same
 * `undefined`: only the own teams are looked at.
 */
function ledTeam(typed: string, { access, office }: CommandContext): string | undefined {
  const key = teamKey(typed);
  const led = office.teams.filter(({ id }) => access.leads.includes(id));
  return key === '' ? led[0]?.id : led.find(({ id, name }) => teamKey(id) === key || teamKey(name) === key)?.id;
}

function refusal(text: 'onlyLead' | 'noTeam', { language, messages }: CommandContext): CommandResult {
  const facts = [{ grade: 'public' as const, type: 'refusal' as const, value: { reason: 'no-team' } }];
  return {
    private: {
      title: messages.onlyLeadTitle,
      sections: [{ items: [{ line: [plain(digestMessages(language)[text])], facts }] }],
      actions: [],
    },
  };
}

/** The report of a team, to its lead alone. */
export async function runDigest(
  { team: typed, period, csv }: DigestArgs,
  context: CommandContext,
): Promise<CommandResult> {
  const { access, office, deadlines, today, language } = context;
  if (access.leads.length === 0) return refusal('onlyLead', context);
  const team = ledTeam(typed, context);
  if (team === undefined) return refusal('noTeam', context);
  const cases = (await teamCases(context)).filter((kase) => kase.team === team);
  const input = { office, team, cases, deadlines, period, today };
  const digest = createDigest(input);
  if (csv) return { private: csvReply(digest, language) };
  return {
    private: digestReply(digest, language),
    ...(digest.actionable
      ? { picture: async (widest) => (await import('../src/digest/picture.ts')).digestPicture(input, language, widest) }
      : {}),
  };
}
