import type { Messages } from "../messages";
import type { ui as english } from "../en/ui";

export const ui: Messages<typeof english> = {};
