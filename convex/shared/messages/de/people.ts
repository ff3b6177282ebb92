import type { Messages } from "../messages";
import type { people as english } from "../en/people";

export const people: Messages<typeof english> = {};
