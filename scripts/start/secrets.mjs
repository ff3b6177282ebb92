import { generateKeyPairSync, randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The secrets of this installation: made once and kept in the data folder, readable by its owner alone.
 * The environment may give them instead, as it must where there is no lasting folder.
 * @param {string} data the data folder
 * @returns {Promise<{ serverSecret: string, signingKey: object, publicKeys: object[] }>} keys as JWK
 */
export async function secretsOf(data) {
  const file = join(data, "secrets.json");
  const kept = await read(file);
  const secrets = kept ?? makeSecrets();
  if (kept === null) await write(data, file, secrets);
  const { SERVER_SECRET, IDENTITY_SIGNING_KEY } = process.env;
  const signingKey = IDENTITY_SIGNING_KEY ? parseKey(IDENTITY_SIGNING_KEY) : secrets.signingKey;
  return {
    serverSecret: SERVER_SECRET || secrets.serverSecret,
    signingKey,
    publicKeys: IDENTITY_SIGNING_KEY ? [publicHalf(signingKey)] : secrets.publicKeys,
  };
}

function makeSecrets() {
  const signingKey = makeKey();
  return {
    serverSecret: randomBytes(32).toString("base64url"),
    signingKey,
    publicKeys: [publicHalf(signingKey)],
  };
}

/** A private key for ES256 as JWK, with a name of its own. */
export function makeKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    ...privateKey.export({ format: "jwk" }),
    kid: randomBytes(8).toString("hex"),
    alg: "ES256",
    use: "sig",
  };
}

/** What everybody may know of a key. */
export function publicHalf({ d: _secret, ...open }) {
  return open;
}

function parseKey(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("IDENTITY_SIGNING_KEY is not JSON: give a private EC key (P-256) as JWK.");
  }
}

async function read(file) {
  let text;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      `${file} is damaged: restore it from a copy, or remove it to sign everybody out and begin anew.`,
    );
  }
}

async function write(data, file, secrets) {
  try {
    await mkdir(data, { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    await rename(`${file}.new`, file);
    await chmod(file, 0o600);
  } catch (error) {
    throw new Error(
      `The data folder ${data} cannot be written (${error.code}): give another with --data DIR.`,
    );
  }
}
