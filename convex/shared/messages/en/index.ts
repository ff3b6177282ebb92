import { everyday } from "./everyday";
import { office } from "./office";
import { unsent } from "./unsent";

export const en = { ...everyday, ...office, ...unsent } as const;
