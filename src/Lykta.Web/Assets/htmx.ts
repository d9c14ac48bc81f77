import htmx from "htmx.org";

// The content security policy allows neither eval nor inline style elements.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
