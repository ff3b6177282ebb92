import type { Messages } from "../messages";
import type { tenancy as english } from "../en/tenancy";

export const tenancy: Messages<typeof english> = {};
