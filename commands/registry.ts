import type { Command } from '../src/bot/command.ts';
import { fall } from './fall.ts';
import { fristen } from './fristen.ts';
import { hemmnisse } from './hemmnisse.ts';
import { helpCommand } from './hilfe.ts';
import { kontakt } from './kontakt.ts';
import { rueckgaengig } from './rueckgaengig.ts';
import { wiedervorlage } from './wiedervorlage.ts';

/** Every command, in the order of the help. The only list of them: help, docs, completion and tests are made from it. */
export const COMMANDS: readonly Command[] = [
  fristen,
  hemmnisse,
  fall,
  kontakt,
  wiedervorlage,
  rueckgaengig,
  helpCommand(() => COMMANDS),
];
