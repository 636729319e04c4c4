/// Copies of what sources read, without names, UUIDs and addresses. What is not known to be
/// harmless does not survive.
@NullMarked
package ncc.source.anonymous;

import org.jspecify.annotations.NullMarked;
