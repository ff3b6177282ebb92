import { DeleteScreen } from "../features/organization/DeleteScreen";

export default DeleteScreen;
