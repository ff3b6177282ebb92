// `npm run rotate-keys`: a new key signs sessions' tokens from the next start on. The old one is known for as
// long as the tokens it signed, and is forgotten by the rotation after this one.
import { readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeKey, publicHalf, secretsOf } from "./start/secrets.mjs";

const root = resolve(import.meta.dirname ?? ".", "..");

/**
 * Puts a new signing key into a data folder's secrets; the one before stays among the public keys.
 * @param {string} data
 * @returns {Promise<string>} the new key's name
 */
export async function rotateKeys(data) {
  await secretsOf(data);
  const file = join(data, "secrets.json");
  const secrets = JSON.parse(await readFile(file, "utf8"));
  const signingKey = makeKey();
  const publicKeys = [publicHalf(signingKey), publicHalf(secrets.signingKey)];
  await writeFile(`${file}.new`, JSON.stringify({ ...secrets, signingKey, publicKeys }, null, 2), {
    mode: 0o600,
  });
  await rename(`${file}.new`, file);
  return signingKey.kid;
}

if (process.argv[1] === import.meta.filename) {
  const kid = await rotateKeys(resolve(root, process.env.DATA_DIR ?? "data"));
  console.log(`Key ${kid} signs from the next start on. Run npm start or npm run deploy to hand it over.`);
}
