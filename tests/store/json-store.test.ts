import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import { folders } from './folders.ts';
import { describeStore } from './store-contract.ts';

const newFolder = folders();
const places = new WeakMap<Store, string>();

async function open(folder = newFolder()): Promise<Store> {
  const store = await openJsonStore(folder);
  places.set(store, folder);
  return store;
}

describeStore(
  'in a folder of JSON files',
  () => open(),
  async (store) => {
    await store.close();
    return open(places.get(store));
  },
);
