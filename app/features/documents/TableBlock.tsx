import { Fragment } from "react";
import type { DocumentNode } from "../../../convex/shared/documents/nodes";
import { Line } from "./Line";
import { look } from "./looks";
import classes from "./document.module.css";

/** A table. Rows of nothing but header cells at its top are its head. Wider than the column, it is moved sideways. */
export function TableBlock({ block }: { block: DocumentNode }) {
  const rows = block.content ?? [];
  const firstOfBody = rows.findIndex((row) => row.content?.some(({ type }) => type !== "tableHeader"));
  const head = rows.slice(0, firstOfBody < 0 ? rows.length : firstOfBody);
  const body = rows.slice(head.length);
  return (
    <div className={look(block, classes.table)} tabIndex={0}>
      <table>
        {head.length > 0 && <thead>{head.map((row, index) => rowOf(row, index, "col"))}</thead>}
        {body.length > 0 && <tbody>{body.map((row, index) => rowOf(row, index, "row"))}</tbody>}
      </table>
    </div>
  );
}

function rowOf(row: DocumentNode, key: number, scope: "col" | "row") {
  return <tr key={key}>{(row.content ?? []).map((cell, index) => cellOf(cell, index, scope))}</tr>;
}

function cellOf(cell: DocumentNode, key: number, scope: "col" | "row") {
  const reach = { colSpan: spanOf(cell.attrs?.colspan), rowSpan: spanOf(cell.attrs?.rowspan) };
  const words = (cell.content ?? []).map((paragraph, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      <Line content={paragraph.content} />
    </Fragment>
  ));
  const shown = { className: look(cell), dir: "auto", ...reach };
  return cell.type === "tableHeader" ? (
    <th key={key} scope={scope} {...shown}>
      {words}
    </th>
  ) : (
    <td key={key} {...shown}>
      {words}
    </td>
  );
}

const WIDEST = 100;

function spanOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value > 1 && value <= WIDEST
    ? value
    : undefined;
}
