import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { drawChart } from '../../src/charts/chart.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import { markup } from '../../src/charts/svg.ts'
import { LIGHT } from '../../src/charts/theme.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { thinPlot } from '../../src/site/thin-plot.ts'
import { basketFor, CASES, heading } from '../charts/rows.ts'

type Draw = typeof drawChart

it('what is left out of Plot is missed by no chart: each is the same picture as with all of it', async () => {
  const built = await build({
    root: PROJECT,
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [thinPlot()],
    build: {
      write: false,
      minify: false,
      lib: { entry: join(PROJECT, 'src', 'charts', 'chart.ts'), formats: ['iife'], name: 'charts' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })
  const [output] = [built].flat()
  const chunk = output !== undefined && 'output' in output ? output.output[0] : null
  const document = nodeDocument()
  const world: { charts?: { drawChart: Draw }; document: Document } = { document }
  runInNewContext(`${chunk!.code}; globalThis.charts = charts`, { ...world, globalThis: world, URL, console })
  for (const [name, { rows, spec }] of Object.entries(CASES))
    for (const n of [1, 15, 120]) {
      const pictureBy = (draw: Draw) =>
        markup(
          draw(rows(n), spec, {
            width: 760,
            theme: LIGHT,
            basket: basketFor(n),
            doubtful: new Set(['d2-1']),
            heading,
            label: name,
            document: nodeDocument(),
          }).svg,
        )
      expect(pictureBy(world.charts!.drawChart), `${name}, ${n} rows`).toBe(pictureBy(drawChart))
    }
}, 60_000)
