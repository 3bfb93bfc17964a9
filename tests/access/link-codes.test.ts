import { describe, expect, test } from 'vitest';
import { codeIn, createLinkCodes } from '../../src/access/link-codes.ts';

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 20, 9, minute, second)).toISOString();
const read = (code: string) => codeIn(code) ?? '';

describe('a code', () => {
  test('is sixteen letters and digits, no two of which look alike, and never the same', () => {
    const codes = createLinkCodes();
    const made = Array.from({ length: 500 }, (_, i) => codes.issue(`p${i}`, at(0)));
    for (const code of made) expect(code).toMatch(/^(?:[A-HJKMNP-TV-Z2-9]{4}-){3}[A-HJKMNP-TV-Z2-9]{4}$/u);
    expect(new Set(made).size).toBe(500);
  });

  test('is found as it is typed: small letters, spaces, nothing between the groups', () => {
    for (const typed of ['ABCD-EFGH-JKMN-PQRS', 'abcd-efgh-jkmn-pqrs', 'ABCD EFGH JKMN PQRS', 'ABCDEFGHJKMNPQRS'])
      expect(codeIn(` ${typed} `)).toBe('ABCDEFGHJKMNPQRS');
    for (const other of [
      '',
      'ABCD-EFGH-JKMN',
      'ABCD-EFGH-JKMN-PQR0',
      'ABCD-EFGH-JKMN-PQRS-TUVW',
      'fm-1',
      'ein ganzer Satz',
    ])
      expect(codeIn(other)).toBeUndefined();
  });

  test('is good once, for a quarter of an hour', () => {
    const codes = createLinkCodes();
    const first = read(codes.issue('fm', at(0)));
    expect(codes.redeem(first, 'slack:U1', at(14, 59))).toBe('fm');
    expect(codes.redeem(first, 'slack:U1', at(14, 59))).toBeUndefined();
    const second = read(codes.issue('fm', at(20)));
    expect(codes.redeem(second, 'slack:U1', at(35))).toBeUndefined();
  });

  test('a new one ends the one before it, and only that of the same person', () => {
    const codes = createLinkCodes();
    const [old, other] = [read(codes.issue('fm', at(0))), read(codes.issue('star', at(0)))];
    const fresh = read(codes.issue('fm', at(1)));
    expect(codes.redeem(old, 'slack:U1', at(2))).toBeUndefined();
    expect(codes.redeem(fresh, 'slack:U1', at(2))).toBe('fm');
    expect(codes.redeem(other, 'slack:U2', at(2))).toBe('star');
  });

  test('is not kept as it is', () => {
    const codes = createLinkCodes();
    const code = codes.issue('fm', at(0));
    expect(JSON.stringify(codes)).not.toContain(code);
  });
});

describe('attempts', () => {
  const wrong = 'AAAABBBBCCCCDDDD';

  test('after five wrong ones of one account not even the right one is taken, for a quarter of an hour', () => {
    const codes = createLinkCodes();
    for (let i = 0; i < 5; i++) expect(codes.redeem(wrong, 'slack:U1', at(i))).toBeUndefined();
    const code = read(codes.issue('fm', at(5)));
    expect(codes.redeem(code, 'slack:U1', at(6))).toBeUndefined();
    // nobody else is kept from linking, and the code is still there
    expect(codes.redeem(code, 'slack:U2', at(6))).toBe('fm');
    const later = read(codes.issue('fm', at(19)));
    expect(codes.redeem(later, 'slack:U1', at(20))).toBe('fm');
  });

  test('a hundred of everybody stop all of them', () => {
    const codes = createLinkCodes();
    for (let i = 0; i < 100; i++) codes.redeem(wrong, `slack:U${i}`, at(0));
    const code = read(codes.issue('fm', at(1)));
    expect(codes.redeem(code, 'slack:NEW', at(1))).toBeUndefined();
    expect(codes.redeem(code, 'slack:NEW', at(15, 1))).toBe('fm');
  });
});
