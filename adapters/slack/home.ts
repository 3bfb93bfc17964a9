import type { ActionsBlock, HomeView, KnownBlock } from '@slack/types';
import { type BotAnswer, staffFor } from '../../src/bot/bot.ts';
import type { Place } from '../../src/bot/command.ts';
import type { Office } from '../../src/cases/office.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { note } from '../../src/reply/reply.ts';
import { seal } from '../../src/reply/seal.ts';
import type { Handler } from '../adapter.ts';
import { DO, type OwnButton } from './blocks.ts';
import { MAX_HOME_BLOCKS } from './limits.ts';
import type { HomeTools } from './slack-adapter.ts';

const PRIVATE: Place = { kind: 'private' };

export interface HomeOptions {
  /** the bot: what stands at home is answered, checked and written down like every other question */
  readonly answer: Handler;
  readonly office: () => Promise<Office>;
}

/** Two answers on one tab: their buttons must not have the same ids. */
const renamed = (blocks: readonly KnownBlock[], part: string): readonly KnownBlock[] =>
  blocks.map((block) => {
    if (block.type !== 'actions') return block;
    const elements = block.elements.map((element) =>
      element.type === 'button' ? { ...element, action_id: `${element.action_id ?? DO}-${part}` } : element,
    );
    return { ...block, elements } satisfies ActionsBlock;
  });

/**
 * The home tab: the desk of the person who opened it and her settings; for somebody unknown the one sentence. Where the
 * office cannot be read it says that, and no more.
 */
export function createHome({ answer, office }: HomeOptions) {
  return async (user: string, { buttons, show, texts, came }: HomeTools): Promise<HomeView> => {
    const from = { platform: 'slack', id: user } as const;
    const button = (label: string, what: string): readonly OwnButton[] => {
      const value = buttons.value(user, { does: 'command', what });
      return value === undefined ? [] : [{ label, value }];
    };
    const draw = ({ here }: BotAnswer, more: readonly OwnButton[]) => show.first(user, here, more).blocks;
    const ask = (text: string) => answer({ from, text, place: PRIVATE });
    const isKnown = async () => staffFor(await office(), from) !== undefined;
    if (!came && !(await isKnown().catch(() => true))) {
      // an account that was taken away: nobody came, so there is nothing to write down
      const stranger = { here: seal(note('Fallbote', messagesIn('de').unknownPerson), 'private') };
      return { type: 'home', blocks: [...draw(stranger, [])] };
    }
    const desk = await ask('heute');
    if (!(await isKnown().catch(() => false))) return { type: 'home', blocks: [...draw(desk, [])] };
    const settings = await ask('einstellungen');
    const blocks: readonly KnownBlock[] = [
      ...renamed(draw(desk, button(texts.homeHelp, 'hilfe')), 'desk'),
      { type: 'divider' },
      // the form of the settings opens from its button
      ...renamed(draw(settings, button(texts.homeChange, 'einstellungen')), 'settings'),
    ];
    return { type: 'home', blocks: blocks.slice(0, MAX_HOME_BLOCKS) };
  };
}
