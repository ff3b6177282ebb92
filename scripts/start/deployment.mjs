import { watch } from "node:fs";
import { join } from "node:path";
import { runChild } from "./children.mjs";
import { fingerprint, Ledger } from "./fingerprint.mjs";
import { importTypeScript } from "./typescript.mjs";

/** What the pushed functions are made of. */
const SOURCES = ["convex", "emails", "convex.json", "package-lock.json"];

/** An editor writes several files, or one in steps. */
const SETTLE_MS = 200;

/** Settings that the functions read; those of the environment are handed on where they are set. */
export const HANDED_ON = [
  "MAIL_FROM",
  "RESEND_API_KEY",
  "RESEND_BASE_URL",
  "RESEND_WEBHOOK_SECRET",
  "SMTP_URL",
  "PUBLIC_URL",
  "CREDENTIAL_MASTER_KEY_BEFORE",
  "VERIFY_EXTRA_ORIGINS",
  "ZOOM_ACCOUNT_ID",
  "ZOOM_CLIENT_ID",
  "ZOOM_CLIENT_SECRET",
  "ZOOM_WEBHOOK_SECRET",
  "ZOOM_API_URL",
  "ZOOM_OAUTH_URL",
  "JITSI_URL",
  "JITSI_APP_ID",
  "JITSI_APP_SECRET",
  "LIBRARY_QUOTA_BYTES",
  "LIBRARY_STORAGE",
  "LIBRARY_S3_ENDPOINT",
  "LIBRARY_S3_REGION",
  "LIBRARY_S3_BUCKET",
  "LIBRARY_S3_ACCESS_KEY_ID",
  "LIBRARY_S3_SECRET_ACCESS_KEY",
  "LIBRARY_S3_PATH_STYLE",
  "BLOB_READ_WRITE_TOKEN",
  "VERCEL_BLOB_API_URL",
];

/**
 * Gives the deployment its settings and pushes the functions, each only when it has changed.
 * @param {{ root: string, data: string, backend: { url: string, adminKey: string, embedded: boolean },
 *   secrets: object, address: string, port?: number }} options `port` of the web server, for a backend of this machine
 */
export async function prepareDeployment({ root, data, backend, secrets, address, port }) {
  const ledger = new Ledger(data);
  const settings = await settingsOf({ root, secrets, address, backend, port });
  await unlessDone(ledger, `settings of ${backend.url}`, JSON.stringify(settings), () =>
    setAll(backend, settings),
  );
  await ledger.set("backend", backend.url);
  await pushFunctions({ root, data, backend }, { codegen: false });
}

/**
 * From now on pushes the functions when their sources change, and generates their types. What is wrong with
 * them is printed; the functions of before stay.
 * @param {{ root: string, data: string, backend: { url: string, adminKey: string } }} deployment
 */
export function pushChanges(deployment) {
  let last = Promise.resolve();
  let timer;
  const pushAgain = () => {
    last = last
      .then(() => pushFunctions(deployment, { codegen: true }))
      .catch((error) => console.error(error.message));
  };
  for (const folder of ["convex", "emails"]) {
    watch(join(deployment.root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(pushAgain, SETTLE_MS);
    });
  }
}

async function pushFunctions({ root, data, backend }, options) {
  const sources = await fingerprint(root, SOURCES);
  await unlessDone(new Ledger(data), `functions of ${backend.url}`, sources, () =>
    push(root, backend, options),
  );
}

/** Does `work` unless it was done for the same `state` before. */
async function unlessDone(ledger, name, state, work) {
  if ((await ledger.get(name)) === state) return;
  await work();
  await ledger.set(name, state);
}

async function settingsOf({ root, secrets, address, backend, port }) {
  const { keySettings } = await importTypeScript(root, "convex/identity/rules/keySets.ts");
  const issuer = process.env.IDENTITY_ISSUER || "https://identity.cohortium.local";
  const keys = keySettings(secrets.ring, issuer);
  const clerk = process.env.CLERK_JWT_ISSUER_DOMAIN;
  const own = JSON.parse(keys.AUTH_PROVIDERS);
  const providers = clerk ? [...own, { domain: clerk, applicationID: "convex" }] : own;
  return {
    ...keys,
    AUTH_PROVIDERS: JSON.stringify(providers),
    IDENTITY_ISSUER: issuer,
    SERVER_SECRET: secrets.serverSecret,
    CREDENTIAL_MASTER_KEY: secrets.masterKey,
    LOCAL_URL: address,
    // A backend of this machine reaches the web server itself, whatever its address outside is.
    ...(backend.embedded && { FONTS_URL: `http://localhost:${port}` }),
    DEMO_SIGN_IN: clerk || process.env.CLERK_SECRET_KEY ? "off" : "on",
    ...Object.fromEntries(
      HANDED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    ),
  };
}

async function setAll({ url, adminKey }, settings) {
  const changes = Object.entries(settings).map(([name, value]) => ({ name, value }));
  const answer = await fetch(new URL("/api/update_environment_variables", url), {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Convex ${adminKey}` },
    body: JSON.stringify({ changes }),
  }).catch((error) => {
    throw new Error(`The backend at ${url} does not answer (${error.cause?.code ?? error.message}).`);
  });
  if (!answer.ok) throw new Error(`The backend at ${url} refused the settings: ${await answer.text()}`);
}

async function push(root, { url, adminKey }, { codegen }) {
  console.log("Pushing the functions");
  const env = {
    ...process.env,
    CI: "1",
    CONVEX_SELF_HOSTED_URL: url,
    CONVEX_SELF_HOSTED_ADMIN_KEY: adminKey,
    CONVEX_DEPLOY_KEY: "",
    CONVEX_DEPLOYMENT: "",
  };
  const cli = join(root, "node_modules/convex/bin/main.js");
  const types = codegen ? "enable" : "disable";
  const { ok, said } = await runChild([cli, "deploy", "--typecheck", "disable", "--codegen", types], {
    cwd: root,
    env,
  });
  if (!ok) throw new Error(`The functions could not be pushed to ${url}:\n${said}`);
}
