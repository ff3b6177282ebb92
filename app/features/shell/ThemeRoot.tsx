import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import type { Locale } from "../../../convex/shared/locales";
import { LocaleProvider } from "../../ui/i18n/LocaleProvider";
import { themeFor } from "../../ui/theme/themeFor";
import { useNonce } from "./Nonce";

type Props = {
  locale: Locale;
  /** The viewer's, if they chose one. */
  timeZone: string | null;
  primaryColor: string | null;
  children: ReactNode;
};

/** The look of an organization and the language of its reader, round everything. */
export function ThemeRoot({ locale, timeZone, primaryColor, children }: Props) {
  const nonce = useNonce();
  const { theme, cssVariablesResolver } = themeFor(primaryColor);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <LocaleProvider locale={locale} timeZone={timeZone ?? undefined}>
        {children}
      </LocaleProvider>
    </MantineProvider>
  );
}
