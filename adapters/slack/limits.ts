/** What Slack takes at most; https://docs.slack.dev/reference/block-kit/blocks and its neighbours. */
export const MAX_BLOCKS = 50;
export const MAX_HOME_BLOCKS = 100;
export const MAX_HEADER = 150;
export const MAX_TEXT_OBJECT = 3000;
export const MAX_BUTTON = 75;
export const MAX_OPTION = 75;
export const MAX_OPTIONS = 100;
export const MAX_OPTION_GROUPS = 100;
export const MAX_MODAL_TITLE = 24;
export const MAX_LABEL = 2000;
export const MAX_INPUT_LENGTH = 3000;
/** the words for a picture */
export const MAX_ALT = 1000;
/** block_id, action_id and callback_id */
export const MAX_ID = 255;
/** Slack names no number and refuses very long messages (msg_blocks_too_long): ours, cautious. */
export const MAX_PAGE_TEXT = 9000;
/** more buttons in a row are hard to find one's way in */
export const BUTTONS_IN_A_ROW = 5;
/** Most bytes of a request that are read. */
export const MAX_BODY = 1024 * 1024;
/** How far a request's clock may be off, either way, in seconds. */
export const CLOCK_TOLERANCE = 300;
/** Slack waits three seconds for an acknowledgement; an answer that takes longer comes afterwards. */
export const ACK_WITHIN_MS = 2_000;
/** What is said with an acknowledgement that leaves later than this may be seen by nobody. */
export const ACK_LATEST_MS = 2_500;
/** A command's answer that is ready within this time is the acknowledgement itself. */
export const ANSWER_IN_ACK_MS = 1_000;
/** A trigger opens a window within three seconds; the way to Slack and back is a part of them. */
export const TRIGGER_MS = 2_500;
/** How long a call to Slack may take, in milliseconds. */
export const CALL_TIMEOUT_MS = 10_000;
