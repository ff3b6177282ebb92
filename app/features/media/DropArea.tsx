import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { IconUpload } from "../../ui/icons";
import classes from "./media.module.css";

type Props = {
  /** What happens to what is dropped. */
  label: string;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
};

/** Everything within takes files that are dropped on it. There is always a button beside it that does the same. */
export function DropArea({ label, disabled = false, onFiles, children }: Props) {
  const [over, setOver] = useState(false);
  // Moving onto a child leaves the parent: entries are counted.
  const depth = useRef(0);
  const bringsFiles = ({ dataTransfer }: DragEvent) => !disabled && dataTransfer.types.includes("Files");
  const enter = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  return (
    <div
      className={classes.dropArea}
      onDragEnter={(event) => bringsFiles(event) && enter(1)}
      onDragLeave={(event) => bringsFiles(event) && enter(-1)}
      onDragOver={(event) => bringsFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <div className={classes.dropHint}>
          <IconUpload size={24} aria-hidden="true" />
          <p>{label}</p>
        </div>
      )}
    </div>
  );
}
