import { htmlText } from './html.ts'
import { Unreadable } from './text.ts'

/** The text of a .docx, tables as rows with cells parted by tabs. */
export async function wordText(bytes: Uint8Array): Promise<string> {
  const mammoth = (await import('mammoth')).default
  const arrayBuffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  try {
    const source = typeof Buffer === 'undefined' ? { arrayBuffer } : { buffer: Buffer.from(bytes) }
    const { value } = await mammoth.convertToHtml(source, {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    })
    return htmlText(value)
  } catch (error) {
    throw new Unreadable('Word 文件打不开，可能损坏或加了密码', { cause: error })
  }
}
