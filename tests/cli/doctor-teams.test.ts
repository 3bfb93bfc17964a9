import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkCertificate } from '../../adapters/cli/doctor-teams.ts';
import { selfSigned } from '../self-signed.ts';

it('a certificate is warned of before it ends, and no more than that', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  // ends on 2036-01-01
  const certificate = selfSigned(publicKey, privateKey);
  const on = (day: string) =>
    checkCertificate({ credentials: { kind: 'certificate', certificate, privateKey: '' } }, Date.parse(day)).map(
      ({ severity, text }) => `${severity}: ${text.de}`,
    );
  expect(on('2035-12-01T00:00:00Z')).toEqual([]);
  expect(on('2035-12-22T00:00:00Z')).toEqual(['warning: Das Zertifikat der App läuft bald ab (Tage: 10).']);
  expect(on('2036-01-02T00:00:00Z')).toEqual(['error: Das Zertifikat der App ist abgelaufen.']);
  expect(checkCertificate({ credentials: { kind: 'secret', password: 'x' } }, 0)).toEqual([]);
});
