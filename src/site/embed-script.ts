import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { PROJECT, queriesPath } from '../ingest/paths.ts'
import { filesUnder } from '../notebook/build-site.ts'
import { thinPlot } from './thin-plot.ts'

/** The embedded chart as one script for any page, and what it says in English: path → content. */
export async function embedScript(): Promise<Map<string, string>> {
  const built = await build({
    root: PROJECT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [thinPlot()],
    resolve: {
      alias: [{ find: /^\.\/english\.ts$/, replacement: join(PROJECT, 'src', 'embed', 'english.ts') }],
    },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(PROJECT, 'src', 'embed', 'main.ts'), formats: ['iife'], name: 'zhangbenChart' },
      rolldownOptions: {
        // A page with several charts may name the script as often.
        output: { codeSplitting: false, intro: "if (customElements.get('zhangben-chart')) return;" },
        checks: { pluginTimings: false },
      },
    },
  })
  const output = [built].flat()[0]
  const chunk =
    output !== undefined && 'output' in output ? output.output.find(({ type }) => type === 'chunk') : null
  if (chunk?.type !== 'chunk') throw new Error('没有做出 embed/chart.js')
  return new Map([
    ['embed/chart.js', chunk.code],
    ['embed/en.json', JSON.stringify(englishFor(chunk.code))],
  ])
}

/** Of the English catalogue what the script or a shipped query says. */
function englishFor(code: string): Record<string, string> {
  const catalogue: Record<string, string> = JSON.parse(
    readFileSync(join(PROJECT, 'src', 'locale', 'en.json'), 'utf8'),
  )
  const queries = filesUnder(queriesPath()).filter((file) => file.endsWith('.sql'))
  const said = [code, ...queries.map((file) => readFileSync(file, 'utf8'))].join('\n')
  return Object.fromEntries(
    Object.entries(catalogue).filter(([source]) =>
      source.split(/\{\d\}/).every((part) => said.includes(part)),
    ),
  )
}
