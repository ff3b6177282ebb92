import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

/** A place of a shell's navigation. */
export type ShellLink = {
  href: string;
  label: string;
  icon?: Icon;
  /** Addresses that belong to the place without lying below it. */
  also?: readonly string[];
  /** How much waits there: a number or a live badge. */
  badge?: ReactNode;
};

/** Places that belong together. */
export type ShellSection = { label?: string; links: readonly ShellLink[] };

/** Whose page this is. */
export type ShellBrand = { name: string; logoUrl: string | null };
