import { serveBrowser } from './chromium.ts'

/** Before the tests that let a browser print reports: one Chromium that all of them share. */
export default serveBrowser
