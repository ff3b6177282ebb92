import { Fragment, type ReactNode } from "react";
import type { DocumentMark, DocumentNode } from "../../../convex/shared/documents/nodes";
import { safeUrl } from "../../../convex/shared/documents/urls";
import { backColour, textColour } from "./looks";

/** The words of a line in their styles. */
export function Line({ content = [] }: { content?: readonly DocumentNode[] }) {
  return content.map((node, index) => (
    <Fragment key={index}>{node.type === "hardBreak" ? <br /> : words(node)}</Fragment>
  ));
}

function words({ text = "", marks = [] }: DocumentNode): ReactNode {
  return marks.reduce<ReactNode>((within, mark) => marked(mark, within), text);
}

function marked(mark: DocumentMark, within: ReactNode): ReactNode {
  switch (mark.type) {
    case "bold":
      return <strong>{within}</strong>;
    case "italic":
      return <em>{within}</em>;
    case "underline":
      return <u>{within}</u>;
    case "strike":
      return <s>{within}</s>;
    case "code":
      return <code>{within}</code>;
    case "textColor":
      return coloured(textColour(mark.attrs?.stringValue), within);
    case "backgroundColor":
      return coloured(backColour(mark.attrs?.stringValue), within);
    case "link":
      return link(mark.attrs?.href, within);
    default:
      return within;
  }
}

function coloured(className: string | undefined, within: ReactNode): ReactNode {
  return className === undefined ? within : <span className={className}>{within}</span>;
}

function link(address: unknown, within: ReactNode): ReactNode {
  const href = safeUrl(address);
  return href === null ? (
    within
  ) : (
    <a href={href} rel={relationTo(href)}>
      {within}
    </a>
  );
}

/** Another site learns neither which window nor which page the reader came from. */
export function relationTo(href: string): string | undefined {
  return /^(?:https?:|[\\/]{2})/i.test(href) ? "noopener noreferrer" : undefined;
}
