import type PptxGenJS from 'pptxgenjs'
import type { NativeChart } from './native.ts'
import type { Place } from './slide.ts'

const hex = (color: string): string => color.replace('#', '').toUpperCase()

/** What all charts have alike. */
const looks = ({ code, series, categories }: NativeChart): PptxGenJS.IChartOpts => ({
  chartColors: series.map(({ color }) => hex(color)),
  displayBlanksAs: 'gap',
  // Every name stands at its bar, also where there are many.
  catAxisLabelFontSize: categories.length > 12 ? 9 : 12,
  catAxisLabelFrequency: '1',
  valAxisLabelFontSize: 11,
  valAxisLabelColor: '5C6670',
  valAxisLabelFormatCode: code.replace('.00', ''),
  valGridLine: { color: 'E2E5E9', size: 0.5 },
  catGridLine: { style: 'none' },
  dataLabelFormatCode: code,
  dataLabelFontSize: 11,
  dataLabelColor: '1F2328',
  showLegend: series.length > 1,
  legendPos: 'b',
  legendFontSize: 12,
  showTitle: false,
})

/** Puts a native chart on a slide, its data inside. */
export function addNative(
  pptx: PptxGenJS,
  slide: PptxGenJS.Slide,
  chart: NativeChart,
  place: Place,
  altText: string,
): void {
  const { kind, categories, series, colors, across = [], unit, acrossUnit } = chart
  const data = series.map(({ name, values }) => ({ name, labels: categories, values: values as number[] }))
  const options: PptxGenJS.IChartOpts = { ...looks(chart), ...place, altText }
  switch (kind) {
    case 'bar':
      slide.addChart(pptx.ChartType.bar, data, {
        ...options,
        barDir: 'bar',
        chartColors: colors!.map(hex),
        // The types know only one of the two that the format has: the first category on top.
        catAxisOrientation: 'maxMin' as 'minMax',
        valAxisHidden: true,
        valGridLine: { style: 'none' },
        barGapWidthPct: 45,
        showValue: true,
        showLegend: false,
      })
      break
    case 'stack':
      slide.addChart(pptx.ChartType.bar, data, {
        ...options,
        barDir: 'col',
        barGrouping: 'stacked',
        barGapWidthPct: 60,
        showValAxisTitle: unit !== '',
        valAxisTitle: unit,
        valAxisTitleFontSize: 11,
      })
      break
    case 'line':
      slide.addChart(pptx.ChartType.line, data, {
        ...options,
        lineSize: 2,
        lineDataSymbolSize: 7,
        showValAxisTitle: unit !== '',
        valAxisTitle: unit,
        valAxisTitleFontSize: 11,
      })
      break
    case 'dot':
      slide.addChart(
        pptx.ChartType.scatter,
        [{ name: acrossUnit, values: across }, ...data.map(({ name, values }) => ({ name, values }))],
        {
          ...options,
          lineSize: 0,
          lineDataSymbolSize: 9,
          showCatAxisTitle: true,
          catAxisTitle: acrossUnit,
          catAxisTitleFontSize: 12,
          showValAxisTitle: true,
          valAxisTitle: unit,
          valAxisTitleFontSize: 12,
        },
      )
  }
}
