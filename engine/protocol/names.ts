import { displayValue } from "./display";
import { FunctionError } from "./errors";
import { MAX_FIELD_NAME_LENGTH, MAX_IDENTIFIER_LENGTH } from "./limits";

/** A value that Convex does not take; the message is Convex's. */
export class ValueError extends FunctionError {
  override readonly name = "ValueError";
}

const IDENTIFIER = /^(?=.*[A-Za-z0-9])[A-Za-z_][A-Za-z0-9_]*$/;
const INVALID_FIELD_CHARACTER = /[^\x20-\x7e]/u;

/**
 * Checks a name of a table, an index or a field that validators and indexes may name.
 * @throws ValueError
 */
export function checkIdentifier(name: string): void {
  if (name.length <= MAX_IDENTIFIER_LENGTH && IDENTIFIER.test(name)) return;
  throw new ValueError("InvalidIdentifier", identifierProblem(name));
}

function identifierProblem(name: string): string {
  const [first, ...rest] = name;
  if (first === undefined) return "Identifier cannot be empty";
  if (!/[A-Za-z_]/.test(first))
    return (
      `Invalid first character ${displayCharacter(first)} in ${name}: ` +
      "Identifiers must start with an alphabetic character or underscore"
    );
  const invalid = rest.find((character) => !/^[A-Za-z0-9_]$/.test(character));
  if (invalid !== undefined)
    return (
      `Identifier ${name} has invalid character ${displayCharacter(invalid)}: ` +
      "Identifiers can only contain alphanumeric characters or underscores"
    );
  if (name.length > MAX_IDENTIFIER_LENGTH)
    return `Identifier is too long (${name.length} > maximum ${MAX_IDENTIFIER_LENGTH})`;
  return `Identifier ${name} cannot have exclusively underscores`;
}

/** Error messages put characters in single quotes. */
function displayCharacter(character: string): string {
  if (character === "'") return "'\\''";
  if (character === '"') return "'\"'";
  return `'${displayValue(character).slice(1, -1)}'`;
}

/**
 * Checks a name of a field at any depth.
 * @throws ValueError
 */
export function checkFieldName(name: string): void {
  if (name.startsWith("$"))
    throw new ValueError("InvalidFieldName", `Field name ${name} starts with '$', which is reserved.`);
  const invalid = INVALID_FIELD_CHARACTER.exec(name)?.[0];
  if (invalid !== undefined)
    throw new ValueError(
      "InvalidFieldName",
      `Field name ${name} has invalid character ${displayCharacter(invalid)}: ` +
        "Field names can only contain non-control ASCII characters",
    );
  if (name.length > MAX_FIELD_NAME_LENGTH)
    throw new ValueError(
      "InvalidFieldName",
      `Field name is too long (${name.length} > maximum ${MAX_FIELD_NAME_LENGTH})`,
    );
}
