/// What all texts have in common, whoever reads them: their encoding, the prompts around them.
@NullMarked
package ncc.source.text;

import org.jspecify.annotations.NullMarked;
