/**
 * What Teams takes of a message, in bytes of its JSON as UTF-8: the smallest of the numbers that Microsoft has published
 * for it; https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const MAX_ACTIVITY_BYTES = 28 * 1024;
/** So much of it a card takes at most; the rest is for "Weiter", a remark and what goes around the card. */
export const CARD_BYTES = 23_000;
/** Buttons that a card should have at most, those of its lines counted. */
export const MAX_ACTIONS = 6;
/** Most bytes that the buttons of a line, or those below a message, take; the rest stands as words to type. */
export const LINE_BUTTON_BYTES = 8_000;
export const OWN_BUTTON_BYTES = 12_000;

/** Teams names no numbers for these: ours, so that everything can be read on a phone. */
export const MAX_TITLE = 150;
export const MAX_BUTTON = 75;
/** of a label, where no other one below the message begins with the same: clients cut what is longer without a word */
export const MAX_SHORT_BUTTON = 40;
export const MAX_LABEL = 150;
export const MAX_HINT = 500;
/** the name of a line in the list of what can be done; the long one where others begin alike */
export const MAX_LINE_NAME = 48;
export const MAX_LONG_LINE_NAME = 120;
/** what stands in one block; a longer line is several */
export const MAX_BLOCK_TEXT = 2_000;
/** what can be typed into a field */
export const MAX_INPUT_LENGTH = 1_500;
/** more than these are found by typing */
export const MAX_LISTED_CHOICES = 12;
export const MAX_CHOICE = 100;
/** Bytes of a form's parts, which make up a card together with labels and hints. */
export const ABOUT_BYTES = 4_000;
export const INPUTS_BYTES = 6_000;
export const CHOICES_BYTES = 9_000;
