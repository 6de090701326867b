import { msg } from '../locale/msg.ts'
import { type Picture, svgText } from './picture.ts'

/** A picture as PNG at so many times its size, drawn by the browser in the fonts that the machine has. */
export async function toPng(picture: Picture, scale = 2): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.width * scale
  canvas.height = picture.height * scale
  const context = canvas.getContext('2d')
  if (context === null) throw new Error(msg('浏览器不能画图片'))
  context.scale(scale, scale)
  context.drawImage(image, 0, 0, picture.width, picture.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error(msg('浏览器没能存出 PNG'))) : resolve(blob)),
      'image/png',
    ),
  )
}
