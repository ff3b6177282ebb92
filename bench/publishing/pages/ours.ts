import "../../../tests/publishing/livePage/page";
import "./typing";
