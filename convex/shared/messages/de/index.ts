import { everyday } from "./everyday";
import { office } from "./office";
import { unsent } from "./unsent";
import { website } from "./website";

export const de = { ...everyday, ...office, ...website, ...unsent } as const;
