package ncc.source.cvm;

import java.util.Optional;
import ncc.source.partial.FieldTree;
import ncc.source.partial.FurtherFields;
import org.jspecify.annotations.Nullable;

/// Where the further fields stand in the blocks of an entity of the guest tools list.
public final class FurtherBlocks {
  /// The fields in each block that encloses the field at hand, from the entity's on.
  private final @Nullable FieldTree[] blocks;

  public FurtherBlocks(FurtherFields fields) {
    var tree = fields.tree();
    this.blocks = new @Nullable FieldTree[tree.depth() + 1];
    blocks[0] = tree;
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

  /// What a block may hide that begins where a value belongs, or a value where a block does; empty
  /// where nothing is out of place.
  ///
  /// @param depth how many blocks within the entity's enclose it
  public Optional<FieldTree> misplaced(int depth, String name, boolean isBlock) {
    return Optional.ofNullable(inside(depth, name)).filter(node -> node.isObject() != isBlock);
  }

  /// The further field of this name in the innermost block; empty where it is none.
  ///
  /// @param depth how many blocks within the entity's enclose it
  public Optional<FieldTree> field(int depth, String name) {
    return Optional.ofNullable(inside(depth, name)).filter(node -> !node.isObject());
  }
}
