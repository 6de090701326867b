/** What the page in a frame tells the page around it. */
interface HeightMessage {
  zhangben: 'height'
  height: number
}

const isHeight = (data: unknown): data is HeightMessage =>
  typeof data === 'object' && data !== null && 'zhangben' in data && data.zhangben === 'height'

/** Tells the page around a frame how high its content is, whenever that changes. */
export function tellHeight(content: HTMLElement): void {
  new ResizeObserver(() => {
    const message: HeightMessage = {
      zhangben: 'height',
      height: Math.ceil(content.getBoundingClientRect().height),
    }
    // A height is no secret, and whoever frames the page may have it.
    parent.postMessage(message, '*')
  }).observe(content)
}

/** Hears how high a frame's content is, in px; resolves to what stops that. */
export function hearHeight(frame: HTMLIFrameElement, hear: (height: number) => void): () => void {
  const listen = ({ source, data }: MessageEvent) => {
    if (source === frame.contentWindow && isHeight(data)) hear(Math.max(80, Math.min(data.height, 4000)))
  }
  addEventListener('message', listen)
  return () => removeEventListener('message', listen)
}
