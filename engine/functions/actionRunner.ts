import type { HttpActionRequest, HttpActionResponse } from "../backend";
import type { FunctionCall, Outcome } from "./calls";

/** Runs actions and HTTP actions beside the executor. */
export interface ActionRunner {
  run(call: FunctionCall): Promise<Outcome>;
  http(request: HttpActionRequest): Promise<HttpActionResponse>;
  stop(): Promise<void>;
}
