import { Fragment, type ReactNode } from "react";
import { type Block, blocksOf, containersOf, textAttribute } from "../../../convex/shared/documents/blocks";
import type { DocumentNode } from "../../../convex/shared/documents/nodes";
import { headingLevel, outline } from "../../../convex/shared/documents/outline";
import { type Group, grouped, startOf } from "./grouping";
import { Line } from "./Line";
import { look } from "./looks";
import { AudioBlock, FileBlock, PictureBlock, type ShownPictures, VideoBlock } from "./MediaBlocks";
import { TableBlock } from "./TableBlock";
import classes from "./document.module.css";

/** What is the same for all blocks of a document. */
type Setting = {
  pictures: ShownPictures;
  /** The names of headings for links, by block. */
  anchors: ReadonlyMap<string, string>;
  /** Added to each heading's level, so that the highest is one below the page's title. */
  shift: number;
};

type Props = {
  document: DocumentNode;
  /** The site's own pictures in their sizes, by asset. A picture that is not among them is shown as it is. */
  pictures?: ShownPictures;
};

const NONE: ShownPictures = {};

/**
 * A document as readers see it, without scripts. Only what the editor knows is shown; addresses that could do
 * anything but lead somewhere or show something are left out.
 */
export function DocumentView({ document, pictures = NONE }: Props) {
  const anchors = new Map(outline(document).map(({ block, anchor }) => [block, anchor]));
  const levels = blocksOf(document).flatMap(({ block }) =>
    block.type === "heading" ? [headingLevel(block)] : [],
  );
  const setting = { pictures, anchors, shift: 2 - Math.min(...levels, 6) };
  return <div className={classes.document}>{blocks(containersOf(document), setting)}</div>;
}

function blocks(containers: readonly DocumentNode[], setting: Setting): ReactNode {
  return grouped(containers).map((group, index) => <Fragment key={index}>{shown(group, setting)}</Fragment>);
}

function shown({ kind, blocks: held }: Group, setting: Setting): ReactNode {
  switch (kind) {
    case "bullets":
      return <ul dir="auto">{items(held, setting)}</ul>;
    case "numbers":
      return (
        <ol start={held[0] === undefined ? undefined : startOf(held[0].block)} dir="auto">
          {items(held, setting)}
        </ol>
      );
    case "checks":
      return (
        <ul className={classes.checks} dir="auto">
          {held.map((one) => check(one, setting))}
        </ul>
      );
    case "quotation":
      return (
        <blockquote dir="auto">
          {held.map((one) => (
            <Fragment key={one.id}>{paragraph(one, setting, true)}</Fragment>
          ))}
        </blockquote>
      );
    case "single":
      return held.map((one) => <Fragment key={one.id}>{single(one, setting)}</Fragment>);
    default:
      return kind satisfies never;
  }
}

function items(held: readonly Block[], setting: Setting): ReactNode {
  return held.map(({ id, block, indented }) => (
    <li key={id} className={look(block)}>
      <Line content={block.content} />
      {blocks(indented, setting)}
    </li>
  ));
}

function check({ id, block, indented }: Block, setting: Setting): ReactNode {
  return (
    <li key={id} className={look(block)}>
      <label>
        <input type="checkbox" checked={block.attrs?.checked === true} disabled readOnly />
        <span>
          <Line content={block.content} />
        </span>
      </label>
      {blocks(indented, setting)}
    </li>
  );
}

function single(one: Block, setting: Setting): ReactNode {
  const { block, indented } = one;
  switch (block.type) {
    case "heading":
      return heading(one, setting);
    case "toggleListItem":
      return toggle(<Line content={block.content} />, one, setting);
    case "paragraph":
      return paragraph(one, setting);
    default:
      return (
        <>
          {content(block, setting)}
          {under(indented, setting)}
        </>
      );
  }
}

function content(block: DocumentNode, { pictures }: Setting): ReactNode {
  switch (block.type) {
    case "codeBlock":
      return code(block);
    case "divider":
      return <hr />;
    case "table":
      return <TableBlock block={block} />;
    case "image":
      return <PictureBlock block={block} pictures={pictures} />;
    case "video":
      return <VideoBlock block={block} />;
    case "audio":
      return <AudioBlock block={block} />;
    case "file":
      return <FileBlock block={block} />;
    default:
      return null;
  }
}

/** `quoted`: the quotation has a direction, by all of its paragraphs. */
function paragraph({ block, indented }: Block, setting: Setting, quoted = false): ReactNode {
  return (
    <>
      {block.content !== undefined && block.content.length > 0 && (
        <p className={look(block)} dir={quoted ? undefined : "auto"}>
          <Line content={block.content} />
        </p>
      )}
      {under(indented, setting)}
    </>
  );
}

const TAGS = { 1: "h2", 2: "h2", 3: "h3", 4: "h4", 5: "h5", 6: "h6" } as const;

function heading(one: Block, setting: Setting): ReactNode {
  const { id, block, indented } = one;
  if (block.content === undefined || block.content.length === 0) return under(indented, setting);
  const Tag = TAGS[Math.max(2, Math.min(6, headingLevel(block) + setting.shift)) as keyof typeof TAGS];
  const shownHeading = (
    <Tag id={setting.anchors.get(id)} className={look(block)} dir="auto">
      <Line content={block.content} />
    </Tag>
  );
  if (block.attrs?.isToggleable === true) return toggle(shownHeading, one, setting);
  return (
    <>
      {shownHeading}
      {under(indented, setting)}
    </>
  );
}

function toggle(summary: ReactNode, { block, indented }: Block, setting: Setting): ReactNode {
  return (
    <details className={look(block)}>
      <summary dir="auto">{summary}</summary>
      {under(indented, setting)}
    </details>
  );
}

function under(indented: readonly DocumentNode[], setting: Setting): ReactNode {
  return indented.length === 0 ? null : <div className={classes.indented}>{blocks(indented, setting)}</div>;
}

/** Code as it is written, under the name of its language. */
function code(block: DocumentNode): ReactNode {
  const language = textAttribute(block, "language");
  return (
    <figure className={classes.code}>
      {language !== "" && language !== "text" && <figcaption>{language}</figcaption>}
      <pre tabIndex={0} dir="ltr">
        <code>
          <Line content={block.content} />
        </code>
      </pre>
    </figure>
  );
}
