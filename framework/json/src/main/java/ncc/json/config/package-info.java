/// The operator's `ncc.yaml`.
@NullMarked
package ncc.json.config;

import org.jspecify.annotations.NullMarked;
