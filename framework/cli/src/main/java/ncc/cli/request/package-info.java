/// What one line asks for, and the facts that it is about.
@NullMarked
package ncc.cli.request;

import org.jspecify.annotations.NullMarked;
