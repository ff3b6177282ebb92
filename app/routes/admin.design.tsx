import { DesignScreen } from "../features/design/DesignScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { settings } from "../server/settings";

/** For development alone: nobody else has a use for it. */
export function loader() {
  if (settings().NODE_ENV === "production") throw new Response(null, { status: 404 });
  return null;
}

export const meta = pageTitle("shell.design");

export default DesignScreen;
