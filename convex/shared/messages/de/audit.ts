import type { Messages } from "../messages";
import type { audit as english } from "../en/audit";

export const audit: Messages<typeof english> = {};
