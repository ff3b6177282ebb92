import { join } from "node:path";

/**
 * Imports a TypeScript module of the product that stands alone, such as rules: what the functions and the
 * scripts both need is written once.
 * @param {string} root
 * @param {string} path below it
 */
export async function importTypeScript(root, path) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}
