import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. `ZHANGBEN_HOME` puts seeds and data elsewhere (the tests use it). */
export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const home = () => process.env.ZHANGBEN_HOME ?? PROJECT

export const seedsPath = (...parts: string[]): string => join(home(), 'seeds', ...parts)
export const dataPath = (...parts: string[]): string => join(home(), 'data', ...parts)
export const originalsPath = (...parts: string[]): string => join(home(), 'originals', ...parts)
export const queriesPath = (...parts: string[]): string => join(PROJECT, 'queries', ...parts)
