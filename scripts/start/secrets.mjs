import { generateKeyPairSync, randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { importTypeScript } from "./typescript.mjs";

const KEY_RULES = "convex/identity/rules/keySets.ts";

/**
 * The secrets of this installation: made once and kept in the data folder, readable by its owner alone.
 * The environment may give them instead, as it must where there is no lasting folder.
 * @param {string} root
 * @param {string} data the data folder
 * @returns {Promise<{ serverSecret: string, masterKey: string, ring: { signing: object, believed: object[] } }>}
 *   `masterKey` seals the keys of credentials: 32 bytes as base64. Keys of sessions as JWK
 */
export async function secretsOf(root, data) {
  const { newRing } = await importTypeScript(root, KEY_RULES);
  const file = fileOf(data);
  const kept = await read(file);
  const secrets = { ...(kept ?? made(newRing)) };
  // Data folders of before credentials have no master key yet.
  secrets.masterKey ??= makeMasterKey();
  if (kept?.masterKey === undefined) await write(data, secrets);
  const { SERVER_SECRET, IDENTITY_SIGNING_KEY, CREDENTIAL_MASTER_KEY } = process.env;
  return {
    serverSecret: SERVER_SECRET || secrets.serverSecret,
    masterKey: CREDENTIAL_MASTER_KEY ? checkedMasterKey(CREDENTIAL_MASTER_KEY) : secrets.masterKey,
    ring: IDENTITY_SIGNING_KEY ? newRing(parseKey(IDENTITY_SIGNING_KEY)) : secrets.ring,
  };
}

/**
 * Puts a fresh signing key into a data folder's secrets; the one before is believed until the next rotation.
 * @param {string} root
 * @param {string} data
 * @returns {Promise<string>} the new key's name
 */
export async function rotateKeys(root, data) {
  const { newRing, publicHalf, rotation } = await importTypeScript(root, KEY_RULES);
  await secretsOf(root, data);
  const secrets = await read(fileOf(data));
  const { signing } = secrets.ring;
  const [, both] = rotation({ ...newRing(signing), believed: [publicHalf(signing)] }, makeKey());
  await write(data, { ...secrets, ring: both.ring });
  return both.ring.signing.kid;
}

function made(newRing) {
  return { serverSecret: randomBytes(32).toString("base64url"), ring: newRing(makeKey()) };
}

function makeMasterKey() {
  return randomBytes(32).toString("base64");
}

function checkedMasterKey(text) {
  if (/^[A-Za-z0-9+/]{43}=$/.test(text)) return text;
  throw new Error(
    "CREDENTIAL_MASTER_KEY is no key: give 32 random bytes as base64 (openssl rand -base64 32).",
  );
}

/** A private key for ES256 as JWK, with a name of its own. */
function makeKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    ...privateKey.export({ format: "jwk" }),
    kid: randomBytes(8).toString("hex"),
    alg: "ES256",
    use: "sig",
  };
}

function parseKey(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("IDENTITY_SIGNING_KEY is not JSON: give a private EC key (P-256) as JWK.");
  }
}

function fileOf(data) {
  return join(data, "secrets.json");
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

async function write(data, secrets) {
  const file = fileOf(data);
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
