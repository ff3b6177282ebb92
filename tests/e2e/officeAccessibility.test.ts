import { expectNoBarriers } from "./barriers";
import { OWNER, SCENARIOS } from "./scenarios";

expectNoBarriers([[OWNER, SCENARIOS[OWNER]!]]);
