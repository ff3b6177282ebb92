import { renderToStaticMarkup } from "react-dom/server";
import type { DocumentNode } from "../../../../convex/shared/documents/nodes";
import { DocumentView } from "../../documents/DocumentView";
import { absoluteHtml } from "./feeds";
import type { Publication } from "./publication";

/** A document as HTML for readers elsewhere: every address is absolute. */
export function documentHtml(
  document: DocumentNode,
  pictures: Publication["pictures"],
  origin: string,
): string {
  return absoluteHtml(renderToStaticMarkup(<DocumentView document={document} pictures={pictures} />), origin);
}
