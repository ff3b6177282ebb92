import { api } from "../../convex/_generated/api";
import { asServer } from "./convex";

let over = false;

/** Whether there is no organization at all yet. Once there is one, it never is the first run again. */
export async function isFirstRun(): Promise<boolean> {
  if (!over) over = !(await asServer.query(api.tenancy.setup.isOpen, {}));
  return !over;
}
