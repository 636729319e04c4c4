/// A run in the text of Nutanix Cluster Check, so that scripts which read NCC read us.
@NullMarked
package ncc.report.text;

import org.jspecify.annotations.NullMarked;
