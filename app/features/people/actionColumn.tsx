import type { Translate } from "../../../convex/shared/messages/translate";
import type { DataColumn } from "../../ui/table/columns";
import { type RowAction, RowMenu } from "./RowMenu";

/** The last column of a table: the menu of what can be done with its row. */
export function actionColumn<Row>(
  t: Translate,
  nameOf: (row: Row) => string,
  actionsOf: (row: Row) => readonly RowAction[],
): DataColumn<Row> {
  return {
    id: "actions",
    label: t("adminPeople.actions"),
    sortable: false,
    menu: true,
    align: "end",
    value: () => null,
    cell: (row) => <RowMenu name={nameOf(row)} actions={actionsOf(row)} />,
  };
}
