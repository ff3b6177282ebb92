import { Outlet } from "@remix-run/react";
import { pageTitle } from "../features/shell/pageTitle";
import { loadHere } from "../ui/i18n/localeMessages";

/** The texts of these pages come with the first of them. */
export async function clientLoader() {
  await loadHere("website");
  return null;
}

export const meta = pageTitle("contentScreens.page.title");

export default Outlet;
