import usePresenceFirst from "@convex-dev/presence/react";
import { useRateLimit as useRateLimitFirst } from "@convex-dev/rate-limiter/react";
import { ConvexProvider, ConvexReactClient } from "convex/react";
import { anyApi } from "convex/server";
import usePresenceNewest from "presence-newest/react";
import { useRateLimit as useRateLimitNewest } from "rate-limiter-newest/react";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { SharedEditor } from "./sharedEditor";

/** What the address asks for. */
const parameters = new URLSearchParams(location.search);
const parameter = (name: string): string => parameters.get(name) ?? "";
const isNewest = parameter("version") === "newest";
const usePresence = isNewest ? usePresenceNewest : usePresenceFirst;
const useRateLimit = isNewest ? useRateLimitNewest : useRateLimitFirst;
const { presence, limits } = anyApi as unknown as {
  presence: Parameters<typeof usePresence>[0];
  limits: { getRateLimit: Parameters<typeof useRateLimit>[0]; getServerTime: never };
};

/** Who is in a room, this page's user among them. */
function Room(): ReactNode {
  const states = usePresence(presence, parameter("room"), parameter("user"), Number(parameter("interval")));
  const shown = states?.map(({ userId, online }) => `${userId} ${online ? "online" : "offline"}`);
  return <output>{shown === undefined ? "loading" : shown.join(", ")}</output>;
}

/** Whether a user may send. */
function Limit(): ReactNode {
  const options = { key: parameter("user"), getServerTimeMutation: limits.getServerTime };
  const { status } = useRateLimit(limits.getRateLimit, options);
  return <output>{status === undefined ? "loading" : status.ok ? "may send" : "must wait"}</output>;
}

const views: Record<string, ReactNode> = {
  room: <Room />,
  limit: <Limit />,
  editor: <SharedEditor id={parameter("id")} />,
};
const client = new ConvexReactClient(parameter("url"));
const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(<ConvexProvider client={client}>{views[parameter("view")]}</ConvexProvider>);
}
