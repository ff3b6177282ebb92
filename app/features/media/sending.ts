import type { Id } from "../../../convex/_generated/dataModel";

export type Sending = { done: Promise<Id<"_storage">>; stop: () => void };

/**
 * Sends a file to where Convex takes it. XMLHttpRequest, since fetch does not say how much has gone out.
 * @param onSent is told bytes
 */
export function sendFile(url: string, file: File, onSent: (bytes: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<Id<"_storage">>((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => {
      if (request.status !== 200) return reject(new Error(`The upload was answered with ${request.status}.`));
      const { storageId } = JSON.parse(request.responseText) as { storageId: Id<"_storage"> };
      resolve(storageId);
    };
    request.onerror = () => reject(new Error("The upload broke off."));
    request.onabort = () => reject(new Error("The upload was stopped."));
  });
  request.open("POST", url);
  request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
  request.send(file);
  return { done, stop: () => request.abort() };
}
