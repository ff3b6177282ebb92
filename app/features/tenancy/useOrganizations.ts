import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { useSignedInQuery } from "../live/useSignedInQuery";
import type { Presence } from "../shell/presence";

export type OwnOrganization = FunctionReturnType<typeof api.tenancy.organizations.mine>[number];

/** The viewer's organizations, live; undefined until they are here, and for who has this one alone. */
export function useOrganizations({ elsewhere }: Presence): readonly OwnOrganization[] | undefined {
  return useSignedInQuery(api.tenancy.organizations.mine, elsewhere ? {} : "skip").data;
}

/** Where somebody begins in an organization: its staff with the administration. */
export function firstPage({ permissions }: OwnOrganization): string {
  return permissions.includes("staff.enter") ? "/admin" : "/portal";
}
