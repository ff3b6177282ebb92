import { enumerable } from "./webidl";

const CONSTRUCT = Symbol("construct");

export class Navigator {
  constructor(key?: symbol) {
    if (key !== CONSTRUCT) throw new TypeError("Illegal constructor");
  }

  get userAgent(): string {
    return "Convex/1.0";
  }

  get [Symbol.toStringTag](): string {
    return "Navigator";
  }
}

export const navigator = new Navigator(CONSTRUCT);

enumerable(Navigator.prototype, "userAgent");
