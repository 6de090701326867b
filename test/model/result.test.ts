import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scaled, toNumber, wholeValue } from '../../src/model/result.ts'

it('puts the decimal point in without a float', () => {
  expect(scaled(176730n, 2)).toBe('1767.30')
  expect(scaled(56500n, 4)).toBe('5.65')
  expect(scaled(-1n, 4)).toBe('-0.0001')
  expect(scaled(2n ** 100n, 2)).toBe('12676506002282294014967032053.76')
  fc.assert(
    fc.property(
      fc.bigInt(),
      fc.nat(8),
      (n, scale) => Number(scaled(n, scale)) === Number(n) / 10 ** scale || Math.abs(Number(n)) > 2 ** 50,
    ),
  )
})

it('keeps integers exact and blanks blank', () => {
  expect(wholeValue(9007199254740993n)).toBe('9007199254740993')
  expect(toNumber(null)).toBeNull()
  expect(toNumber('')).toBeNull()
  expect(toNumber('0.00')).toBe(0)
})
