import { company } from "./people.mjs";

/** Fills the new organization. `owner` is its owner's person. */
export async function populate(server, organization, owner) {
  const asOwner = await server.signInAs(organization, owner);
  await asOwner.mutation("people/companies:create", { name: company.name });
  await asOwner.end();
}
