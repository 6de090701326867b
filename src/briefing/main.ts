import { extname } from 'node:path'
import { shownIn } from '../exports/briefing/briefing.ts'
import { Misuse, main, pairOf, runCommand } from '../ingest/arguments.ts'
import { dataPath } from '../ingest/paths.ts'
import { visible } from '../ingest/terminal.ts'
import { briefingOf, library, parametersOf, readNotebook } from './notebook.ts'
import { changesBetween, dataOf } from './since.ts'
import { WRITERS, writeBriefing } from './write.ts'

/** The exit code where nothing changed since the version asked for. */
const UNCHANGED = 3

const BRIEFING = {
  call: 'npm run briefing -- 笔记.md --out 简报.docx',
  about: '把一本笔记、一份简报或 queries/notebooks/ 里的一页做成 Word、幻灯片、网页或 PDF',
  operands: [1, 1],
  options: {
    out: {
      type: 'string',
      multiple: true,
      value: '简报.docx|.pptx|.html|.pdf',
      help: '写到哪里，按扩展名定格式，可以写几次',
    },
    look: {
      type: 'string',
      value: 'official|plain',
      help: '样式：official 公文（GB/T 9704—2012），不写就是它；plain 朴素',
    },
    since: {
      type: 'string',
      value: '版本',
      help: `列出比那一版的数据变了什么；没有变化就不写文件，退出码 \${UNCHANGED}。版本是简报末尾写的数据版本、Git 里的版本，或放着那一版 data/ 的文件夹`,
    },
    city: {
      type: 'boolean',
      help: '用虚构的城市（120 个单位）的数据，好看看单位多了是什么样子；处处标着“虚构”',
    },
    outline: {
      type: 'boolean',
      help: 'Word 里的 SVG 图，字画成轮廓：没有这个字体的机器上也是一个样子，字不能再搜、再改',
    },
    param: { type: 'string', multiple: true, value: '名=值', help: '笔记的一个参数，可以写几次' },
  },
} as const

function unchanged(since: string): number {
  console.log(visible(`自 ${since} 以来没有变化，没有写文件`))
  return UNCHANGED
}

await main(() =>
  runCommand(
    BRIEFING,
    process.argv.slice(2),
    async ({ out = [], look = 'official', outline = false, city = false, param = [], since }, [file]) => {
      if (look !== 'official' && look !== 'plain')
        throw new Misuse(`--look 应为 official 或 plain，不是“${look}”`)
      if (out.length === 0 && since === undefined) throw new Misuse('没有写 --out：简报写到哪里')
      if (city && since !== undefined)
        throw new Misuse('--city 的数据是虚构的，没有更早的一版可比：不要写 --since')
      for (const path of out)
        if (WRITERS[extname(path).toLowerCase()] === undefined)
          throw new Misuse(`--out 的扩展名应为 ${Object.keys(WRITERS).join('、')} 之一，不是“${path}”`)
      const notebook = readNotebook(file!)
      const values = Object.fromEntries(param.map(pairOf))
      const known = parametersOf(notebook, library())
      for (const name of Object.keys(values))
        if (!known.has(name))
          throw new Misuse(`这本笔记没有参数 ${name}；它用到的是 ${[...known].sort().join('、')}`)
      for (const doubt of notebook.doubts ?? []) console.error(visible(`${file}：${doubt}`))
      const folder = since === undefined ? null : dataOf(since)
      if (since !== undefined && folder === null) return unchanged(since)
      const briefing = await briefingOf(
        notebook,
        values,
        city ? await (await import('../notebook/build-site.ts')).cityData() : dataPath(),
      )
      if (briefing.invented) console.log('数据是虚构的')
      if (folder !== null) {
        const changes = changesBetween(await briefingOf(notebook, values, folder), briefing)
        if (changes.length === 0) return unchanged(since!)
        console.log(visible(`自 ${since} 以来变了 ${changes.length} 处：\n${changes.join('\n')}`))
      }
      for (const path of out) {
        await writeBriefing(briefing, path, look, outline)
        const shown = shownIn(briefing)
        const figures = shown.filter(({ as }) => as === 'figure').length
        console.log(
          visible(
            `${path}：${figures} 张图、${shown.length - figures} 张表、${briefing.notes.length} 个脚注、${briefing.facts.size} 个数`,
          ),
        )
      }
      const missing = briefing.pieces.filter((piece) => piece.kind === 'missing')
      for (const { text } of missing) console.error(visible(text))
      return missing.some(({ fault }) => fault) ? 1 : 0
    },
  ),
)
