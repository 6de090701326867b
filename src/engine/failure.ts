/** The engine itself failed, not what was asked of it: the same can be asked again. */
export class EngineFailure extends Error {}
