import { expect, test } from "vitest";
import { makeRealm, runInNode } from "./realm";

const realm = makeRealm("action");

async function same(code: string): Promise<void> {
  expect(await realm.run(code)).toEqual(await runInNode(code));
}

test.each([
  `const t = new EventTarget(); const seen = [];
   t.addEventListener("a", (e) => seen.push(e.type, e.target === t, e.currentTarget === t, e.eventPhase));
   t.addEventListener("a", { handleEvent() { seen.push("object"); } });
   const e = new Event("a"); t.dispatchEvent(e);
   return [seen, e.currentTarget === null, e.eventPhase];`,
  `const t = new EventTarget(); let n = 0; const f = () => n++;
   t.addEventListener("a", f); t.addEventListener("a", f); t.addEventListener("a", f, true);
   t.dispatchEvent(new Event("a")); t.removeEventListener("a", f); t.dispatchEvent(new Event("a")); return n;`,
  `const t = new EventTarget(); let n = 0; t.addEventListener("a", () => n++, { once: true });
   t.dispatchEvent(new Event("a")); t.dispatchEvent(new Event("a")); return n;`,
  `const t = new EventTarget(); const seen = [];
   t.addEventListener("a", (e) => { seen.push(1); e.stopImmediatePropagation(); }); t.addEventListener("a", () => seen.push(2));
   t.dispatchEvent(new Event("a")); return seen;`,
  `const t = new EventTarget(); t.addEventListener("a", (e) => e.preventDefault());
   const no = new Event("a"); const yes = new Event("a", { cancelable: true });
   return [t.dispatchEvent(no), no.defaultPrevented, t.dispatchEvent(yes), yes.defaultPrevented];`,
  `const c = new AbortController(); const t = new EventTarget(); let n = 0;
   t.addEventListener("a", () => n++, { signal: c.signal }); t.dispatchEvent(new Event("a")); c.abort(); t.dispatchEvent(new Event("a")); return n;`,
  `const t = new EventTarget(); const seen = [];
   t.addEventListener("a", () => t.addEventListener("a", () => seen.push("late"))); t.dispatchEvent(new Event("a")); return seen;`,
  `const e = new Event("x", { bubbles: true, composed: true }); return [e.type, e.bubbles, e.cancelable, e.composed, Event.AT_TARGET];`,
  `return attempt(() => new EventTarget().dispatchEvent({ type: "a" }));`,
  `return attempt(() => new Event());`,
])("event scenario %#", same);

test.each([
  `const c = new AbortController(); const seen = []; c.signal.onabort = (e) => seen.push(e.type);
   c.signal.addEventListener("abort", () => seen.push("listener")); c.abort(); c.abort();
   return [seen, c.signal.aborted, c.signal.reason.name, c.signal.reason.code, c.signal.reason.message];`,
  `const c = new AbortController(); c.abort("why"); return [c.signal.reason, await attempt(() => c.signal.throwIfAborted()) ?? null];`,
  `const s = AbortSignal.abort(); return [s.aborted, s.reason.name];`,
  `const a = new AbortController(), b = new AbortController(); const any = AbortSignal.any([a.signal, b.signal]);
   const before = any.aborted; b.abort(7); return [before, any.aborted, any.reason];`,
  `const any = AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]); return [any.aborted, any.reason];`,
  `const s = AbortSignal.timeout(5); await new Promise((r) => s.addEventListener("abort", r)); return [s.reason.name, s.reason.code];`,
  `return attempt(() => new AbortSignal());`,
  `return attempt(() => AbortSignal.any([{}]));`,
])("abort scenario %#", same);

test.each([
  `const e = new DOMException("m", "AbortError"); return [e.name, e.message, e.code, e instanceof Error, String(e), Object.prototype.toString.call(e)];`,
  `const e = new DOMException(); return [e.name, e.message, e.code, e.stack.split("\\n")[0]];`,
  `const e = new DOMException("m", "NoSuchError"); return [e.name, e.code];`,
  `return [DOMException.ABORT_ERR, DOMException.INUSE_ATTRIBUTE_ERR, DOMException.URL_MISMATCH_ERR, new DOMException().DATA_CLONE_ERR, DOMException.VALIDATION_ERR, DOMException.NO_DATA_ALLOWED_ERR, DOMException.INDEX_SIZE_ERR];`,
])("DOMException scenario %#", same);

test("a listener that throws does not stop the others", async () => {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  process.on("unhandledRejection", onRejection);
  try {
    const seen = await realm.run(`const t = new EventTarget(); const seen = [];
      t.addEventListener("a", () => { throw new Error("boom"); }); t.addEventListener("a", () => seen.push("second"));
      t.dispatchEvent(new Event("a")); return seen;`);
    expect(seen).toEqual(["second"]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(rejections).toHaveLength(1);
  } finally {
    process.off("unhandledRejection", onRejection);
  }
});
