import { everyday } from "./everyday";
import { office } from "./office";
import { unsent } from "./unsent";
import { website } from "./website";

export const en = { ...everyday, ...office, ...website, ...unsent } as const;
