import { findStaff } from '../../src/access/access.ts';
import { CODE_MINUTES } from '../../src/access/link-codes.ts';
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
const ACCOUNT = /^(?:<@([UW][A-Z0-9]{4,20})>|([UW][A-Z0-9]{4,20}))$/u;
const MOST_LISTED = 20;

const byName = (person: Staff): string => `${person.name} (${person.id})`;

const reply = (title: string, items: readonly Item[], actions: Reply['actions'] = []): CommandResult => ({
  private: { title, sections: [{ items }], actions },
});

/** The account at somebody's entry. One that is there already stays: it is removed first. */
const linking = (id: string, account: string) =>
  officeVariant({
    command: LINK,
    title: LINK_TEXTS.title,
    examples: { de: [`verknuepfen ${id} U0123ABCD`], en: [`link ${id} U0123ABCD`] },
    fields: () => ({}),
    apply(_values, { office }): OfficeEdited {
      const person = findStaff(office, id);
      if (person === undefined) return { refused: LINK_TEXTS.nobody(id) };
      if (person.platforms?.slack === account) return { office, said: LINK_TEXTS.title };
      if (person.platforms?.slack !== undefined) return { refused: LINK_TEXTS.already(person) };
      const other = office.staff.find(({ platforms }) => platforms?.slack === account);
      if (other !== undefined) return { refused: LINK_TEXTS.taken(byName(other)) };
      return {
        office: withAccount(office, id, { ...person.platforms, slack: account }),
        said: LINK_TEXTS.linked(byName(person), account),
      };
    },
  });

const unlinking = (id: string) =>
  officeVariant({
    command: LINK,
    title: LINK_TEXTS.title,
    examples: { de: [`verknuepfen ${id} lösen`], en: [`link ${id} remove`] },
    fields: () => ({}),
    apply(_values, { office }): OfficeEdited {
      const person = findStaff(office, id);
      if (person === undefined) return { refused: LINK_TEXTS.nobody(id) };
      if (person.platforms === undefined) return { refused: LINK_TEXTS.notLinked(person) };
      return { office: withAccount(office, id, undefined), said: LINK_TEXTS.unlinked(byName(person)) };
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

/** A code for somebody without an account; who issued it, and when, is written down before it is shown. */
async function issueCode(person: Staff, context: CommandContext): Promise<CommandResult> {
  const { store, linkCodes, language, at } = context;
  const title = LINK_TEXTS.title[language];
  const refuse = (text: Text) => reply(title, [{ line: [internal(text[language])] }]);
  if (person.platforms?.slack !== undefined) return refuse(LINK_TEXTS.already(person));
  if (linkCodes === undefined) return refuse(LINK_TEXTS.noCodes(person.id));
  await store.log([context.audit('change', LINK, [])]);
  const code = linkCodes.issue(person.id, at);
  const texts = LINK_TEXTS.lines[language];
  return reply(title, [
    { line: [plain(texts.codeFor), internal(byName(person))] },
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
  if (more.length === 0 && isOneOf(second, REMOVE)) return runOffice(unlinking(person.id), '', context);
  const [, mentioned, typed] = ACCOUNT.exec(second) ?? [];
  const account = mentioned ?? typed;
  if (more.length > 0 || account === undefined) return refuse(LINK_TEXTS.noAccount);
  return runOffice(linking(person.id, account), '', context);
}
