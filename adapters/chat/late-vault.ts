import type { Vault } from './vault.ts';

/** A vault whose key is read when the adapter starts. */
export interface LateVault extends Vault {
  use(vault: Vault): void;
}

export function createLateVault(): LateVault {
  let known: Vault | undefined;
  return {
    use(vault) {
      known = vault;
    },
    seal(purpose, text) {
      if (known === undefined) throw new Error('not started');
      return known.seal(purpose, text);
    },
    open: (purpose, token) => known?.open(purpose, token),
  };
}
