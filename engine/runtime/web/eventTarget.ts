import { DOMException } from "./domException";
import { type Dispatch, dispatchOf, Event } from "./event";
import { reportException } from "./reportException";
import { enumerable, requireArguments } from "./webidl";

type Callback = ((event: Event) => unknown) | { handleEvent(event: Event): unknown };
type AbortLike = { aborted: boolean; addEventListener(type: string, callback: Callback): void };
export type ListenerOptions =
  boolean | { capture?: boolean; once?: boolean; passive?: boolean; signal?: AbortLike };
type Listener = {
  type: string;
  callback: Callback;
  capture: boolean;
  once: boolean;
  passive: boolean;
  removed: boolean;
};

export class EventTarget {
  #listeners: Listener[] = [];

  addEventListener(type: string, callback: Callback | null, options?: ListenerOptions): void {
    requireArguments(arguments.length, 2, "Failed to execute 'addEventListener' on 'EventTarget'");
    const given = typeof options === "object" && options !== null ? options : { capture: Boolean(options) };
    if (given.signal?.aborted || callback === null || callback === undefined) return;
    if (typeof callback !== "function" && typeof callback !== "object") {
      throw new TypeError(
        "Failed to execute 'addEventListener' on 'EventTarget': parameter 2 is not of type 'Object'.",
      );
    }
    const capture = Boolean(given.capture);
    if (this.#find(type, callback, capture) !== undefined) return;
    this.#listeners.push({
      type: String(type),
      callback,
      capture,
      once: Boolean(given.once),
      passive: Boolean(given.passive),
      removed: false,
    });
    given.signal?.addEventListener("abort", () => this.removeEventListener(type, callback, { capture }));
  }

  removeEventListener(type: string, callback: Callback | null, options?: ListenerOptions): void {
    requireArguments(arguments.length, 2, "Failed to execute 'removeEventListener' on 'EventTarget'");
    const capture =
      typeof options === "object" && options !== null ? Boolean(options.capture) : Boolean(options);
    const listener = callback === null ? undefined : this.#find(type, callback, capture);
    if (listener !== undefined) this.#remove(listener);
  }

  dispatchEvent(event: Event): boolean {
    requireArguments(arguments.length, 1, "Failed to execute 'dispatchEvent' on 'EventTarget'");
    const dispatch = dispatchOf(event);
    if (dispatch.active)
      throw new DOMException("The event is already being dispatched.", "InvalidStateError");
    dispatch.active = true;
    dispatch.target = this;
    dispatch.currentTarget = this;
    dispatch.phase = Event.AT_TARGET;
    this.#run(event, dispatch);
    dispatch.currentTarget = null;
    dispatch.phase = Event.NONE;
    dispatch.active = false;
    dispatch.stopped = false;
    dispatch.stoppedAtOnce = false;
    return !event.defaultPrevented;
  }

  #run(event: Event, dispatch: Dispatch): void {
    const matching = this.#listeners.filter((listener) => listener.type === event.type);
    // At the target, capturing listeners come first.
    const ordered = [...matching.filter((each) => each.capture), ...matching.filter((each) => !each.capture)];
    for (const listener of ordered) {
      if (dispatch.stoppedAtOnce) return;
      if (listener.removed) continue;
      if (listener.once) this.#remove(listener);
      dispatch.passive = listener.passive;
      try {
        if (typeof listener.callback === "function") listener.callback.call(this, event);
        else listener.callback.handleEvent(event);
      } catch (error) {
        reportException(error);
      }
      dispatch.passive = false;
    }
  }

  #find(type: string, callback: Callback, capture: boolean): Listener | undefined {
    const name = String(type);
    return this.#listeners.find(
      (each) => each.type === name && each.callback === callback && each.capture === capture,
    );
  }

  #remove(listener: Listener): void {
    listener.removed = true;
    this.#listeners = this.#listeners.filter((each) => each !== listener);
  }

  get [Symbol.toStringTag](): string {
    return "EventTarget";
  }
}

enumerable(EventTarget.prototype, "addEventListener", "removeEventListener", "dispatchEvent");
