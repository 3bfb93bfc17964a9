import { findStaff } from '../../src/access/access.ts';
import { CHAT_PLATFORMS, type ChatPlatform, CODE_MINUTES } from '../../src/access/link-codes.ts';
import type { CommandContext, CommandResult } from '../../src/bot/command.ts';
import { LINK, withAccount } from '../../src/bot/link-account.ts';
import { bare, isOneOf, words } from '../../src/bot/words.ts';
import type { Staff } from '../../src/cases/office.ts';
import type { Text } from '../../src/cases/problem.ts';
import { type Item, internal, plain, type Reply, sensitive } from '../../src/reply/reply.ts';
import { type OfficeEdited, officeVariant, runOffice } from '../writing/run-office.ts';
import { LINK_TEXTS } from './link-texts.ts';

const REMOVE = ['loesen', 'loese', 'trennen', 'entfernen', 'remove', 'unlink', 'delete'];
/** An account of Slack, as an admin copies it from a profile, or as it comes where the person is mentioned. */
const IN_SLACK = /^(?:<@([UW][A-Z0-9]{4,20})>|([UW][A-Z0-9]{4,20}))$/u;
/** An account of Teams: the object id of the person in Microsoft Entra. */
const IN_TEAMS = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
const MOST_LISTED = 20;

const byName = (person: Staff): string => `${person.name} (${person.id})`;

const reply = (title: string, items: readonly Item[], actions: Reply['actions'] = []): CommandResult => ({
  private: { title, sections: [{ items }], actions },
});

interface Account {
  readonly platform: ChatPlatform;
  readonly id: string;
}

function accountIn(text: string): Account | undefined {
  const [, mentioned, typed] = IN_SLACK.exec(text) ?? [];
  const id = mentioned ?? typed;
  if (id !== undefined) return { platform: 'slack', id };
  return IN_TEAMS.test(text) ? { platform: 'teams', id: text.toLowerCase() } : undefined;
}

const linkedOn = ({ platforms }: Staff): readonly ChatPlatform[] =>
  CHAT_PLATFORMS.filter((platform) => platforms?.[platform] !== undefined);

/** The account at somebody's entry. One that is there already on the same platform stays: it is removed first. */
const linking = (id: string, account: Account) =>
  officeVariant({
    command: LINK,
    title: LINK_TEXTS.title,
    examples: { de: [`verknuepfen ${id} U0123ABCD`], en: [`link ${id} U0123ABCD`] },
    fields: () => ({}),
    apply(_values, { office }): OfficeEdited {
      const { platform } = account;
      const at = (person: Staff) => person.platforms?.[platform]?.toLowerCase();
      const person = findStaff(office, id);
      if (person === undefined) return { refused: LINK_TEXTS.nobody(id) };
      if (at(person) === account.id.toLowerCase()) return { office, said: LINK_TEXTS.title };
      if (at(person) !== undefined)
        return { refused: LINK_TEXTS.already(person, linkedOn(person).length > 1 ? platform : undefined) };
      const other = office.staff.find((somebody) => at(somebody) === account.id.toLowerCase());
      if (other !== undefined) return { refused: LINK_TEXTS.taken(byName(other)) };
      return {
        office: withAccount(office, id, { ...person.platforms, [platform]: account.id }),
        said: LINK_TEXTS.linked(byName(person), platform, account.id),
      };
    },
  });

/** @param platform the account there alone; `undefined`: all of them */
const unlinking = (id: string, platform: ChatPlatform | undefined) =>
  officeVariant({
    command: LINK,
    title: LINK_TEXTS.title,
    examples: { de: [`verknuepfen ${id} lösen`], en: [`link ${id} remove`] },
    fields: () => ({}),
    apply(_values, { office }): OfficeEdited {
      const person = findStaff(office, id);
      if (person === undefined) return { refused: LINK_TEXTS.nobody(id) };
      const linked = linkedOn(person);
      if (linked.length === 0 || (platform !== undefined && !linked.includes(platform)))
        return { refused: LINK_TEXTS.notLinked(person, platform) };
      const rest = linked.filter((name) => platform !== undefined && name !== platform);
      const kept = Object.fromEntries(rest.map((name) => [name, person.platforms?.[name]]));
      return {
        office: withAccount(office, id, rest.length === 0 ? undefined : kept),
        said: LINK_TEXTS.unlinked(byName(person), platform),
      };
    },
  });

/** Who has no account yet, and how to go on. */
function overview({ office, language }: CommandContext): CommandResult {
  const texts = LINK_TEXTS.lines[language];
  const without = office.staff.filter(({ platforms }) => platforms === undefined);
  const rest = without.length - MOST_LISTED;
  return {
    private: {
      title: LINK_TEXTS.title[language],
      sections: [
        {
          heading: [plain(texts.without, 'strong'), plain(` (${without.length})`)],
          items: [
            ...without.slice(0, MOST_LISTED).map((person): Item => ({ line: [internal(byName(person))] })),
            ...(rest > 0 ? [{ line: [plain(texts.more(rest), 'muted')] }] : []),
            ...(without.length === 0 ? [{ line: [plain(texts.all)] }] : []),
          ],
        },
        { items: texts.how.map((line) => ({ line: [plain(line, 'muted')] })) },
      ],
      actions: [],
    },
  };
}

/** A code for somebody who has no account on some platform; who issued it, and when, is written down before it is shown. */
async function issueCode(person: Staff, context: CommandContext): Promise<CommandResult> {
  const { store, linkCodes, language, at } = context;
  const title = LINK_TEXTS.title[language];
  const refuse = (text: Text) => reply(title, [{ line: [internal(text[language])] }]);
  const linked = linkedOn(person);
  const left = (linkCodes?.platforms ?? CHAT_PLATFORMS).filter((platform) => !linked.includes(platform));
  if (left.length === 0) return refuse(LINK_TEXTS.already(person));
  if (linkCodes === undefined) return refuse(LINK_TEXTS.noCodes(person.id));
  await store.log([context.audit('change', LINK, [])]);
  const code = linkCodes.issue(person.id, at);
  const texts = LINK_TEXTS.lines[language];
  return reply(title, [
    { line: [plain(texts.codeFor), internal(byName(person))] },
    ...(linked.length === 0 ? [] : [{ line: [plain(texts.onlyFor(left, linked))] }]),
    { line: [sensitive(code, 'strong')] },
    { line: [plain(texts.send), sensitive(`verknuepfen ${code}`, 'strong')] },
    { line: [plain(texts.once(CODE_MINUTES), 'muted')] },
  ]);
}

/** `verknuepfen`: a code, an account or its end; for admins alone, and for everybody else one sentence whatever they ask. */
export async function link(rest: string, context: CommandContext): Promise<CommandResult> {
  const { access, office, language } = context;
  const title = LINK_TEXTS.title[language];
  if (!access.person.roles.includes('admin')) return reply(title, [{ line: [plain(LINK_TEXTS.onlyAdmin[language])] }]);
  const [first = '', second, ...more] = words(rest);
  if (first === '') return overview(context);
  const id = bare(first);
  const person = findStaff(office, id);
  const refuse = (text: Text) => reply(title, [{ line: [internal(text[language])] }]);
  if (person === undefined) return refuse(LINK_TEXTS.nobody(id.slice(0, 40)));
  if (second === undefined) return issueCode(person, context);
  const [third, ...beyond] = more;
  if (isOneOf(second, REMOVE) && beyond.length === 0) {
    const platform = CHAT_PLATFORMS.find((name) => third !== undefined && isOneOf(third, [name]));
    if (third === undefined || platform !== undefined) return runOffice(unlinking(person.id, platform), '', context);
  }
  const account = more.length > 0 ? undefined : accountIn(second);
  if (account === undefined) return refuse(LINK_TEXTS.noAccount);
  return runOffice(linking(person.id, account), '', context);
}
