import '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js'

// Held for as long as this worker lives: whoever waits for it learns of the worker's end, however it came.
void navigator.locks?.request(self.name, () => new Promise(() => {}))
