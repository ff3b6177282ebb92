import { ConvexReactClient } from "convex/react";
import { createRoot } from "react-dom/client";
import { AuthView } from "./authView";
import { CounterView } from "./counterView";
import { PagesView } from "./pagesView";
import { QueryLibraryView } from "./queryLibraryView";

/** Opened as `/?engine=URL&view=NAME&name=TEXT` by the browser tests. */
const parameters = new URLSearchParams(location.search);
const name = parameters.get("name") ?? "";
const client = new ConvexReactClient(parameters.get("engine") ?? "", { logger: false });

const views = {
  counter: () => <CounterView client={client} name={name} />,
  pages: () => <PagesView client={client} group={name} />,
  auth: () => <AuthView client={client} />,
  queryLibrary: () => <QueryLibraryView client={client} name={name} />,
};

const View = views[parameters.get("view") as keyof typeof views];
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<View />);
