import { pageTitle } from "../features/shell/pageTitle";

/** Every address that is none: said within the frame of the organization. */
export function loader() {
  throw new Response("There is no such page.", { status: 404 });
}

export const meta = pageTitle("shell.notFound.title");

export default function NoPageRoute() {
  return null;
}
