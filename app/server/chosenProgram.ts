import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { idOf } from "./failures";
import type { Visit } from "./load";

/** The program that an address names, or null where it names none. @throws Response 404 for one that is not there */
export async function chosenProgram(
  load: Visit["load"],
  text: string | null,
): Promise<{ id: Id<"programs">; title: string } | null> {
  if (text === null || text === "") return null;
  const { id, title } = await load(api.catalog.programs.detail, { program: idOf<"programs">(text) });
  return { id, title };
}
