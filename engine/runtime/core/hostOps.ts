import { HostCall } from "../bridge";
import type { OpReply, Ops } from "../ops";
import { unwrapReply } from "./gate";
import type { Gate } from "./gate";

const InRealmPromise = Promise;
const InRealmTypeError = TypeError;
const createObject = Object.create;

type Waiting = { resolve(reply: OpReply): void; reject(error: unknown): void };

/** Calls of this context that the host has yet to answer. */
export class PendingCalls {
  readonly #waiting = createObject(null) as Record<number, Waiting | undefined>;
  #nextId = 1;

  /** A promise for the answer to a call started with the id that `start` is given. */
  open(start: (id: number) => void): Promise<OpReply> {
    return new InRealmPromise((resolve, reject) => {
      const id = this.#nextId++;
      this.#waiting[id] = { resolve, reject };
      try {
        start(id);
      } catch (error) {
        delete this.#waiting[id];
        reject(error);
      }
    });
  }

  /** Gives the host's tagged answer to whoever waits for call `id`; unknown ids are ignored. */
  settle(id: number, tagged: string, buffer?: Uint8Array): void {
    const waiting = this.#waiting[id];
    delete this.#waiting[id];
    if (waiting === undefined) return;
    let json: string;
    try {
      json = unwrapReply(tagged);
    } catch (error) {
      waiting.reject(error);
      return;
    }
    waiting.resolve(buffer === undefined ? { json } : { json, buffer });
  }
}

/** Host operations for the web globals. */
export function createOps(gate: Gate, pending: PendingCalls): Ops {
  return {
    call(op, json, buffer) {
      requireText(op, json);
      return unwrapReply(gate(HostCall.op, op, json, buffer));
    },
    callAsync(op, json, buffer) {
      requireText(op, json);
      return pending.open((id) => {
        unwrapReply(gate(HostCall.startOp, op, json, buffer, id));
      });
    },
  };
}

function requireText(op: unknown, json: unknown): void {
  if (typeof op !== "string" || typeof json !== "string") {
    throw new InRealmTypeError("A host operation takes a name and JSON text");
  }
}
