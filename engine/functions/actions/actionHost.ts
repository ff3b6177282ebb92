import type { Identity, RequestMetadata } from "../calls";
import type { Tagged } from "../sandbox/realm";

/** A running action, as its syscalls name it. */
export type ActionInvocation = {
  /** Tells invocations of one pool apart. */
  id: number;
  component: string;
  /** `module.js:export`; for HTTP actions `http.js:default`. */
  path: string;
  identity: Identity;
  request: RequestMetadata;
};

export type StoredBlob = { bytes: Uint8Array; contentType: string | null };

/**
 * What actions reach on the main thread. A promise that rejects ends as an error in the action whose
 * words say nothing of the engine.
 */
export interface ActionHost {
  /** Answers `Convex.asyncSyscall`: "v" + JSON text, or "e" + JSON text of `{message, data?}`. */
  syscall(invocation: ActionInvocation, op: string, argsJson: string): Promise<Tagged>;
  /** Keeps a file and returns its storage id. `sha256` is what the caller says it is, in base64 or hex. */
  storeBlob(invocation: ActionInvocation, blob: StoredBlob & { sha256?: string }): Promise<string>;
  /** The file of a storage id; null if there is none. */
  getBlob(invocation: ActionInvocation, storageId: string): Promise<StoredBlob | null>;
}

/** An error for the action to see, thrown by a host; anything else it throws is kept from users. */
export class ActionHostError extends Error {}
