package ncc.source.cvm;

import ncc.source.partial.FieldTree;
import ncc.source.partial.FurtherFields;
import org.jspecify.annotations.Nullable;

/// Where the further fields stand in the blocks of an entity of the guest tools list.
public final class FurtherBlocks {
  /// The fields in each block that encloses the field at hand, from the entity's on.
  private final @Nullable FieldTree[] blocks;

  private final boolean isNone;

  public FurtherBlocks(FurtherFields fields) {
    var tree = fields.tree();
    this.blocks = new @Nullable FieldTree[tree.depth() + 1];
    blocks[0] = tree;
    this.isNone = fields.fields().isEmpty();
  }

  /// A block begins.
  ///
  /// @param depth how many blocks within the entity's it is in, with itself
  /// @return whether further fields stand in it
  public boolean enter(int depth, String name) {
    if (depth <= 0 || depth >= blocks.length) {
      return false;
    }
    blocks[depth] = inside(depth - 1, name);
    return blocks[depth] != null;
  }

  private @Nullable FieldTree inside(int depth, String name) {
    var around = depth < 0 || depth >= blocks.length ? null : blocks[depth];
    return around == null ? null : around.inside().get(name);
  }

  /// What is to stand under this name in the innermost block: a further field, or a block of such;
  /// null where nothing is. Asked of every field of a list, so without an object of its own.
  ///
  /// @param depth how many blocks within the entity's enclose it
  public @Nullable FieldTree at(int depth, String name) {
    return isNone ? null : inside(depth, name);
  }
}
