import type { Kategorie, Zielgruppe } from '../cases/values.ts';

/** Something rare that every office of the demo shows at least once, however small it is. */
export interface Scenario {
  readonly name: string;
  readonly age: readonly [number, number];
  readonly kategorie?: Kategorie;
  readonly zielgruppe?: Zielgruppe;
  /** opened so many days ago */
  readonly openedAgo?: readonly [number, number];
}

const GROWN = [27, 58] as const;

export const SCENARIOS: readonly Scenario[] = [
  { name: 'befristet', age: GROWN, kategorie: 'C', openedAgo: [900, 1800] },
  { name: 'mabe', age: GROWN, kategorie: 'D', openedAgo: [500, 1500] },
  { name: 'marktnah', age: GROWN, kategorie: 'A', openedAgo: [250, 500] },
  { name: 'neufall', age: GROWN, kategorie: 'C', openedAgo: [6, 9] },
  { name: 'elternzeit', age: [27, 38], kategorie: 'Y', openedAgo: [700, 1500] },
  { name: 'foerderung', age: GROWN, kategorie: 'D', openedAgo: [900, 1800] },
  { name: 'aufstocker', age: GROWN, kategorie: 'C', openedAgo: [100, 300] },
  { name: 'integrationsbegleitung', age: GROWN, kategorie: 'D', openedAgo: [500, 1500] },
  { name: 'child', age: [38, 50], kategorie: 'D', openedAgo: [500, 1500] },
  { name: 'berufsbegleitung', age: GROWN, kategorie: 'D', openedAgo: [900, 1800] },
  { name: 'schueler', age: [15, 16], kategorie: 'E', zielgruppe: 'Schüler' },
  { name: 'ausbildungssuchend', age: [17, 19], kategorie: 'D', zielgruppe: 'Ausbildungssuchende' },
  { name: 'weiterbildung', age: GROWN, kategorie: 'C', openedAgo: [900, 1800] },
  { name: 'inbeq', age: [22, 24], kategorie: 'D', zielgruppe: 'Aktivierungskunden', openedAgo: [1000, 1400] },
  { name: 'absolvent', age: [20, 22], kategorie: 'C', zielgruppe: 'Ausbildungsabsolventen' },
  { name: 'vermittlung', age: [21, 23], kategorie: 'C', zielgruppe: 'Vermittlungskunden' },
  { name: 'selbstaendig', age: GROWN, kategorie: 'S', openedAgo: [500, 1500] },
  { name: 'kategorieX', age: GROWN, kategorie: 'X', openedAgo: [700, 1500] },
  { name: 'kategorieZ', age: GROWN, kategorie: 'Z', openedAgo: [700, 1500] },
  { name: 'kategorieB', age: GROWN, kategorie: 'B', openedAgo: [300, 800] },
  { name: 'reha', age: [26, 40], kategorie: 'D', openedAgo: [1100, 1500] },
  { name: 'sgb3', age: GROWN, kategorie: 'C', openedAgo: [300, 700] },
  { name: 'ausnahme', age: GROWN, kategorie: 'E', openedAgo: [500, 1500] },
  { name: 'mag', age: GROWN, kategorie: 'C', openedAgo: [300, 900] },
  { name: 'closed', age: GROWN, kategorie: 'B', openedAgo: [1500, 2200] },
  { name: 'turning25', age: [24, 24], kategorie: 'D', zielgruppe: 'Aktivierungskunden' },
  { name: 'kritisch', age: GROWN, kategorie: 'C', openedAgo: [900, 1800] },
  { name: 'quota', age: GROWN, kategorie: 'E', openedAgo: [500, 1500] },
  { name: 'waiver', age: GROWN, kategorie: 'E', openedAgo: [900, 1800] },
  { name: 'jobEnded', age: GROWN, kategorie: 'D', openedAgo: [900, 1800] },
  { name: 'dokument', age: GROWN, kategorie: 'D', openedAgo: [500, 1500] },
];
