// The demo organization, made through the product's own public functions: loading it tries them all.
import { issueCertificates } from "./certificates.mjs";
import { Deployment } from "./deployment.mjs";
import { academy, owner } from "./people.mjs";
import { populate } from "./populate.mjs";

/**
 * Whether a deployment has no organization yet.
 * @param {{ url: string, serverSecret: string }} where
 * @returns {Promise<boolean>}
 */
export async function isEmpty(where) {
  return (await deployment(where)).query("tenancy/setup:isOpen");
}

/**
 * Makes the demo organization in an empty deployment.
 * @param now the moment from which all its dates follow, in milliseconds
 */
export async function loadDemo(where, now = Date.now()) {
  const server = await deployment(where);
  const { organization, person } = await server.mutation("tenancy/setup:begin", {
    ...academy,
    demo: true,
    owner,
  });
  await populate(server, organization, person, now);
}

/** Has the demo's certificates issued, once the web server is there to give their fonts. */
export async function finishDemo(where) {
  const server = await deployment(where);
  const organization = await demoOrganization(server);
  const accounts = await server.query("identity/demo:accounts", { organization: organization.id });
  const { person } = accounts.find(({ name }) => name === owner.name);
  const asOwner = await server.signInAs(organization.id, person);
  await issueCertificates(asOwner);
  await asOwner.end();
}

/**
 * Whom one may sign in as with one click; null where the deployment's first organization is no demo.
 * @returns {Promise<{ name: string, roles: string }[] | null>}
 */
export async function demoAccounts(where) {
  const server = await deployment(where);
  const found = await demoOrganization(server);
  if (found === null || !found.demo) return null;
  const accounts = await server.query("identity/demo:accounts", { organization: found.id });
  return accounts.map(({ name, roles, kinds }) => ({
    name,
    roles: (roles.length > 0 ? roles : kinds).join(", "),
  }));
}

function demoOrganization(server) {
  return server.query("tenancy/organizations:resolve", { host: "localhost", baseHost: "localhost" });
}

async function deployment({ url, serverSecret }) {
  return Deployment.connect(url, serverSecret);
}
