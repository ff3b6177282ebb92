import type { Deployment, ValidatorJson } from "../deploy/deployment";
import { FunctionError } from "../protocol/errors";
import { documentError, type TableNames } from "../protocol/validators";
import type { Catalog } from "../store/catalog";
import type { SchemaCheck } from "../store/transaction";

/** Names of a component's tables by number: what ids in its documents and arguments are checked against. */
export function tableNames(catalog: Catalog, component: string): TableNames {
  return (number) => catalog.tableByNumber(component, number)?.name ?? null;
}

/** The check that every document written must pass, from the deployed schemas. */
export function schemaCheckOf(deployment: Deployment, catalog: Catalog): SchemaCheck {
  const validators = new Map<string, Map<string, ValidatorJson>>();
  for (const [path, { schema }] of Object.entries(deployment.components)) {
    if (schema === null || !schema.schemaValidation) continue;
    const tables = new Map<string, ValidatorJson>();
    for (const { tableName, documentType } of schema.tables) {
      if (documentType !== null) tables.set(tableName, documentType);
    }
    validators.set(path, tables);
  }
  return (table, document) => {
    const validator = validators.get(table.component)?.get(table.name);
    if (validator === undefined) return;
    const problem = documentError(validator, table.name, document, tableNames(catalog, table.component));
    if (problem !== null) throw new FunctionError("SchemaEnforcementError", problem);
  };
}
