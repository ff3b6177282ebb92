import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../../routes/cockpit.$company";
import type { Seat } from "./seat";

/** The viewer's place in the company whose cockpit this is. Only below the cockpit. @throws Error elsewhere */
export function useSeat(): Seat {
  const seat = useRouteLoaderData<typeof loader>("routes/cockpit.$company")?.seat;
  if (seat === undefined) throw new Error("This page needs the frame of a company.");
  return seat;
}
