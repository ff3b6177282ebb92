import { expect, test } from "vitest";
import { ipPrefix } from "../../../convex/library/rules/ipPrefix";

test.each([
  ["203.0.113.77", "203.0.113.0/24"],
  [" 198.51.100.1 ", "198.51.100.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
  ["2001:DB8:1::6", "2001:db8:1::/48"],
  ["2001:0db8:0001::", "2001:db8:1::/48"],
  ["fe80::1%eth0", "fe80:0:0::/48"],
  ["::1", "0:0:0::/48"],
  ["::", "0:0:0::/48"],
  ["1:2:3:4:5:6:7::", "1:2:3::/48"],
])("%s becomes %s", (address, prefix) => {
  expect(ipPrefix(address)).toBe(prefix);
});

test.each([
  "",
  "localhost",
  "203.0.113",
  "203.0.113.256",
  "1:2:3",
  "1:2:3:4:5:6:7:8:9",
  "1::2::3",
  "1:2:3:4:5:6:7:8::",
  "2001:db8:1:g::",
  "12345::",
  "own /library/open",
])("%s is no address", (text) => {
  expect(ipPrefix(text)).toBe("");
});
