import { describe, expect, it } from 'vitest'
import { decode, PP_OCR_INSTALL, ppOcr } from '../../../src/ingest/ocr/pp-ocr.ts'

describe('the output of the model', () => {
  const characters = ['合', '计', '5']
  /** Steps that each choose one class; 0 is blank. */
  const output = (...steps: number[]) => ({
    dims: [1, steps.length, 4],
    data: Float32Array.from(steps.flatMap((best) => [0, 1, 2, 3].map((i) => (i === best ? 0.9 : 0)))),
  })
  const x = (step: number) => step * 8

  it('names each character once for as long as it is seen, and twice where a blank parts it', () => {
    expect(decode(output(0, 1, 1, 2, 0, 3, 0, 3), characters, x).text).toBe('合计55')
  })

  it('ends a character halfway to the next, and the last with the picture', () => {
    expect(decode(output(1, 1, 0, 2, 0, 0), characters, x).ends).toEqual([18, 48])
  })
})

it('says how PP-OCR is installed where it is not', async () => {
  await expect(ppOcr('/nowhere')).rejects.toThrow(
    `还没有装；在账本的文件夹里（约 320 MB）：${PP_OCR_INSTALL}`,
  )
})
