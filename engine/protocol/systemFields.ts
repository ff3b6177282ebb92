import { displayValue } from "./display";
import { FunctionError } from "./errors";
import type { JsonObject } from "./scalars";

/**
 * A function may name a document's id and creation time, but not choose them: `value` is what it wants to store.
 * @throws FunctionError when `value` names others
 */
export function checkSystemFields(value: JsonObject, id: string, creationTime: number): void {
  const { _id = id, _creationTime = creationTime } = value;
  if (_id !== id) {
    throw new FunctionError(
      "InvalidIdError",
      `Provided document ID ${displayValue(id)} doesn't match '_id' field ${displayValue(_id)}`,
    );
  }
  if (_creationTime !== creationTime) {
    throw new FunctionError(
      "InvalidCreationTimeError",
      `Provided creation time ${creationTime} doesn't match '_creationTime' field in ${displayValue({ ...value, _id })}`,
    );
  }
}
