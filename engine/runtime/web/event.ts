import { enumerable, requireArguments } from "./webidl";

/** What an event's dispatch keeps: not for user code. */
export type Dispatch = {
  target: object | null;
  currentTarget: object | null;
  phase: number;
  active: boolean;
  stopped: boolean;
  stoppedAtOnce: boolean;
  passive: boolean;
};

/** The dispatch state of an event; throws a TypeError for what is no Event. Filled in by the class. */
export let dispatchOf: (event: Event) => Dispatch;

export type EventInit = { bubbles?: boolean; cancelable?: boolean; composed?: boolean };

export class Event {
  static readonly NONE = 0;
  static readonly CAPTURING_PHASE = 1;
  static readonly AT_TARGET = 2;
  static readonly BUBBLING_PHASE = 3;

  readonly #type: string;
  readonly #init: Required<EventInit>;
  readonly #timeStamp = Date.now();
  #canceled = false;
  #dispatch: Dispatch = {
    target: null,
    currentTarget: null,
    phase: 0,
    active: false,
    stopped: false,
    stoppedAtOnce: false,
    passive: false,
  };

  static {
    dispatchOf = (event) => {
      if (!(#dispatch in event)) throw new TypeError("parameter 1 is not of type 'Event'.");
      return event.#dispatch;
    };
  }

  constructor(type: string, init: EventInit = {}) {
    requireArguments(arguments.length, 1, "Failed to construct 'Event'");
    this.#type = String(type);
    this.#init = {
      bubbles: Boolean(init?.bubbles),
      cancelable: Boolean(init?.cancelable),
      composed: Boolean(init?.composed),
    };
  }

  get type(): string {
    return this.#type;
  }
  get target(): object | null {
    return this.#dispatch.target;
  }
  get srcElement(): object | null {
    return this.#dispatch.target;
  }
  get currentTarget(): object | null {
    return this.#dispatch.currentTarget;
  }
  get eventPhase(): number {
    return this.#dispatch.phase;
  }
  get bubbles(): boolean {
    return this.#init.bubbles;
  }
  get cancelable(): boolean {
    return this.#init.cancelable;
  }
  get composed(): boolean {
    return this.#init.composed;
  }
  get defaultPrevented(): boolean {
    return this.#canceled;
  }
  get returnValue(): boolean {
    return !this.#canceled;
  }
  get timeStamp(): number {
    return this.#timeStamp;
  }
  get isTrusted(): boolean {
    return false;
  }
  get cancelBubble(): boolean {
    return this.#dispatch.stopped;
  }
  set cancelBubble(value: boolean) {
    if (value) this.#dispatch.stopped = true;
  }

  composedPath(): object[] {
    const { currentTarget } = this.#dispatch;
    return currentTarget === null ? [] : [currentTarget];
  }

  preventDefault(): void {
    if (this.#init.cancelable && !this.#dispatch.passive) this.#canceled = true;
  }

  stopPropagation(): void {
    this.#dispatch.stopped = true;
  }

  stopImmediatePropagation(): void {
    this.#dispatch.stopped = true;
    this.#dispatch.stoppedAtOnce = true;
  }

  get [Symbol.toStringTag](): string {
    return "Event";
  }
}

for (const name of ["NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"] as const) {
  for (const owner of [Event, Event.prototype]) {
    Object.defineProperty(owner, name, {
      value: Event[name],
      enumerable: true,
      writable: false,
      configurable: false,
    });
  }
}
enumerable(
  Event.prototype,
  ...[
    "type",
    "target",
    "srcElement",
    "currentTarget",
    "eventPhase",
    "bubbles",
    "cancelable",
    "composed",
    "isTrusted",
  ],
  ...["defaultPrevented", "returnValue", "timeStamp", "cancelBubble", "composedPath", "preventDefault"],
  ...["stopPropagation", "stopImmediatePropagation"],
);
