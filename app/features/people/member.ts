import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

export type MemberPage = FunctionReturnType<typeof api.people.memberships.list>;
export type Member = MemberPage["page"][number];
