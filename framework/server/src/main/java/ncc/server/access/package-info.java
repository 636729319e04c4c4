/// Who may do what over HTTP: authentication, roles, and what keeps other sites from acting in
/// somebody's name.
@NullMarked
package ncc.server.access;

import org.jspecify.annotations.NullMarked;
