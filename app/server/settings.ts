import { z } from "zod";

const flag = z.enum(["on", "off"]).default("off");

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    HOST: z.string().default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    CONVEX_URL: z.url(),
    /** Where browsers find Convex, if not at CONVEX_URL: an address, or the path at which this server hands on to it. */
    CONVEX_PUBLIC_URL: z.union([z.literal("/convex"), z.url("give /convex or a URL")]).optional(),
    /** Where the deployment's HTTP actions answer; for Convex Cloud, its address ending in .convex.site. */
    CONVEX_SITE_URL: z.url(),
    SERVER_SECRET: z.string().min(16),
    PUBLIC_URL: z.url().optional(),
    /** How many proxies stand before the server: their X-Forwarded-For is believed. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
    DEMO_SIGN_IN: flag,
    /** Where videos of HLS manifests come from: origins with commas between. Pages load videos from nowhere else. */
    LIBRARY_MEDIA_ORIGINS: z
      .string()
      .default("")
      .transform((text) => text.split(",").flatMap((part) => part.trim() || []))
      .pipe(z.array(z.url({ protocol: /^https$/ }).transform((url) => new URL(url).origin))),
    CLERK_PUBLISHABLE_KEY: z.string().optional(),
    CLERK_SECRET_KEY: z.string().optional(),
    /** Clerk's public key in PEM: session tokens are verified without a call to Clerk. */
    CLERK_JWT_KEY: z.string().optional(),
  })
  .refine((env) => (env.CLERK_SECRET_KEY === undefined) === (env.CLERK_PUBLISHABLE_KEY === undefined), {
    error: "CLERK_SECRET_KEY and CLERK_PUBLISHABLE_KEY belong together: set both or neither.",
  });

export type Settings = z.infer<typeof schema>;

/**
 * Reads the server's settings from the environment.
 * @throws Error with one sentence that names each setting that is missing or wrong; never its value
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = schema.safeParse(present);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => [path.join("."), message].join(": "));
  throw new Error(`The settings cannot be used. ${problems.join("; ")}. See .env.example.`);
}

let known: Settings | undefined;

/** The settings of this process, read once. */
export function settings(): Settings {
  return (known ??= readSettings(process.env));
}

/** The host under which organizations have theirs, without port: that of PUBLIC_URL, or localhost. */
export function baseHost({ PUBLIC_URL }: Pick<Settings, "PUBLIC_URL">): string {
  return PUBLIC_URL === undefined ? "localhost" : new URL(PUBLIC_URL).hostname;
}

type Places = Pick<Settings, "CONVEX_URL" | "CONVEX_PUBLIC_URL" | "PUBLIC_URL" | "PORT">;

/** Where a page's browser finds Convex: an address without a slash at its end. */
export function convexUrlFor(page: string, { CONVEX_URL, CONVEX_PUBLIC_URL }: Places): string {
  return new URL(CONVEX_PUBLIC_URL ?? CONVEX_URL, page).href.replace(/\/$/, "");
}

/**
 * Origins that pages load from besides their own: of the live connection (`live`) and of stored files (`files`).
 * Behind this server's own pass-through, files have one address for the pages of all hosts.
 */
export function convexOrigins(places: Places): { live: string[]; files: string } {
  const { CONVEX_PUBLIC_URL, CONVEX_URL, PUBLIC_URL, PORT } = places;
  if (CONVEX_PUBLIC_URL === "/convex") {
    return { live: [], files: new URL(PUBLIC_URL ?? `http://localhost:${PORT}`).origin };
  }
  const { origin, host, protocol } = new URL(CONVEX_PUBLIC_URL ?? CONVEX_URL);
  return { live: [`${protocol === "https:" ? "wss:" : "ws:"}//${host}`], files: origin };
}
