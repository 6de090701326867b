import type { Plugin } from 'vite'

/** What Observable Plot carries for maps, legends, its own tips, colour schemes and times of day, none of which a chart here has. */
const LEFT_OUT = [
  /\/d3-(?:geo|scale-chromatic|time-format)\/(?:dist|src)\//,
  /\/@observablehq\/plot\/src\/(?:legends|marks\/tip|interactions\/pointer)\.js$/,
]

/** Leaves those parts out of what a browser loads: about a fifth of what it takes to draw a chart. */
export function thinPlot(): Plugin {
  return {
    name: 'zhangben-thin-plot',
    enforce: 'pre',
    async load(id) {
      const path = id.split('?')[0]!
      if (!LEFT_OUT.some((part) => part.test(path.replaceAll('\\', '/')))) return null
      const names = Object.keys(await import(path))
      // Called while modules start, and then with a result that is called or read again, but never for a chart.
      return `const none = () => none\nexport { ${names.map((name) => `none as ${name}`).join(', ')} }`
    },
  }
}
