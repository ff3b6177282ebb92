import { api } from "../../convex/_generated/api";
import type { Visit } from "./load";

/** More forms than an organization has at work. */
const ALL = { numItems: 200, cursor: null };

/** The forms that who asks to join can be given. */
export async function joinForms(load: Visit["load"]): Promise<{ id: string; name: string }[]> {
  const { page } = await load(api.forms.forms.list, { archived: false, paginationOpts: ALL });
  return page.filter(({ purpose }) => purpose === "join").map(({ id, name }) => ({ id, name }));
}
