import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where systems keep fonts. */
const FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
]

/** Files of fonts with Chinese characters; the first that is there is taken. */
const FONTS: readonly RegExp[] = [
  /^NotoSansCJK-Regular\.ttc$/i,
  /^NotoSansCJKsc-Regular\.otf$/i,
  /^NotoSansSC.*\.[ot]tf$/i,
  /^SourceHanSans(?:SC|CN)?-Regular\.(?:ttc|otf)$/i,
  /^PingFang\.ttc$/i,
  /^Hiragino Sans GB\.ttc$/i,
  /^msyh\.tt[cf]$/i,
  /^simhei\.ttf$/i,
  /^wqy-(?:microhei|zenhei)\.ttc$/i,
  /^DroidSansFallback.*\.ttf$/i,
]

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  try {
    return readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
  } catch {
    return []
  }
}

/** The files of a Chinese font of this machine: the regular one, and the bold where it lies beside; none where there is no such font. */
export function cjkFontFiles(folders: readonly string[] = FOLDERS): string[] {
  const files = folders.flatMap(filesUnder)
  for (const pattern of FONTS) {
    const regular = files.find((file) => pattern.test(file.replace(/^.*[\\/]/, '')))
    if (regular === undefined) continue
    const bold = regular.replace(/Regular/i, 'Bold').replace(/msyh\./i, 'msyhbd.')
    return bold !== regular && existsSync(bold) ? [regular, bold] : [regular]
  }
  return []
}
