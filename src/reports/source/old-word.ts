import { Unreadable } from './text.ts'

/** Takes the text out of a Word 97–2003 file, one line for each paragraph and each cell. */
export type OldWord = (bytes: Uint8Array) => Promise<string>

/** The text of a .doc; its tables are rebuilt from their cells like any table without rules. Throws {@link Unreadable}. */
export async function oldWordText(bytes: Uint8Array, library: OldWord | undefined): Promise<string> {
  if (library === undefined)
    throw new Unreadable(
      '是旧版 Word（.doc），浏览器里读不了；请另存为 .docx 或 PDF，或者用命令行 npm run ingest 读',
    )
  try {
    return await library(bytes)
  } catch (error) {
    throw new Unreadable('Word 文件打不开，可能损坏或加了密码', { cause: error })
  }
}
