import "../theme/appStyles";
import { ActionIcon, Button } from "@mantine/core";
import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { IconChevronDown, IconDots } from "../icons";

export type MenuButtonProps = {
  /** What a screen reader says of three dots; else what stands on it. */
  label: string;
  /** `dense`: dots as they fit into the row of a table. */
  look: "dots" | "dense" | "words";
};

/** What opens a menu of actions. */
export const MenuButton = forwardRef<
  HTMLButtonElement,
  MenuButtonProps & Omit<ComponentPropsWithoutRef<"button">, "color" | "style">
>(function MenuButton({ label, look, ...rest }, ref) {
  if (look === "words")
    return (
      <Button
        {...rest}
        ref={ref}
        variant="default"
        rightSection={<IconChevronDown size={16} aria-hidden="true" />}
      >
        {label}
      </Button>
    );
  const size = look === "dots" ? { size: 36 } : {};
  return (
    <ActionIcon {...rest} {...size} ref={ref} variant="subtle" color="gray" aria-label={label}>
      <IconDots size={18} aria-hidden="true" />
    </ActionIcon>
  );
});
