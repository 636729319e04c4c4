/// The API of the daemon, for programs: JSON under `/api/v1/`, as `openapi.json` describes it.
@NullMarked
package ncc.server.api;

import org.jspecify.annotations.NullMarked;
