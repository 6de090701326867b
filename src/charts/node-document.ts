import { parseHTML } from 'linkedom'

/** A document in which charts are drawn in Node, where there is no browser; never part of what a browser loads. */
export const nodeDocument = (): Document =>
  parseHTML('<!doctype html><html></html>').document as unknown as Document
