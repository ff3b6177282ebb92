import { HostCall } from "../bridge";
import type { RawFailure, RawFrame } from "../bridge";
import type { Gate } from "./gate";

const { stringify } = JSON;
const InRealmError = Error;
const toText = String;
const reflectApply = Reflect.apply;
const weakGet = WeakMap.prototype.get;
const weakSet = WeakMap.prototype.set;
const objectToString = Object.prototype.toString;
const startsWith = String.prototype.startsWith;
const endsWith = String.prototype.endsWith;

const moduleScheme = "convex:/";

type CallSite = {
  getTypeName(): string | null;
  getFunctionName(): string | null;
  getMethodName(): string | null;
  getFileName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  isToplevel(): boolean;
  isConstructor(): boolean;
  isNative(): boolean;
  isAsync(): boolean;
  isPromiseAll(): boolean;
  getPromiseIndex(): number | null;
};

const framesOfErrors = new WeakMap<object, RawFrame[]>();

/**
 * Makes `error.stack` show user code alone, mapped to its sources. Node formats a stack itself when it
 * finds no formatter on the realm's `Error`, and throws errors of its own realm while it does. So there
 * is always one: neither can be taken away.
 */
export function installStackTraces(global: typeof globalThis, gate: Gate): void {
  const format = stackFormatter(gate);
  let current: unknown = format;
  Object.defineProperty(InRealmError, "prepareStackTrace", {
    get: () => current,
    set: (replacement: unknown) => {
      current = typeof replacement === "function" ? replacement : format;
    },
    configurable: false,
  });
  Object.defineProperty(global, "Error", {
    value: InRealmError,
    writable: false,
    configurable: false,
  });
}

/** A value for `Error.prepareStackTrace`; it also keeps frames for `describeFailure`. */
export function stackFormatter(gate: Gate): (error: unknown, sites: CallSite[]) => string {
  return (error, sites) => {
    const frames = userFrames(sites);
    if (typeof error === "object" && error !== null) {
      reflectApply(weakSet, framesOfErrors, [error, frames]);
    }
    const mapped = gate(HostCall.mapFrames, "", stringify(frames));
    const header = headerOf(error);
    return typeof mapped === "string" && mapped !== "" ? `${header}\n${mapped}` : header;
  };
}

/** What leaves the context when a function throws `thrown`. Never throws. */
export function describeFailure(thrown: unknown): RawFailure {
  try {
    return isErrorLike(thrown) ? describeError(thrown) : describeValue(thrown);
  } catch {
    return { message: "Uncaught Error", frames: null };
  }
}

function isErrorLike(thrown: unknown): thrown is Error {
  if (typeof thrown !== "object" || thrown === null) return false;
  return thrown instanceof InRealmError || reflectApply(objectToString, thrown, []) === "[object Error]";
}

function describeError(error: Error): RawFailure {
  const name = error.name === undefined ? "Error" : toText(error.name);
  const message = error.message === undefined ? "" : toText(error.message);
  const failure: RawFailure = { message: uncaught(name, message), frames: framesOf(error) };
  const { ConvexErrorSymbol: mark, data } = error as {
    ConvexErrorSymbol?: symbol;
    data?: unknown;
  };
  if (typeof mark === "symbol" && Reflect.get(error, mark) === true) {
    if (typeof data === "string") failure.data = data;
  }
  return failure;
}

function framesOf(error: Error): RawFrame[] | null {
  // Reading the stack is what makes V8 call prepareStackTrace.
  if (typeof error.stack !== "string") return null;
  return (reflectApply(weakGet, framesOfErrors, [error]) as RawFrame[] | undefined) ?? null;
}

function describeValue(thrown: unknown): RawFailure {
  if (typeof thrown === "object" && thrown !== null) {
    const { constructor } = thrown;
    const name = typeof constructor === "function" ? constructor.name : "Object";
    return { message: `Uncaught #<${toText(name)}>`, frames: null };
  }
  return { message: `Uncaught ${toText(thrown)}`, frames: null };
}

function uncaught(name: string, message: string): string {
  if (name !== "" && message !== "") return `Uncaught ${name}: ${message}`;
  const text = name + message;
  return text === "" ? "Uncaught" : `Uncaught ${text}`;
}

function headerOf(error: unknown): string {
  try {
    return toText(error);
  } catch {
    return "Error";
  }
}

function userFrames(sites: CallSite[]): RawFrame[] {
  const frames: RawFrame[] = [];
  for (let i = 0; i < sites.length; i++) {
    const site = sites[i];
    if (site === undefined) continue;
    const file = site.getFileName();
    const promiseAll = site.isPromiseAll();
    if (!promiseAll && !(file !== null && starts(file, moduleScheme))) continue;
    frames[frames.length] = {
      call: callText(site, promiseAll),
      file: file === null ? null : file.substring(moduleScheme.length),
      line: site.getLineNumber(),
      column: site.getColumnNumber(),
    };
  }
  return frames;
}

/** The words before the location, as V8 prints them: "async handler", "new Foo", "Foo.bar [as baz]". */
function callText(site: CallSite, promiseAll: boolean): string {
  let text = site.isAsync() ? "async " : "";
  if (promiseAll) return `${text}Promise.all (index ${toText(site.getPromiseIndex())})`;
  const functionName = site.getFunctionName();
  if (site.isConstructor()) return `${text}new ${functionName ?? "<anonymous>"}`;
  if (site.isToplevel()) return functionName === null ? text : text + functionName;
  const typeName = site.getTypeName();
  const methodName = site.getMethodName();
  if (functionName === null) {
    if (typeName !== null) text += `${typeName}.`;
    return text + (methodName ?? "<anonymous>");
  }
  if (typeName !== null && starts(functionName, typeName)) text += `${typeName}.`;
  text += functionName;
  return methodName !== null && ends(functionName, methodName) && functionName !== methodName
    ? `${text} [as ${methodName}]`
    : text;
}

function starts(text: string, prefix: string): boolean {
  return reflectApply(startsWith, text, [prefix]) as boolean;
}

function ends(text: string, suffix: string): boolean {
  return reflectApply(endsWith, text, [suffix]) as boolean;
}
