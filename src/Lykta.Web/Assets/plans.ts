// The plan's table and board: cells open in place, cards move, bulk change shows one field, and a table pasted from Word or Excel keeps its cells.
import { board } from "./plans/board";
import { bulk } from "./plans/bulk";
import { cells } from "./plans/cells";
import { paste } from "./plans/paste";

board();
bulk();
cells();
paste();
