import { WebSocket } from 'undici';
import { BOT_NAME, BOT_USER, type Playground } from './playground.ts';

/** An Adaptive Card as it came. */
export type Card = Readonly<Record<string, unknown>>;

/** What the bot said in a playground; changed in place when the bot changes it. */
export interface Said {
  readonly id: string;
  /** where an answer belongs: with `;messageid=…` in a channel */
  readonly conversation: string;
  readonly text: string;
  readonly textFormat: string | undefined;
  readonly attachments: readonly { readonly contentType: string; readonly content?: Card }[];
  /** how often it was changed */
  readonly changes: number;
}

/** An `Action.Execute` of a card. */
export interface Execute {
  readonly title?: string;
  readonly verb?: string;
  readonly data?: unknown;
}

/** The button of a message with this title, wherever it stands in the card. */
export function buttonIn(message: Said, title: string): Execute {
  function found(value: unknown): Execute | undefined {
    if (typeof value !== 'object' || value === null) return undefined;
    const action = value as Execute & { readonly type?: string };
    if (action.type === 'Action.Execute' && action.title === title) return action;
    for (const item of Object.values(value)) {
      const inside = found(item);
      if (inside !== undefined) return inside;
    }
    return undefined;
  }
  const button = found(message.attachments);
  if (button === undefined) throw new Error(`no button ${title}`);
  return button;
}

/** What the bot answered to a pressed `Action.Execute`. */
export interface Pressed {
  /** 200, else 502: the bot answered with another status, or not at all */
  readonly status: number;
  /** such as `application/vnd.microsoft.card.adaptive` */
  readonly type: string | undefined;
  readonly value: unknown;
}

/** The page's own line to a playground, without a page. While it is open a page gets everything as well. */
export interface Line {
  /** everything that the bot said, the newest last */
  readonly said: readonly Said[];
  /** in which conversations the bot showed that it writes, one entry each time */
  readonly typing: readonly string[];
  /**
   * Says something as the playground's person; in a channel the name of the conversation begun so comes back. Without a
   * mention the bot hears of it in the personal chat only.
   */
  say(conversation: string, text: string, mention?: boolean): Promise<{ readonly conversation: string }>;
  /**
   * Presses an `Action.Execute`, inputs already in its data. Anybody of a conversation can press there.
   * @param by id of a person, `29:…`; else the playground's person
   */
  execute(message: Said, action: Execute, by?: string): Promise<Pressed>;
  /** Presses an `Action.Submit`. */
  submit(message: Said, value: object, by?: string): Promise<void>;
  /** Gives the bot any activity as it is. */
  send(activity: object): Promise<void>;
  close(): void;
}

interface Told {
  readonly actionConversationId: string;
  /** missing: the bot shows that it writes */
  readonly message?: {
    readonly messageId: string;
    readonly text?: string;
    readonly textFormat?: string;
    readonly attachments: Said['attachments'];
    readonly postConversationId?: string;
  };
}

/** Opens one. What was said before anybody listened comes first. */
export async function lineTo({ url, me }: Playground): Promise<Line> {
  const said: Said[] = [];
  const typing: string[] = [];
  const socket = new WebSocket(`${url.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`);

  function take({ actionConversationId, message }: Told): void {
    if (message === undefined) {
      typing.push(actionConversationId);
      return;
    }
    const { messageId: id, text = '', textFormat, attachments, postConversationId } = message;
    const at = said.findIndex((item) => item.id === id);
    const conversation = said[at]?.conversation ?? postConversationId ?? actionConversationId;
    const changes = (said[at]?.changes ?? -1) + 1;
    said.splice(at < 0 ? said.length : at, 1, { id, conversation, text, textFormat, attachments, changes });
  }

  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('no line to the playground')));
    socket.addEventListener('message', ({ data }) => take(JSON.parse(String(data)) as Told));
  });

  async function post(path: string, body: object): Promise<Response> {
    return await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async function told(path: string, body: object): Promise<Response> {
    const response = await post(path, body);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  return {
    said,
    typing,
    async say(conversation, text, mention = false) {
      const at = `<at>${BOT_NAME}</at>`;
      const mentions = mention ? { mentions: [{ mentioned: { id: BOT_USER }, text: at }] } : {};
      const response = await told(`/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`, {
        from: { id: me.id },
        text: mention ? `${at} ${text}` : text,
        textFormat: 'plain',
        ...mentions,
      });
      const { postConversationId } = (await response.json()) as { postConversationId?: string };
      return { conversation: postConversationId ?? conversation };
    },
    async execute(message, { verb = '', data = {} }, by = me.id) {
      const response = await post('/_conversation/v1/invoke', {
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', title: '', verb, data }, trigger: 'manual' },
        from: { id: by },
        conversation: { id: message.conversation },
        replyToId: message.id,
      });
      const body = (await response.json()) as { type?: string; value?: unknown };
      return { status: response.status, type: body.type, value: body.value };
    },
    async submit(message, value, by = me.id) {
      const { id: replyToId, conversation } = message;
      await told('/_conversation/v1/submit', {
        value,
        from: { id: by },
        conversation: { id: conversation },
        replyToId,
      });
    },
    async send(activity) {
      await told('/_internal/v1/customActivities', activity);
    },
    close: () => socket.close(),
  };
}
