import { Outlet } from "@remix-run/react";
import { pageTitle } from "../features/shell/pageTitle";
import { loadHere } from "../ui/i18n/localeMessages";

/** Nothing; but without a loader of its own Remix would render these pages in the browser alone. */
export const loader = () => null;

/** The texts of these pages come with the first of them. */
export async function clientLoader() {
  await loadHere("library");
  return null;
}

export const meta = pageTitle("recordings.title");

export default Outlet;
