import type { Segment } from './segments.ts'

/** What one program reads in a segment; `ends` are the right edges of its characters in pixels of the page. */
export interface Reading {
  text: string
  ends: number[]
  /** How sure the program is of each character, from 0 to 1. */
  sure: number[]
}

/** A program that recognises characters: one reading for each segment, null where it sees none. */
export type Reader = (segments: readonly Segment[]) => Promise<(Reading | null)[]>
