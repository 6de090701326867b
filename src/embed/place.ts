/** Where this script lies: `<deployment>/embed/chart.js`. A script's own element is only known while it starts. */
const SCRIPT = (document.currentScript as HTMLScriptElement | null)?.src ?? document.baseURI

/** The address of the deployment that the script came from. */
export const DEPLOYMENT = new URL('..', SCRIPT)

/** A file of the deployment. */
export const fileAt = (path: string): URL => new URL(path, DEPLOYMENT)

/** The page of the deployment at `#/path`. */
export const pageAt = (path: string): string => new URL(`#/${path}`, DEPLOYMENT).href
