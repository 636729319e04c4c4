/// Runs, tasks, and their reports to download.
@NullMarked
package ncc.server.page.run;

import org.jspecify.annotations.NullMarked;
