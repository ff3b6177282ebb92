import { AbortController } from "./abort";
import { DOMException } from "./domException";
import { defineGlobal } from "./webidl";

// The streams ponyfill takes these from the global object while its module is evaluated, or makes its own.
const global = globalThis as unknown as Record<string, unknown>;
if (!("DOMException" in global)) defineGlobal(global, "DOMException", DOMException);
if (!("AbortController" in global)) defineGlobal(global, "AbortController", AbortController);
