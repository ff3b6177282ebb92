import { useDebouncedValue } from "@mantine/hooks";
import type { FunctionReturnType } from "convex/server";
import { useMemo, useState } from "react";
import type { api } from "../../../convex/_generated/api";
import { MAX_ADDRESSES, readAddresses } from "../../../convex/people/rules/invitations";

/** What happens, or happened, to one address. */
export type InvitedLine = FunctionReturnType<typeof api.people.invitations.check>[number];

/** While somebody types, nothing is checked. */
const PAUSE_MS = 250;

export type Invitees = {
  text: string;
  setText: (text: string) => void;
  /** The text once nobody types. */
  settled: string;
  /** What can be told of the addresses at once. */
  lines: InvitedLine[];
  /** Whether the server can be asked about them. */
  askable: boolean;
};

/** The addresses that somebody types or pastes. */
export function useInvitees(): Invitees {
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const lines = useMemo<InvitedLine[]>(
    () => readAddresses(settled).map(({ entered, problem }) => ({ entered, outcome: problem ?? "ready" })),
    [settled],
  );
  return { text, setText, settled, lines, askable: lines.length > 0 && lines.length <= MAX_ADDRESSES };
}
