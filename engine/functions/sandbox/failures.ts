import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { RawFrame } from "../../runtime/bridge";
import type { CompiledModule } from "./compileModule";

/** How a function failed, as clients see it. `data` is the JSON text of a ConvexError's data. */
export type Failure = { message: string; data?: string };

export type FindModule = (path: string) => CompiledModule | null;

const maxMessageLength = 65_536;
const maxFrames = 100;
const harness = "convex/src/server/impl";

const traceMaps = new WeakMap<CompiledModule, TraceMap | null>();

/**
 * Turns the JSON of a RawFailure into what is shown: the message, then a line for each user frame,
 * mapped to its source. The JSON comes from user realms, so nothing in it is taken for granted.
 */
export function readFailure(text: string, find: FindModule): Failure {
  const raw = parseObject(text);
  const message = typeof raw.message === "string" ? raw.message : "Uncaught Error";
  const frames = Array.isArray(raw.frames) ? formatFrames(raw.frames, find) : "";
  const failure: Failure = { message: `${message.slice(0, maxMessageLength)}\n${frames}` };
  if (typeof raw.data === "string") failure.data = raw.data;
  return failure;
}

/** The lines "    at call (file:line:column)" of a JSON list of RawFrame, each ended by a newline. */
export function mapFrames(text: string, find: FindModule): string {
  const parsed: unknown = safeParse(text);
  return Array.isArray(parsed) ? formatFrames(parsed, find) : "";
}

function formatFrames(raw: unknown[], find: FindModule): string {
  const frames = raw
    .slice(0, maxFrames)
    .filter(isFrame)
    .map((frame) => mapFrame(frame, find));
  while (frames.length > 0 && isHarness(frames[0])) frames.shift();
  while (frames.length > 0 && isHarness(frames.at(-1))) frames.pop();
  return frames.map((frame) => `    at ${formatFrame(frame)}\n`).join("");
}

function isFrame(value: unknown): value is RawFrame {
  if (typeof value !== "object" || value === null) return false;
  const { call, file, line, column } = value as Record<string, unknown>;
  const position = (n: unknown): boolean => n === null || (Number.isInteger(n) && Number(n) > 0);
  return (
    typeof call === "string" &&
    (file === null || typeof file === "string") &&
    position(line) &&
    position(column)
  );
}

function mapFrame(frame: RawFrame, find: FindModule): RawFrame {
  if (frame.file === null || frame.line === null || frame.column === null) return frame;
  const map = traceMapOf(frame.file, find);
  if (map === null) return frame;
  const found = originalPositionFor(map, { line: frame.line, column: frame.column - 1 });
  if (found.source === null) return frame;
  return { call: frame.call, file: found.source, line: found.line, column: found.column + 1 };
}

/** The source map of the module at `path`, parsed when first needed; null without a usable one. */
export function traceMapOf(path: string, find: FindModule): TraceMap | null {
  const module = find(path);
  if (module === null) return null;
  let map = traceMaps.get(module);
  if (map === undefined) {
    map = parseMap(module.map);
    traceMaps.set(module, map);
  }
  return map;
}

function parseMap(text: string | undefined): TraceMap | null {
  if (text === undefined) return null;
  try {
    return new TraceMap(text);
  } catch {
    return null;
  }
}

function isHarness(frame: RawFrame | undefined): boolean {
  const file = frame?.file ?? "";
  return file.includes(harness) || file.startsWith("_system/");
}

function formatFrame(frame: RawFrame): string {
  if (frame.file === null) return frame.call;
  const place = frame.line === null ? frame.file : `${frame.file}:${frame.line}:${frame.column}`;
  return frame.call === "" || frame.call === "async " ? frame.call + place : `${frame.call} (${place})`;
}

function parseObject(text: string): Record<string, unknown> {
  const parsed = safeParse(text);
  return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
}

function safeParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
