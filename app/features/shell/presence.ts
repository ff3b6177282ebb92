import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

/** Who the viewer is in this organization and what they may do here, as Convex says it. */
export type Presence = NonNullable<FunctionReturnType<typeof api.people.viewer.current>>;
