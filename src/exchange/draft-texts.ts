import { type Text, visible } from '../cases/problem.ts';
import type { Table } from './table.ts';

export const CASE_NUMBER_WANTED: Text = { de: 'die Nummer eines Falls', en: 'the number of a case' };
export const PARENT_WANTED: Text = { de: 'die Kennung eines Eintrags', en: 'the id of an entry' };

export const DAMAGED: Text = {
  de: 'ein Text ohne beschädigte Zeichen (stimmt die Kodierung der Datei?)',
  en: 'a text without damaged characters (is the encoding of the file right?)',
};

export const SECOND_OFFICE: Text = {
  de: 'Hier steht ein zweites Jobcenter. Erwartet: eine einzige Zeile.',
  en: 'Here is a second office. Expected: a single row.',
};

export const TORN: Text = {
  de: 'Die Anführungszeichen passen nicht zusammen. Erwartet: um den ganzen Wert, ein " im Wert doppelt ("").',
  en: 'The quotes do not match. Expected: around the whole value, a " inside doubled ("").',
};

export const wrongWidth = (is: number, wanted: number): Text =>
  is < wanted
    ? {
        de: `Die Zeile hat ${is} ${is === 1 ? 'Wert' : 'Werte'}. Erwartet: ${wanted}. Ist die Datei abgeschnitten?`,
        en: `The row has ${is} ${is === 1 ? 'value' : 'values'}. Expected: ${wanted}. Is the file cut off?`,
      }
    : {
        de: `Die Zeile hat ${is} Werte. Erwartet: ${wanted}. Texte mit Trennzeichen bitte in Anführungszeichen setzen.`,
        en: `The row has ${is} values. Expected: ${wanted}. Please put texts with delimiters in quotes.`,
      };

export const noSuchCase = (no: string): Text => ({
  de: `Den Fall „${visible(no)}“ gibt es hier nicht. Erwartet: eine Fallnummer aus der Tabelle faelle.`,
  en: `There is no case “${visible(no)}” here. Expected: a case number of the table faelle.`,
});

export const noSuchParent = (id: string, { name }: Table): Text => ({
  de: `„${visible(id)}“ gibt es nicht. Erwartet: eine Kennung aus der Tabelle ${name}.`,
  en: `There is no “${visible(id)}”. Expected: an id of the table ${name}.`,
});

export const idTwice = (id: string): Text => ({
  de: `Die Kennung „${visible(id)}“ steht in diesem Fall zweimal. Jeder Eintrag braucht eine eigene.`,
  en: `The id “${visible(id)}” stands twice in this case. Each entry needs its own.`,
});
