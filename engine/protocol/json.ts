/** A value in Convex's JSON encoding: bigint as {$integer}, bytes as {$bytes}, special floats as {$float}. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
