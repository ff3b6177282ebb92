import type { Messages } from "../messages";
import type { notifications as english } from "../en/notifications";

export const notifications: Messages<typeof english> = {};
