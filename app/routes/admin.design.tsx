import { DesignScreen } from "../features/design/DesignScreen";
import { settings } from "../server/settings";

/** For development alone: nobody else has a use for it. */
export function loader() {
  if (settings().NODE_ENV === "production") throw new Response(null, { status: 404 });
  return null;
}

export default DesignScreen;
