import { useMounted } from "@mantine/hooks";
import { useConvexConnectionState } from "convex/react";
import { ConnectionBar } from "../../ui/feedback/ConnectionBar";

/** Says quietly when what is seen is no longer live. On the server there is no connection to ask about. */
export function LostConnection() {
  return useMounted() ? <Watched /> : <ConnectionBar lost={false} />;
}

function Watched() {
  const { isWebSocketConnected, hasEverConnected } = useConvexConnectionState();
  return <ConnectionBar lost={hasEverConnected && !isWebSocketConnected} />;
}
