export function ensureBuilt(): Promise<void>;
export function ensureRuntimeBuilt(): Promise<void>;
export function buildAll(): Promise<void>;
