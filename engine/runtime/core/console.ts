import inspect from "object-inspect";
import { HostCall } from "../bridge";
import type { Gate } from "./gate";

const createObject = Object.create;
const toText = String;
const toNumber = Number;
const { floor } = Math;
const InRealmError = Error;

/** Longest text of one argument; the host cuts the whole line to its own limit. */
const maxStringLength = 32_768;

/** Replaces `console`: each message becomes one log line of the running function. */
export function installConsole(global: typeof globalThis, gate: Gate): void {
  const timers = createObject(null) as Record<string, number | undefined>;
  const emit = (level: string, messages: string[]): void => {
    let text = "";
    for (let i = 0; i < messages.length; i++) text += i === 0 ? messages[i] : ` ${messages[i]}`;
    gate(HostCall.log, level, text);
  };
  const elapsed = (): number => toNumber(gate(HostCall.elapsed, "", ""));
  const leveled =
    (level: string) =>
    (...args: unknown[]): void =>
      emit(level, inspectAll(args));
  const console = Object.assign(createObject({}) as object, {
    debug: leveled("DEBUG"),
    error: leveled("ERROR"),
    info: leveled("INFO"),
    log: leveled("LOG"),
    warn: leveled("WARN"),
    trace(...args: unknown[]): void {
      const stack = new InRealmError().stack ?? "";
      const messages = inspectAll(args);
      const headerEnd = stack.indexOf("\n");
      if (headerEnd >= 0) messages[messages.length] = stack.substring(headerEnd);
      emit("LOG", messages);
    },
    time(label?: unknown): void {
      const name = labelText(label);
      if (timers[name] === undefined) timers[name] = elapsed();
      else emit("WARN", [`Timer '${name}' already exists`]);
    },
    timeLog(label?: unknown, ...args: unknown[]): void {
      reportTimer(labelText(label), inspectAll(args));
    },
    timeEnd(label?: unknown): void {
      const name = labelText(label);
      reportTimer(name, []);
      delete timers[name];
    },
  });
  const reportTimer = (name: string, extra: string[]): void => {
    const started = timers[name];
    if (started === undefined) emit("WARN", [`Timer '${name}' does not exist`]);
    else emit("INFO", [`${name}: ${floor(elapsed() - started)}ms`, ...extra]);
  };
  Object.defineProperty(console, Symbol.toStringTag, { value: "console", configurable: true });
  Object.defineProperty(global, "console", { value: console, writable: true, configurable: true });
}

function inspectAll(args: unknown[]): string[] {
  const messages: string[] = [];
  for (let i = 0; i < args.length; i++) {
    messages[i] = inspect(args[i], { maxStringLength, indent: 2, customInspect: true });
  }
  return messages;
}

function labelText(label: unknown): string {
  return label === undefined ? "default" : toText(label);
}
