// `npm run rotate-keys`: a new key signs sessions' tokens from the next start on. The old one is believed for
// as long as the tokens it signed, and is forgotten by the rotation after this one.
import { resolve } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { dataFolder } from "./start/dataFolder.mjs";
import { rotateKeys } from "./start/secrets.mjs";

const root = resolve(import.meta.dirname ?? ".", "..");

ensureInstalled(root);
const kid = await rotateKeys(root, dataFolder(root));
console.log(`Key ${kid} signs from the next start on. Run npm start or npm run deploy to hand it over.`);
