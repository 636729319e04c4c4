/// For authors of plugins: sample data, contract tests, a scripted network, generated fleets.
@NullMarked
package ncc.testkit;

import org.jspecify.annotations.NullMarked;
