/** Where the web server hands browsers on to Convex, on every host of its own. */
export const MOUNT = "/convex";

const SYNC = /^\/api\/(?:\w[\w.+-]*\/)?sync$/;

/** `files` are asked for by pages of every host: an address with an unguessable name or a token is all it takes. */
type Rule = { path: RegExp; methods: readonly string[]; kind: "call" | "file" };

const RULES: readonly Rule[] = [
  { path: /^\/api\/(?:query|mutation|action)$/, methods: ["POST"], kind: "call" },
  { path: /^\/api\/storage\/upload$/, methods: ["POST", "OPTIONS"], kind: "file" },
  {
    path: /^\/api\/storage\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
    methods: ["GET", "HEAD"],
    kind: "file",
  },
];

/**
 * What a browser may ask of Convex by HTTP: calls of functions, and files. Null for everything else, which is an
 * admin's: pushes, exports, imports, settings, logs.
 * @param path as it was sent, below the mount; what is percent-encoded in it is not read
 */
export function openTo(method: string, path: string): Rule["kind"] | null {
  const rule = RULES.find((each) => each.path.test(path) && each.methods.includes(method));
  return rule?.kind ?? null;
}

/** Whether a path, as it was sent, is that of the live connection. */
export function isSyncPath(path: string): boolean {
  return path.startsWith(MOUNT) && SYNC.test(path.slice(MOUNT.length));
}

/** Whether a call brings the key of an admin, which never comes from a browser. */
export function bearsAdminKey(authorization: string | undefined, query: string): boolean {
  const foreign = authorization !== undefined && !/^bearer\s/i.test(authorization);
  return foreign || new URLSearchParams(query).has("adminKey");
}
