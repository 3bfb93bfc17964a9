import type { Command } from '../src/bot/command.ts';
import { abschliessen } from './abschliessen.ts';
import { antrag } from './antrag.ts';
import { ausbildung } from './ausbildung.ts';
import { berufsbegleitung } from './berufsbegleitung.ts';
import { bewilligung } from './bewilligung.ts';
import { digest } from './digest.ts';
import { einladung } from './einladung.ts';
import { einstellungen } from './einstellungen.ts';
import { einwilligung } from './einwilligung.ts';
import { ereignis } from './ereignis.ts';
import { erledigt } from './erledigt.ts';
import { fall } from './fall.ts';
import { foerderung } from './foerderung.ts';
import { fristen } from './fristen.ts';
import { hemmnis } from './hemmnis.ts';
import { hemmnisse } from './hemmnisse.ts';
import { heute } from './heute.ts';
import { helpCommand } from './hilfe.ts';
import { inbeq } from './inbeq.ts';
import { kategorie } from './kategorie.ts';
import { kontakt } from './kontakt.ts';
import { loeschen } from './loeschen.ts';
import { marktnah } from './marktnah.ts';
import { massnahme } from './massnahme.ts';
import { massnahmen } from './massnahmen.ts';
import { nachweis } from './nachweis.ts';
import { offen } from './offen.ts';
import { plan } from './plan.ts';
import { profil } from './profil.ts';
import { prognose } from './prognose.ts';
import { rueckgaengig } from './rueckgaengig.ts';
import { schule } from './schule.ts';
import { teilnahme } from './teilnahme.ts';
import { uebergabe } from './uebergabe.ts';
import { verknuepfen } from './verknuepfen.ts';
import { verschieben } from './verschieben.ts';
import { vertrag } from './vertrag.ts';
import { vertretung } from './vertretung.ts';
import { verzicht } from './verzicht.ts';
import { warum } from './warum.ts';
import { weniger } from './weniger.ts';
import { werPasst } from './wer-passt.ts';
import { wieder } from './wieder.ts';
import { wiedervorlage } from './wiedervorlage.ts';
import { zielgruppe } from './zielgruppe.ts';
import { zuweisen } from './zuweisen.ts';

/** Every command, in the order of the help. The only list of them: help, docs, completion and tests are made from it. */
export const COMMANDS: readonly Command[] = [
  heute,
  fristen,
  hemmnisse,
  massnahmen,
  warum,
  massnahme,
  werPasst,
  fall,
  digest,
  helpCommand(() => COMMANDS),
  kontakt,
  erledigt,
  verzicht,
  offen,
  wiedervorlage,
  verschieben,
  hemmnis,
  profil,
  zuweisen,
  plan,
  einladung,
  kategorie,
  zielgruppe,
  prognose,
  antrag,
  bewilligung,
  schule,
  ereignis,
  marktnah,
  uebergabe,
  vertretung,
  vertrag,
  foerderung,
  berufsbegleitung,
  teilnahme,
  inbeq,
  ausbildung,
  nachweis,
  einwilligung,
  abschliessen,
  loeschen,
  einstellungen,
  weniger,
  wieder,
  verknuepfen,
  rueckgaengig,
];
