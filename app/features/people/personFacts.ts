import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

/** What is known of a person within the organization. */
export type PersonFacts = FunctionReturnType<typeof api.people.people.detail>;
