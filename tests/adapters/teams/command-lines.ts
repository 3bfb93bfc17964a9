/** A line that somebody types, and the title of what comes; of a form it is that of the form. */
type Typed = readonly [line: string, title: string];

/** What is asked of every command where it is tried as a whole; lines of one command go to one office, one after another. */
export const COMMAND_LINES: Readonly<Record<string, readonly Typed[]>> = {
  heute: [['heute', 'Ihr Schreibtisch']],
  fristen: [
    ['fristen', 'Fristen: überfällig und bis Sa 05.12.2026'],
    ['fristen F-105', 'Fristen zum Fall'],
    ['fristen team', 'Fristen des Teams: überfällig und bis Sa 05.12.2026'],
    ['fristen fehlende', 'Fristen: nicht berechenbar'],
  ],
  hemmnisse: [['hemmnisse F-105', 'Hemmnisse']],
  massnahmen: [
    ['massnahmen F-102', 'Maßnahmen'],
    ['massnahmen F-105 alle', 'Maßnahmen'],
  ],
  warum: [['warum F-105 Integrationskurs', 'Warum diese Maßnahme']],
  massnahme: [
    ['massnahme', 'Maßnahmen'],
    ['massnahme Integrationskurs', 'Maßnahme'],
  ],
  'wer-passt': [
    ['wer-passt Integrationskurs', 'Wer passt'],
    ['wer-passt Integrationskurs team', 'Wer passt'],
  ],
  fall: [
    ['fall F-109', 'Fall im Überblick'],
    ['fall F-999', 'Kein Fall gefunden'],
  ],
  digest: [
    ['digest monat', 'Teambericht: 4 Wochen'],
    ['digest quartal csv', 'Teambericht: 13 Wochen'],
  ],
  hilfe: [
    ['hilfe', 'Hilfe'],
    ['hilfe fristen', 'Hilfe: fristen'],
  ],
  kontakt: [
    ['kontakt F-106', 'Kontakt eintragen'],
    ['kontakt F-106 Folgegespräch gestern Telefon', 'Eingetragen'],
  ],
  erledigt: [['erledigt F-105 1', 'Eingetragen']],
  verzicht: [['verzicht F-105 2', 'Auf eine Frist verzichten']],
  offen: [['offen F-105 5', 'Eingetragen']],
  wiedervorlage: [
    ['wiedervorlage F-105', 'Wiedervorlage eintragen'],
    ['wiedervorlage F-101 in 3 Wochen Unterlagen prüfen', 'Eingetragen'],
  ],
  verschieben: [['verschieben F-105 1 morgen', 'Eingetragen']],
  hemmnis: [
    ['hemmnis F-105 1 Vermittlung', 'Hemmnis ändern'],
    ['hemmnis F-105 2 Priorität 1', 'Eingetragen'],
  ],
  profil: [
    ['profil F-105', 'Profil'],
    ['profil F-101 sprache=B1 fuehrerschein=ja', 'Eingetragen'],
  ],
  zuweisen: [
    ['zuweisen F-105', 'Einer Maßnahme zuweisen'],
    ['zuweisen F-101 Startklar ab 1.12. bis 31.5.2027', 'Eingetragen'],
  ],
  plan: [['plan F-101 am 16.11.', 'Eingetragen']],
  einladung: [
    ['einladung F-105', 'Einladung eintragen'],
    ['einladung F-101 Folgegespräch am 16.11. mündlich', 'Eingetragen'],
  ],
  kategorie: [
    ['kategorie F-105', 'Kundenkategorie eintragen'],
    ['kategorie F-101 B', 'Eingetragen'],
  ],
  zielgruppe: [['zielgruppe F-105', 'Zielgruppe eintragen']],
  prognose: [
    ['prognose F-105', 'Integrationsprognose eintragen'],
    ['prognose F-101 marktnah', 'Eingetragen'],
  ],
  antrag: [['antrag F-101 eingegangen am 16.11.', 'Eingetragen']],
  bewilligung: [
    ['bewilligung F-105', 'Bewilligung eintragen'],
    ['bewilligung F-101 neu', 'Eingetragen'],
  ],
  schule: [['schule F-105', 'Schule eintragen']],
  ereignis: [
    ['ereignis F-105', 'Ereignis eintragen'],
    ['ereignis F-101 Elternzeit ab 1.12. bis 30.11.2027', 'Eingetragen'],
  ],
  marktnah: [['marktnah F-101 beginn', 'Eingetragen']],
  uebergabe: [
    ['uebergabe F-105', 'Fall übergeben'],
    ['uebergabe F-105 protokoll', 'Übergabeprotokoll'],
  ],
  vertretung: [
    ['vertretung', 'Vertretungen'],
    ['vertretung Herr Star 1.12. bis 5.12.', 'Eingetragen'],
  ],
  vertrag: [['vertrag F-109 verlängerung bis 31.12.2027', 'Eingetragen']],
  foerderung: [['foerderung F-101 neu EGZ ab 1.12. bis 30.11.2027', 'Eingetragen']],
  berufsbegleitung: [['berufsbegleitung F-101 neu ab 1.12. bis 30.11.2027', 'Eingetragen']],
  teilnahme: [
    ['teilnahme F-106 austritt am 15.12.', 'Vorzeitigen Austritt eintragen'],
    ['teilnahme F-109 anwesenheit 52 Stand 20.11.', 'Eingetragen'],
  ],
  inbeq: [['inbeq F-101 neu ab 1.12. Reha-Träger BA', 'Eingetragen']],
  ausbildung: [['ausbildung F-101 abschluss am 15.11.', 'Eingetragen']],
  nachweis: [['nachweis F-105 erneuert bis 15.01.2029', 'Eingetragen']],
  einwilligung: [['einwilligung F-109 widerruf am 15.11.', 'Eingetragen']],
  abschliessen: [['abschließen F-105 am 16.11. weggezogen', 'Noch nicht abgeschlossen']],
  loeschen: [['löschen F-105', 'Nicht eingetragen']],
  einstellungen: [
    ['einstellungen', 'Ihre Einstellungen'],
    ['einstellungen Ruhezeit 19:00 bis 7:00', 'Eingetragen'],
  ],
  weniger: [
    ['weniger', 'Weniger Erinnerungen'],
    ['weniger Probezeit', 'Eingetragen'],
  ],
  wieder: [
    ['weniger Probezeit', 'Eingetragen'],
    ['wieder Probezeit', 'Eingetragen'],
  ],
  verknuepfen: [['verknuepfen', 'Konten verknüpfen']],
  rueckgaengig: [
    ['plan F-105', 'Eingetragen'],
    ['rückgängig', 'Rückgängig gemacht'],
  ],
};
