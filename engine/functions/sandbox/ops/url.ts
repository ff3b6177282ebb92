import { answering, fields, type SyncOp, text } from "./reply";

const SETTABLE = [
  ...(["href", "protocol", "username", "password", "host"] as const),
  ...(["hostname", "port", "pathname", "search", "hash"] as const),
];
type Settable = (typeof SETTABLE)[number];

function partsOf(url: URL): Record<string, string> {
  return { origin: url.origin, ...Object.fromEntries(SETTABLE.map((part) => [part, url[part]])) };
}

/** URLs are parsed and changed by Node's URL. A URL that does not parse is answered with null. */
export function urlOps(): Record<string, SyncOp> {
  return {
    "url.parse": answering((args) => {
      const { url, base } = fields(args);
      const given: [string, string?] = base === undefined ? [text(url)] : [text(url), text(base)];
      return URL.canParse(...given) ? partsOf(new URL(...given)) : null;
    }),
    "url.set": answering((args) => {
      const { href, part, value } = fields(args);
      if (!SETTABLE.includes(part as Settable)) throw new TypeError("No such part of a URL");
      if (part === "href" && !URL.canParse(text(value))) return null;
      const url = new URL(text(href));
      url[part as Settable] = text(value);
      return partsOf(url);
    }),
  };
}
