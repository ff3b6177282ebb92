import { FunctionError } from "../protocol/errors";
import type { FunctionCall } from "./calls";
import type { FunctionFrame } from "./execution";
import type { FunctionServices } from "./services";

/** Runs one of the queries that the CLI sends as admin. */
export function runSystemQuery(
  services: FunctionServices,
  call: FunctionCall,
  frame: FunctionFrame,
): { ok: true; value: string } {
  void services;
  void frame;
  throw new FunctionError("FunctionPathNotFound", `Could not find public function for '${call.path}'.`);
}
