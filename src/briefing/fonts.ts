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

/** Files of fonts with Chinese characters, and the family that each has; the first that is there is taken. */
const FONTS: readonly (readonly [file: RegExp, family: string])[] = [
  [/^NotoSansCJK-Regular\.ttc$/i, 'Noto Sans CJK SC'],
  [/^NotoSansCJKsc-Regular\.otf$/i, 'Noto Sans CJK SC'],
  [/^NotoSansSC.*\.[ot]tf$/i, 'Noto Sans SC'],
  [/^SourceHanSans(?:SC|CN)?-Regular\.(?:ttc|otf)$/i, 'Source Han Sans SC'],
  [/^PingFang\.ttc$/i, 'PingFang SC'],
  [/^Hiragino Sans GB\.ttc$/i, 'Hiragino Sans GB'],
  [/^msyh\.tt[cf]$/i, 'Microsoft YaHei'],
  [/^simhei\.ttf$/i, 'SimHei'],
  [/^wqy-(?:microhei|zenhei)\.ttc$/i, 'WenQuanYi Micro Hei'],
  [/^DroidSansFallback.*\.ttf$/i, 'Droid Sans Fallback'],
]

/** A font with Chinese characters. */
export interface CjkFont {
  /** Its files: the regular one, and the bold where it lies beside. */
  files: string[]
  family: string
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  try {
    return readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))
  } catch {
    return []
  }
}

/** A Chinese font of this machine; null where there is none. */
export function findCjkFont(folders: readonly string[] = FOLDERS): CjkFont | null {
  const files = folders.flatMap(filesUnder)
  const named = (pattern: RegExp) => files.find((file) => pattern.test(file.replace(/^.*[\\/]/, '')))
  for (const [pattern, family] of FONTS) {
    const regular = named(pattern)
    if (regular === undefined) continue
    const bold = regular.replace(/Regular/i, 'Bold').replace(/msyh\./i, 'msyhbd.')
    return { family, files: bold !== regular && existsSync(bold) ? [regular, bold] : [regular] }
  }
  return null
}
