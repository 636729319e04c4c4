/// A stand-in for Prism Element and Prism Central to rehearse with: real HTTPS on loopback, answers
/// made from a generated site, failures on command.
@NullMarked
package ncc.testkit.prism;

import org.jspecify.annotations.NullMarked;
