import { everyday } from "./everyday";
import { library } from "./library";
import { office } from "./office";
import { unsent } from "./unsent";
import { website } from "./website";

export const de = { ...everyday, ...office, ...website, ...library, ...unsent } as const;
