/// What a check is made of: its kind, its metadata, its verdict.
@NullMarked
package ncc.spi.check;

import org.jspecify.annotations.NullMarked;
