// What the bundler makes of files that are no TypeScript, and what it says of itself.
declare module "*.woff2?url" {
  const url: string;
  export default url;
}

declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module "*.css";

interface ImportMetaEnv {
  /** Served by Vite, not built. */
  readonly DEV: boolean;
  /** Run on a server, not in a browser. */
  readonly SSR: boolean;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}
