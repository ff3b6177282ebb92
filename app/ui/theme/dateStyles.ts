// Styles of the parts in which one chooses a day or a time.
import "@mantine/dates/styles.layer.css";
import "./dates.css";
