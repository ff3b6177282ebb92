import { HostCall } from "../bridge";
import type { SandboxKind } from "../ops";
import { failUncatchably, unwrapReply } from "./gate";
import type { Gate } from "./gate";
import type { PendingCalls } from "./hostOps";

const InRealmTypeError = TypeError;
const hasOwn = Object.prototype.hasOwnProperty;
const reflectApply = Reflect.apply;

/** Functions of `Convex.jsSyscall`, by operation name. */
export type JsSyscalls = Record<string, (args: never) => unknown>;

/** Makes the `Convex` global that the `convex/server` library calls. */
export function installConvex(
  global: typeof globalThis,
  gate: Gate,
  pending: PendingCalls,
  kind: SandboxKind,
  jsSyscalls: JsSyscalls,
): void {
  const convex = {
    syscall(op: unknown, args: unknown): string {
      requireText("syscall", op, args);
      return unwrapReply(gate(HostCall.syscall, op as string, args as string));
    },
    asyncSyscall: kind === "transaction" ? immediateSyscall(gate) : startedSyscall(gate, pending),
    jsSyscall(op: unknown, args: never): unknown {
      const name = typeof op === "string" ? op : "";
      if (!(reflectApply(hasOwn, jsSyscalls, [name]) as boolean)) {
        return failUncatchably(gate, `Unknown JS syscall: ${name}`);
      }
      return jsSyscalls[name]?.(args);
    },
  };
  Object.defineProperty(global, "Convex", { value: Object.freeze(convex) });
}

/** Answered on the spot, so that a query or mutation runs to its end without leaving its context. */
function immediateSyscall(gate: Gate) {
  return async (op: unknown, args: unknown): Promise<string> => {
    requireText("asyncSyscall", op, args);
    return unwrapReply(gate(HostCall.syscall, op as string, args as string));
  };
}

function startedSyscall(gate: Gate, pending: PendingCalls) {
  return async (op: unknown, args: unknown): Promise<string> => {
    requireText("asyncSyscall", op, args);
    const reply = await pending.open((id) => {
      unwrapReply(gate(HostCall.startSyscall, op as string, args as string, undefined, id));
    });
    return reply.json;
  };
}

function requireText(what: string, op: unknown, args: unknown): void {
  if (typeof op !== "string" || typeof args !== "string") {
    throw new InRealmTypeError(`${what}(op, arg_object) takes two arguments`);
  }
}
