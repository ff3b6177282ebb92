import { everyday } from "./everyday";
import { office } from "./office";

export const de = { ...everyday, ...office } as const;
