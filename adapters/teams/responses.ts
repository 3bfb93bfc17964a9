import type { Page } from './cards.ts';

/** The body of the answer to a pressed button; https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export interface CardResponse {
  readonly statusCode: 200;
  readonly type: 'application/vnd.microsoft.card.adaptive' | 'application/vnd.microsoft.activity.message';
  readonly value: unknown;
}

/** Another card in the place of the one that the button stands in. */
export const inPlace = ({ card }: Page): CardResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: card,
});

/** A short sentence; the card stays as it is. */
export const inWords = (sentence: string): CardResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: sentence,
});
