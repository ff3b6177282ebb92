import { DOMException } from "./domException";
import { hostText } from "./host";
import { requireArguments } from "./webidl";

/** Base64 of a text whose units are bytes. */
export function btoa(text: string): string {
  requireArguments(arguments.length, 1, "Failed to execute 'btoa'");
  const given = String(text);
  if (/[^\0-\xff]/.test(given)) {
    throw new DOMException(
      "Failed to execute 'btoa': The string to be encoded contains characters outside of the Latin1 range.",
      "InvalidCharacterError",
    );
  }
  return hostText("text.btoa", given);
}

/** The bytes, as units of a text, of base64 by the forgiving rules: white space and padding may be missing. */
export function atob(encoded: string): string {
  requireArguments(arguments.length, 1, "Failed to execute 'atob'");
  let data = String(encoded).replace(/[\t\n\f\r ]/g, "");
  if (data.length % 4 === 0) data = data.replace(/={1,2}$/, "");
  if (data.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(data)) {
    throw new DOMException(
      "Failed to execute 'atob': The string to be decoded is not correctly encoded.",
      "InvalidCharacterError",
    );
  }
  return hostText("text.atob", data);
}
