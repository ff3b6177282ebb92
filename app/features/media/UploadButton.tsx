import { Button, type ButtonProps } from "@mantine/core";
import { useRef } from "react";
import { IconUpload } from "../../ui/icons";

type Props = Pick<ButtonProps, "variant" | "fullWidth"> & {
  label: string;
  accept: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
};

/** Chooses files from this machine. */
export function UploadButton({ label, accept, multiple = true, onFiles, ...look }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <Button
        {...look}
        leftSection={<IconUpload size={16} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
