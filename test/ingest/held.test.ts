import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HeldFiles, kept } from '../../src/ingest/held.ts'
import { READER_VERSION } from '../../src/reports/read.ts'
import type { Transcript } from '../../src/reports/transcript.ts'

// SHA-256 of “abc”, of FIPS 180-4.
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhangben-held-'))
  writeFileSync(join(folder, 'abc'), 'abc')
  writeFileSync(join(folder, 'other'), 'abd')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A transcript as far as its file and reader go. */
const transcript = (parts: number, reader_version = READER_VERSION) =>
  ({ parts, report: { source_hash: ABC, reader_version }, figures: [{}, {}] }) as Transcript
const of = (...transcripts: Transcript[]) => new HeldFiles(transcripts).of(join(folder, 'abc'))

it('a file that was read by this reader need not be read again', () => {
  const held = transcript(1)
  expect(of(held)).toEqual({ current: [kept(held)], sole: kept(held) })
})

it('a file that another reader read is read again, and what it was taken for is known', () => {
  const held = transcript(1, 'another')
  expect(of(held)).toEqual({ current: null, sole: kept(held) })
})

it('a file of two reports of which one is missing is read again', () => {
  const held = transcript(2)
  expect(of(held)).toEqual({ current: null, sole: kept(held) })
  expect(of(held, held)).toEqual({ current: [kept(held), kept(held)], sole: null })
})

it('another file is not known, and one that is gone is an error', () => {
  const files = new HeldFiles([transcript(1)])
  expect(files.of(join(folder, 'other'))).toEqual({ current: null, sole: null })
  expect(() => files.of(join(folder, 'gone'))).toThrow(/ENOENT/)
})
