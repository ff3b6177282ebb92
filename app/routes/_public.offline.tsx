import { OfflineScreen } from "../features/portal/OfflineScreen";
import { pageTitle } from "../features/shell/pageTitle";

export const meta = pageTitle("own.offline.title");

export default OfflineScreen;
