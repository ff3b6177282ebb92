import type { Messages } from "../messages";
import type { privacy as english } from "../en/privacy";

export const privacy: Messages<typeof english> = {};
