/*
 * Layout: each value is a tag and its payload. Floats and integers are 8 bytes big-endian with the sign folded in;
 * strings and bytes end with 0x00, and bytes 0x00 and 0x01 in them become 0x01 0x01 and 0x01 0x02. So no value's
 * encoding begins another's, and "all keys beginning with this prefix" means "all keys with these first values".
 */
export const TAG = {
  end: 0,
  undefined: 1,
  null: 2,
  int64: 3,
  float64: 4,
  false: 5,
  true: 6,
  string: 7,
  bytes: 8,
  array: 9,
  object: 10,
} as const;
