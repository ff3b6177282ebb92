import type { Messages } from "../messages";
import type { identity as english } from "../en/identity";

export const identity: Messages<typeof english> = {};
