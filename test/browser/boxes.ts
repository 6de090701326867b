import type { Page } from 'playwright-core'

/**
 * What is wrong with the words of every picture that a selector finds, as a browser has set them: cut off at the picture's
 * edge, or on top of each other. Heights are those of the letters, about three quarters of a line.
 */
export function badLabels(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((pictures) => {
    const bad: string[] = []
    for (const svg of document.querySelectorAll<SVGSVGElement>(pictures)) {
      const name = svg.getAttribute('aria-label')?.split('。')[0] ?? ''
      const edge = svg.getBoundingClientRect()
      const boxes = [...svg.querySelectorAll('text')].flatMap((text) => {
        const lines = text.querySelectorAll('tspan')
        return [...(lines.length > 0 ? lines : [text])].flatMap((line) => {
          const words = line.textContent ?? ''
          const { left, right, top, bottom } = line.getBoundingClientRect()
          const trim = (bottom - top) / 6
          return words.trim() === '' ? [] : [{ words, left, right, top: top + trim, bottom: bottom - trim }]
        })
      })
      boxes.forEach((a, i) => {
        if (
          a.left < edge.left - 1 ||
          a.right > edge.right + 1 ||
          a.top < edge.top - 1 ||
          a.bottom > edge.bottom + 1
        )
          bad.push(`${name}: “${a.words}” is cut off`)
        for (const b of boxes.slice(i + 1))
          if (
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5
          )
            bad.push(`${name}: “${a.words}” is on top of “${b.words}”`)
      })
    }
    return bad
  }, selector)
}
