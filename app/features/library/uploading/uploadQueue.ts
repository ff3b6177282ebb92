import type { UploadPurpose } from "../../../../convex/library/rules/statuses";
import { measured, type Progress } from "./progress";
import type { Sending } from "./sending";

export type UploadState = "waiting" | "sending" | "paused" | "offline" | "checking" | "ready" | "failed";

/** A file of the list, on its way or done. */
export type UploadItem = Progress & {
  key: number;
  file: File;
  state: UploadState;
  /** The server's id, once it has one. */
  upload: string | null;
  /** Why it failed: the server's sentence, or none. */
  refusal: string | null;
  /** Why the file was refused when it was looked at: a problem of `rules/fileTypes`. */
  problem: string | null;
};

/** What came of a file when it was looked at. */
export type Verdict = { state: "ready" | "refused"; problem: string | null };

type Options = {
  purpose: UploadPurpose;
  /** Tells, once, what came of an upload that is all there; gives what stops waiting. */
  awaitVerdict: (upload: string, tell: (verdict: Verdict) => void) => () => void;
  onReady: (upload: string, file: File) => void;
};

/** Sent at a time: more would only make each slower. */
const PARALLEL = 2;
const AGAIN_MS = 5_000;

const NOT_BEGUN = { sent: 0, speed: null, left: null, upload: null, refusal: null, problem: null };

/** Files that are sent two at a time, each until it was looked at. Lines that break are waited for. */
export class UploadQueue {
  #items: readonly UploadItem[] = [];
  #last = 0;
  readonly #listeners = new Set<() => void>();
  readonly #sendings = new Map<number, Sending>();
  readonly #moments = new Map<number, { at: number; sent: number }[]>();
  readonly #stops = new Set<() => void>();

  constructor(private readonly options: Options) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly items = (): readonly UploadItem[] => this.#items;

  add(files: readonly File[]): void {
    const added = files.map((file): UploadItem => ({
      ...NOT_BEGUN,
      key: ++this.#last,
      file,
      state: "waiting",
    }));
    this.#change([...this.#items, ...added]);
    this.#startNext();
  }

  pause(key: number): void {
    this.#sendings.get(key)?.pause();
    this.#patch(key, { state: "paused", speed: null, left: null });
    this.#startNext();
  }

  /** Goes on with one that is paused, offline or failed. */
  goOn(key: number): void {
    this.#patch(key, { state: "waiting", refusal: null });
    this.#startNext();
  }

  /** Takes one off the list; one that is on its way is given up. */
  drop(key: number): void {
    const item = this.#find(key);
    if (item !== undefined && item.state !== "ready" && item.state !== "checking")
      this.#sendings.get(key)?.cancel();
    this.#forget(key);
    this.#change(this.#items.filter((each) => each.key !== key));
    this.#startNext();
  }

  clear(): void {
    this.#change(this.#items.filter(({ state }) => state !== "ready"));
  }

  /** Stops all of it; what had come is kept by the server for a day. */
  stop(): void {
    for (const sending of this.#sendings.values()) sending.pause();
    for (const stop of this.#stops) stop();
    this.#stops.clear();
  }

  #startNext(): void {
    const underway = this.#items.filter(({ state }) => state === "sending").length;
    const next = this.#items.find(({ state }) => state === "waiting");
    if (underway >= PARALLEL || next === undefined) return;
    this.#patch(next.key, { state: "sending" });
    void this.#send(next);
    this.#startNext();
  }

  async #send({ key, file }: UploadItem): Promise<void> {
    const known = this.#sendings.get(key);
    if (known !== undefined) return known.goOn();
    const sending = await this.#begin(key, file);
    if (sending === null) return this.#broken(key, null);
    this.#sendings.set(key, sending);
    // Taken off the list, or halted, before it was begun.
    const state = this.#find(key)?.state;
    if (state === undefined) sending.cancel();
    else if (state === "paused") sending.pause();
  }

  /** What sends comes with the first file that is sent; null where it does not, as without a line. */
  async #begin(key: number, file: File): Promise<Sending | null> {
    try {
      const { sendFile } = await import("./sending");
      return await sendFile(file, this.options.purpose, {
        onProgress: (sent) => this.#progressed(key, sent),
        onKnown: (upload) => this.#patch(key, { upload }),
        onAllSent: (upload) => this.#allSent(key, upload),
        onBroken: (refusal) => this.#broken(key, refusal),
      });
    } catch {
      return null;
    }
  }

  #progressed(key: number, sent: number): void {
    const item = this.#find(key);
    if (item?.state !== "sending") return;
    const now = { at: performance.now(), sent };
    const { moments, progress } = measured(this.#moments.get(key) ?? [], now, item.file.size);
    this.#moments.set(key, moments);
    this.#patch(key, progress);
  }

  #allSent(key: number, upload: string): void {
    const file = this.#find(key)?.file;
    if (file === undefined) return;
    this.#patch(key, { state: "checking", upload, sent: file.size, speed: null, left: null });
    const stop = this.options.awaitVerdict(upload, ({ state, problem }) => {
      this.#stops.delete(stop);
      this.#forget(key);
      this.#patch(key, state === "ready" ? { state } : { state: "failed", problem });
      if (state === "ready") this.options.onReady(upload, file);
    });
    this.#stops.add(stop);
    this.#startNext();
  }

  #broken(key: number, refusal: string | null): void {
    const state = this.#find(key)?.state;
    if (state !== "sending") return;
    const stopped = { speed: null, left: null };
    if (refusal !== null) {
      this.#forget(key);
      this.#patch(key, { ...stopped, state: "failed", refusal });
    } else {
      this.#patch(key, { ...stopped, state: "offline" });
      this.#againSoon(key);
    }
    this.#startNext();
  }

  /** When the browser says that it has a line again, or after some seconds. */
  #againSoon(key: number): void {
    const again = () => {
      stop();
      if (this.#find(key)?.state === "offline") this.goOn(key);
    };
    const timer = setTimeout(again, AGAIN_MS);
    const stop = () => {
      clearTimeout(timer);
      window.removeEventListener("online", again);
      this.#stops.delete(stop);
    };
    window.addEventListener("online", again);
    this.#stops.add(stop);
  }

  #forget(key: number): void {
    this.#sendings.delete(key);
    this.#moments.delete(key);
  }

  #find(key: number): UploadItem | undefined {
    return this.#items.find((item) => item.key === key);
  }

  #patch(key: number, changed: Partial<UploadItem>): void {
    this.#change(this.#items.map((item) => (item.key === key ? { ...item, ...changed } : item)));
  }

  #change(items: readonly UploadItem[]): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }
}
