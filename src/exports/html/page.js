// The script of a briefing's page: tables are sorted, charts pointed at, figures followed to their lines.
const { facts, charts, words } = JSON.parse(document.getElementById('briefing-data').textContent)
const dialog = document.querySelector('.briefing-trail')
const tip = document.querySelector('.briefing-tip')

const make = (tag, text, name = '') => {
  const element = document.createElement(tag)
  element.textContent = text
  if (name !== '') element.className = name
  return element
}

function follow(ids) {
  const close = make('button', words.close)
  close.addEventListener('click', () => dialog.close())
  const title = make('h2', words.trail)
  title.id = 'trail-title'
  const head = make('header', '')
  head.append(title, close)
  const held = ids.map((id) => facts[id]).filter(Boolean)
  dialog.replaceChildren(
    head,
    ...(held.length === 0 ? [make('p', words.gone)] : []),
    ...held.map(({ what, value, title, place, evidence }) => {
      const article = make('article', '')
      const quote = evidence === '' ? [] : [make('blockquote', evidence)]
      article.append(make('h3', `${what}　${value}`), make('p', `《${title}》${place}`), ...quote)
      return article
    }),
  )
  dialog.showModal()
}

document.addEventListener('click', ({ target }) => {
  const figure = target.closest('[data-facts]')
  if (figure !== null) follow(figure.dataset.facts.split(','))
  if (target === dialog) dialog.close()
})

for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells]
  heads.forEach((head, column) => {
    head.querySelector('button').addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') !== 'descending'
      for (const other of heads) other.setAttribute('aria-sort', 'none')
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
      const keyOf = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent
      const order = (a, b) => {
        const [x, y] = [keyOf(a), keyOf(b)]
        if (x === '' || y === '') return x === y ? 0 : x === '' ? 1 : -1
        const sign = down ? -1 : 1
        return 'value' in a.cells[column].dataset
          ? sign * (Number(x) - Number(y))
          : sign * x.localeCompare(y, 'zh-CN')
      }
      const body = table.tBodies[0]
      body.append(...[...body.rows].sort(order))
    })
  })
}

function away({ x, y, box }, px, py) {
  if (box === null) return Math.hypot(x - px, y - py)
  const [x1, y1, x2, y2] = box
  return Math.hypot(Math.max(x1 - px, 0, px - x2), Math.max(y1 - py, 0, py - y2))
}

for (const picture of document.querySelectorAll('[data-chart]')) {
  const targets = charts[Number(picture.dataset.chart)]
  // The chart within the picture: places of targets are its own.
  const chart = picture.querySelector('svg svg')
  if (chart === null || targets.length === 0) continue
  let at = -1
  const show = (next) => {
    at = next
    tip.hidden = at < 0
    if (at < 0) return
    tip.replaceChildren(...targets[at].lines.map((line) => make('div', line)))
    const place = new DOMPoint(targets[at].x, targets[at].y).matrixTransform(chart.getScreenCTM())
    tip.style.left = `${Math.max(4, Math.min(place.x + 12, innerWidth - tip.offsetWidth - 4)) + scrollX}px`
    tip.style.top = `${Math.max(4, place.y - tip.offsetHeight - 8) + scrollY}px`
  }
  picture.addEventListener('pointermove', ({ clientX, clientY }) => {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(chart.getScreenCTM().inverse())
    let [found, least] = [-1, 40]
    targets.forEach((target, i) => {
      const far = away(target, x, y)
      if (far < least) [found, least] = [i, far]
    })
    show(found)
  })
  picture.addEventListener('pointerleave', () => show(-1))
  picture.addEventListener('blur', () => show(-1))
  picture.addEventListener('click', () => at >= 0 && targets[at].ids.length > 0 && follow(targets[at].ids))
  picture.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step !== undefined) show((at + step + targets.length) % targets.length)
    else if (event.key === 'Enter' && at >= 0) follow(targets[at].ids)
    else if (event.key === 'Escape') show(-1)
    else return
    event.preventDefault()
  })
}
