// The plan's table: cells open in place, bulk change shows one field, and a table pasted from Word or Excel keeps its cells.
import { bulk } from "./plans/bulk";
import { cells } from "./plans/cells";
import { paste } from "./plans/paste";

bulk();
cells();
paste();
