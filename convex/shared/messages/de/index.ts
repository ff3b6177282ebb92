import { everyday } from "./everyday";
import { office } from "./office";
import { unsent } from "./unsent";

export const de = { ...everyday, ...office, ...unsent } as const;
