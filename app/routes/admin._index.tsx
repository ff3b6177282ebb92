import { AdminHome } from "../features/admin/AdminHome";

export default AdminHome;
