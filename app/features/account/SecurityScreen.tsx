import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import classes from "./account.module.css";
import { AccountPage } from "./AccountPage";
import { PasskeyList } from "./PasskeyList";
import { SessionList } from "./SessionList";

type Props = {
  passkeys: FunctionReturnType<typeof api.identity.passkeys.list>;
  sessions: FunctionReturnType<typeof api.identity.sessions.list>;
};

/** How the viewer signs in, and where they are signed in. */
export function SecurityScreen({ passkeys, sessions }: Props) {
  return (
    <AccountPage tab="security">
      <div className={classes.sections}>
        <PasskeyList first={passkeys} />
        <SessionList first={sessions} />
      </div>
    </AccountPage>
  );
}
