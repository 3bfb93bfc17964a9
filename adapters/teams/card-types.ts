/** As much of Adaptive Cards 1.5 as is used here; https://adaptivecards.io/explorer */
export type Spacing = 'None' | 'Small' | 'Medium';

export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style: 'heading';
  readonly size: 'Large';
  readonly weight: 'Bolder';
  readonly wrap: true;
}

/** Text that is shown as it is: there is no Markdown in it. */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly color?: 'Attention';
  readonly size?: 'Small';
  readonly isSubtle?: true;
}

export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly spacing?: Spacing;
  readonly inlines: readonly TextRun[];
}

/** Lines that are set in. */
export interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly spacing?: Spacing;
  readonly columns: readonly Column[];
}

export interface Column {
  readonly type: 'Column';
  readonly width: string;
  readonly spacing?: Spacing;
  readonly items: readonly RichTextBlock[];
}

/** What a button gives back, besides the inputs of its card. */
export type ButtonData = Readonly<Record<string, string | boolean>>;

interface Press {
  readonly title: string;
  readonly data: ButtonData;
  readonly associatedInputs: 'auto' | 'none';
  readonly style?: 'positive';
}

export interface Action extends Press {
  readonly type: 'Action.Execute';
  readonly verb: 'fallbote';
  /** for clients that do not know the other */
  readonly fallback: Press & { readonly type: 'Action.Submit' };
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly spacing?: Spacing;
  readonly actions: readonly Action[];
}

interface Field {
  readonly id: string;
  readonly label: string;
  readonly spacing?: Spacing;
  readonly value?: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
}

export interface TextInput extends Field {
  readonly type: 'Input.Text';
  readonly maxLength: number;
}

export interface DateInput extends Field {
  readonly type: 'Input.Date';
  readonly placeholder: string;
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface ChoiceInput extends Field {
  readonly type: 'Input.ChoiceSet';
  readonly style: 'compact' | 'expanded' | 'filtered';
  readonly wrap?: true;
  readonly placeholder?: string;
  readonly choices: readonly Choice[];
}

export type Input = TextInput | DateInput | ChoiceInput;
export type Element = TextBlock | RichTextBlock | ColumnSet | ActionSet | Input;

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  /** the public title, for clients that cannot show the card */
  readonly fallbackText: string;
  /** Teams' own: a card of lines takes the width there is */
  readonly msteams?: { readonly width: 'Full' };
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
}

/** The words that cards need besides those of a reply. */
export interface CardTexts {
  /** the language of the card */
  readonly lang: string;
  /** label of the list of what can be done */
  readonly whatToDo: string;
  /** label of the list of what has no button of its own */
  readonly besides: string;
  readonly doIt: string;
  readonly chooseFirst: string;
  readonly next: string;
  readonly send: string;
  readonly cancel: string;
  readonly yes: string;
  readonly no: string;
  readonly choose: string;
  readonly chooseDate: string;
  /** a choice that leaves a field empty */
  readonly nothing: string;
  /** above a form that was sent and has to be mended */
  readonly notYet: string;
  readonly missing: (label: string) => string;
  readonly problem: (problem: string) => string;
  /** where a list shows the first ones only */
  readonly cut: (shown: number, all: number) => string;
}
