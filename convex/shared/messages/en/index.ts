import { everyday } from "./everyday";
import { office } from "./office";

export const en = { ...everyday, ...office } as const;
