import { msg } from '../locale/msg.ts'

/** Says over the page that a part of it could not be fetched, as after a new version was put up, and offers to reload. */
export function offerReload(): void {
  if (document.querySelector('.outdated') !== null) return
  const box = document.createElement('div')
  box.className = 'outdated'
  box.setAttribute('role', 'alert')
  const button = document.createElement('button')
  button.className = 'button primary'
  button.textContent = msg('刷新')
  button.onclick = () => location.reload()
  box.append(
    msg('页面的一部分取不到：网站可能刚更新过，或网络断了。写下的都已存在这个浏览器里，刷新就好。'),
    ' ',
    button,
  )
  document.body.prepend(box)
}
