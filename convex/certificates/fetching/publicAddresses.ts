"use node";

import { BlockList, isIP } from "node:net";

/** Special-purpose addresses, none of which is somebody else's public host: RFC 6890 and IANA's registries after it. */
const SPECIAL_V4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;

/** All of IPv6 that is given to hosts: whatever else there is, mapped, translated, local or multicast, is not. */
const GLOBAL_V6 = ["2000::", 3] as const;

/** Within it: protocol assignments with Teredo and ORCHID, documentation, and 6to4, which wraps any IPv4 address. */
const SPECIAL_V6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const special = new BlockList();
for (const [network, prefix] of SPECIAL_V4) special.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of SPECIAL_V6) special.addSubnet(network, prefix, "ipv6");
const globalV6 = new BlockList();
globalV6.addSubnet(...GLOBAL_V6, "ipv6");

/** Whether an IP address, as sockets write it, is that of a host on the public internet. False for what is no address. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, "ipv4");
    case 6:
      return globalV6.check(address, "ipv6") && !special.check(address, "ipv6");
    default:
      return false;
  }
}
