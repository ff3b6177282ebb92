import { DeleteScreen } from "../features/organization/DeleteScreen";
import { pageTitle } from "../features/shell/pageTitle";

export const meta = pageTitle("organization.tab.delete");

export default DeleteScreen;
