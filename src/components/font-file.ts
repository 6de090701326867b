import { msg } from '../locale/msg.ts'

/** A font as its file has it. */
export interface FontFile {
  name: string
  bytes: Uint8Array
}

/** A font of the machine, as Chromium tells it to a page that was allowed to ask. */
interface LocalFont {
  postscriptName: string
  blob: () => Promise<Blob>
}
type Asking = { queryLocalFonts?: (options: { postscriptNames: string[] }) => Promise<LocalFont[]> }

/** Fonts with Chinese characters by the names that no system translates, the best first: the regular one and its bold. */
const FONTS: readonly (readonly string[])[] = [
  ['NotoSansCJKsc-Regular', 'NotoSansCJKsc-Bold'],
  ['SourceHanSansSC-Regular', 'SourceHanSansSC-Bold'],
  ['SourceHanSansCN-Regular', 'SourceHanSansCN-Bold'],
  ['NotoSansSC-Regular', 'NotoSansSC-Bold'],
  ['PingFangSC-Regular', 'PingFangSC-Semibold'],
  ['MicrosoftYaHei', 'MicrosoftYaHei-Bold'],
  ['HiraginoSansGB-W3', 'HiraginoSansGB-W6'],
  ['SimHei'],
  ['WenQuanYiMicroHei'],
  ['WenQuanYiZenHei'],
]

/** Whether the browser lets a page ask for the machine's fonts. */
export const hasLocalFonts = (): boolean => (window as Asking).queryLocalFonts !== undefined

/** A Chinese font of the machine; the browser asks the person first. Throws a sentence where it may not be had, or is not there. */
export async function localFont(): Promise<FontFile[]> {
  const found = await (window as Asking).queryLocalFonts!({ postscriptNames: FONTS.flat() }).catch(() => {
    throw new Error(msg('浏览器没有让网页看本机的字体：请选字体文件'))
  })
  const named = new Map(found.map((font) => [font.postscriptName, font]))
  const names = FONTS.find(([regular]) => named.has(regular!))
  if (names === undefined) throw new Error(msg('没有在本机找到认识的中文字体：请选字体文件'))
  return Promise.all(
    names.flatMap((name) => {
      const font = named.get(name)
      return font === undefined
        ? []
        : [font.blob().then(async (blob) => ({ name, bytes: new Uint8Array(await blob.arrayBuffer()) }))]
    }),
  )
}
