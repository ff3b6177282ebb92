import type { HttpActionRequest, HttpActionResponse } from "../../backend";
import { MAX_HTTP_RESPONSE_BYTES } from "../../protocol/limits";
import type { Tagged } from "../sandbox/realm";
import type { ActionHost, ActionInvocation } from "./actionHost";
import { ActionHostError } from "./actionHost";
import { ByteQueue } from "./byteQueue";
import type { CallMessage, Ending, ModuleSet, RunMessage } from "./messages";

/** Bytes of an HTTP action's response that may wait for the client. */
const responseRoom = 262_144;

const internalError = "Your request couldn't be completed. Try again later.";

export type Answer = { tagged: Tagged; bytes?: Uint8Array };

/** An HTTP action's response once its head is known; `ended` tells how its body went. */
export type HttpRunResult =
  { ok: true; response: HttpActionResponse; ended: Promise<Ending> } | Extract<Ending, { ok: false }>;

export type RunParts = {
  message: RunMessage;
  /** What `message.codeKey` names. */
  modules: ModuleSet;
  invocation: ActionInvocation;
  host: ActionHost;
  log(line: string): void;
  http: HttpActionRequest | null;
  /** Called when nobody wants the rest of the response. */
  cancel(run: Run): void;
};

/** One run on the main thread: what its worker asks is answered here, what it ends with is kept here. */
export class Run {
  readonly message: RunMessage;
  readonly modules: ModuleSet;
  /** How the function ended: a result, or the head of a response. Never rejects. */
  readonly result: Promise<Ending>;
  /** When nothing of the run goes on any more. Never rejects. */
  readonly ended: Promise<Ending>;
  readonly response: ByteQueue;
  readonly #host: ActionHost;
  readonly #invocation: ActionInvocation;
  readonly #log: (line: string) => void;
  readonly #requestBody: AsyncIterator<Uint8Array> | null;
  #responseBytes = 0;
  #resolveResult: (ending: Ending) => void = () => {};
  #resolveEnded: (ending: Ending) => void = () => {};

  constructor({ message, modules, invocation, host, log, http, cancel }: RunParts) {
    this.message = message;
    this.modules = modules;
    this.#invocation = invocation;
    this.#host = host;
    this.#log = log;
    this.#requestBody = http?.body?.[Symbol.asyncIterator]() ?? null;
    this.result = new Promise((resolve) => (this.#resolveResult = resolve));
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
    this.response = new ByteQueue(responseRoom, () => cancel(this));
  }

  log(line: string): void {
    this.#log(line);
  }

  /** The function has ended. Returns whether the whole run has: the body of a response is still to come. */
  resulted(ending: Ending): boolean {
    this.#resolveResult(ending);
    if (this.message.kind === "http" && ending.ok) return false;
    this.finish(ending);
    return true;
  }

  /** The run is over: by itself, or because its worker or its time is. */
  finish(ending: Ending): void {
    this.#resolveResult(ending);
    this.#resolveEnded(ending);
    this.response.end(ending.ok ? null : new Error(ending.message));
    this.#requestBody?.return?.().catch(() => {});
  }

  /** Answers a call of the action; never rejects. */
  async answer(call: CallMessage): Promise<Answer> {
    try {
      return await this.#answer(call);
    } catch (error) {
      const message = error instanceof ActionHostError ? error.message : internalError;
      return { tagged: `e${JSON.stringify({ message })}` };
    }
  }

  async #answer({ op, name, text, bytes }: CallMessage): Promise<Answer> {
    switch (op) {
      case "syscall":
        return { tagged: await this.#host.syscall(this.#invocation, name, text) };
      case "storage.store":
        return { tagged: `v${JSON.stringify(await this.#store(text, bytes))}` };
      case "storage.get":
        return this.#get(text);
      case "http.read":
        return this.#readRequest();
      case "http.write":
        return { tagged: `v${await this.#writeResponse(bytes ?? new Uint8Array(0))}` };
    }
  }

  async #store(text: string, bytes: Uint8Array = new Uint8Array(0)): Promise<string> {
    const { contentType, sha256 } = JSON.parse(text) as { contentType: unknown; sha256?: unknown };
    return this.#host.storeBlob(this.#invocation, {
      bytes,
      contentType: typeof contentType === "string" ? contentType : null,
      ...(typeof sha256 === "string" ? { sha256 } : {}),
    });
  }

  async #get(text: string): Promise<Answer> {
    const { storageId } = JSON.parse(text) as { storageId: unknown };
    const found = await this.#host.getBlob(this.#invocation, String(storageId));
    if (found === null) return { tagged: "vnull" };
    return { tagged: `v${JSON.stringify({ contentType: found.contentType })}`, bytes: found.bytes };
  }

  async #readRequest(): Promise<Answer> {
    for (;;) {
      const next = await this.#requestBody?.next();
      if (next === undefined || next.done === true) return { tagged: "vnull" };
      if (next.value.length > 0) return { tagged: "vnull", bytes: next.value };
    }
  }

  async #writeResponse(bytes: Uint8Array): Promise<boolean> {
    this.#responseBytes += bytes.length;
    if (this.#responseBytes > MAX_HTTP_RESPONSE_BYTES) {
      throw new ActionHostError("HttpResponseTooLarge: HTTP actions support responses up to 20 MiB");
    }
    return this.response.write(bytes);
  }
}
