import { mergeMantineTheme, DEFAULT_THEME } from "@mantine/core";
import { describe, expect, it } from "vitest";
import { themeFor } from "../../../app/ui/theme/themeFor";

describe("themeFor", () => {
  it("gives the same theme for the same colour", () => {
    expect(themeFor("#123456")).toBe(themeFor("#123456"));
    expect(themeFor("#123456")).not.toBe(themeFor(null));
  });

  it("names an organization's colours for both schemes", () => {
    const { theme, cssVariablesResolver } = themeFor("#f4c20d");
    const variables = cssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
    expect(variables.variables).toEqual({ "--organization": "#f4c20d", "--on-organization": "#000000" });
    expect(variables.light["--paper"]).toBe("#fbfaf7");
    expect(variables.dark["--paper"]).toBe("#14161b");
    expect(variables.light["--control-border"]).toBe("#8c877c");
    expect(variables.light["--mantine-color-brand-filled"]).toBe(variables.light["--brand-filled"]);
    expect(variables.light["--mantine-color-danger-text"]).toBe(variables.light["--danger-text"]);
    expect(Object.keys(variables.light)).toEqual(Object.keys(variables.dark));
  });
});
