import inspect from "object-inspect";
import { hostCall } from "./host";
import { linkToUrl, replacePairs, URLSearchParams } from "./urlSearchParams";
import { enumerable, requireArguments, usvString } from "./webidl";

/** The serialized parts of a URL, as the getters give them. */
type Parts = {
  href: string;
  origin: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
};
type Settable = Exclude<keyof Parts, "origin">;

function parse(url: unknown, base: unknown): Parts | null {
  const args = base === undefined ? { url: usvString(url) } : { url: usvString(url), base: usvString(base) };
  return hostCall<Parts | null>("url.parse", args);
}

export class URL {
  #parts: Parts;
  #searchParams: URLSearchParams | undefined;

  static canParse(url: string | URL, base?: string | URL): boolean {
    requireArguments(arguments.length, 1, "Failed to execute 'canParse' on 'URL'");
    return parse(url, base) !== null;
  }

  static parse(url: string | URL, base?: string | URL): URL | null {
    requireArguments(arguments.length, 1, "Failed to execute 'parse' on 'URL'");
    return URL.canParse(url, base) ? new URL(url, base) : null;
  }

  constructor(url: string | URL, base?: string | URL) {
    requireArguments(arguments.length, 1, "Failed to construct 'URL'");
    const parts = parse(url, base);
    if (parts === null) throw new TypeError(`Invalid URL: '${usvString(url)}'`);
    this.#parts = parts;
  }

  #set(part: Settable, value: unknown): void {
    const parts = hostCall<Parts | null>("url.set", {
      href: this.#parts.href,
      part,
      value: usvString(value),
    });
    if (parts === null) throw new TypeError(`Invalid URL: '${usvString(value)}'`);
    this.#parts = parts;
    if (this.#searchParams !== undefined && (part === "href" || part === "search")) {
      replacePairs(this.#searchParams, parts.search);
    }
  }

  get searchParams(): URLSearchParams {
    if (this.#searchParams === undefined) {
      const params = new URLSearchParams(this.#parts.search);
      linkToUrl(params, (query) => {
        const parts = hostCall<Parts>("url.set", { href: this.#parts.href, part: "search", value: query });
        this.#parts = parts;
      });
      this.#searchParams = params;
    }
    return this.#searchParams;
  }

  get origin(): string {
    return this.#parts.origin;
  }
  get href(): string {
    return this.#parts.href;
  }
  set href(value: string) {
    this.#set("href", value);
  }
  get protocol(): string {
    return this.#parts.protocol;
  }
  set protocol(value: string) {
    this.#set("protocol", value);
  }
  get username(): string {
    return this.#parts.username;
  }
  set username(value: string) {
    this.#set("username", value);
  }
  get password(): string {
    return this.#parts.password;
  }
  set password(value: string) {
    this.#set("password", value);
  }
  get host(): string {
    return this.#parts.host;
  }
  set host(value: string) {
    this.#set("host", value);
  }
  get hostname(): string {
    return this.#parts.hostname;
  }
  set hostname(value: string) {
    this.#set("hostname", value);
  }
  get port(): string {
    return this.#parts.port;
  }
  set port(value: string) {
    this.#set("port", value);
  }
  get pathname(): string {
    return this.#parts.pathname;
  }
  set pathname(value: string) {
    this.#set("pathname", value);
  }
  get search(): string {
    return this.#parts.search;
  }
  set search(value: string) {
    this.#set("search", value);
  }
  get hash(): string {
    return this.#parts.hash;
  }
  set hash(value: string) {
    this.#set("hash", value);
  }

  toString(): string {
    return this.#parts.href;
  }

  toJSON(): string {
    return this.#parts.href;
  }

  /** How `console` shows it. */
  inspect(): string {
    return `${this.constructor.name} ${inspect(this.#parts)}`;
  }

  get [Symbol.toStringTag](): string {
    return "URL";
  }
}

enumerable(
  URL.prototype,
  ...["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search"],
  ...["searchParams", "hash", "toString", "toJSON"],
);
