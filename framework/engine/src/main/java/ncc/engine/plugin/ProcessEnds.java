package ncc.engine.plugin;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// The calls that end the process, `System.exit`, `Runtime.exit` and `Runtime.halt`, taken out of a
/// class: in their place it throws. One plugin would otherwise take all others with it, and the run
/// as well; the JVM itself has no way to refuse such a call.
///
/// What calls them by reflection or as a method reference is not found.
final class ProcessEnds {
  private static final String MESSAGE =
      "System.exit and Runtime.halt are not for plugins: they would end all of ncc";
  private static final String INSTEAD = "ncc$processEnd";
  private static final String OF_SYSTEM = "java/lang/System";
  private static final String OF_RUNTIME = "java/lang/Runtime";
  private static final Set<String> ENDS = Set.of("exit", "halt");
  private static final ClassDesc THROWN = ClassDesc.of("java.lang.UnsupportedOperationException");
  private static final MethodTypeDesc STATIC =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final MethodTypeDesc OF_INSTANCE =
      MethodTypeDesc.of(
          ConstantDescs.CD_void, ClassDesc.of("java.lang.Runtime"), ConstantDescs.CD_int);

  private ProcessEnds() {}

  /// `bytes` without such calls; empty when it has none, or is no class that can be read.
  ///
  /// @param loader knows the classes that it uses
  static Optional<byte[]> without(byte[] bytes, ClassLoader loader) {
    try {
      var resolver = ClassHierarchyResolver.ofResourceParsing(loader);
      var classFile =
          ClassFile.of(
              ClassHierarchyResolverOption.of(
                  resolver.orElse(ClassHierarchyResolver.defaultResolver())));
      var model = classFile.parse(bytes);
      return has(model)
          ? Optional.of(classFile.transformClass(model, transform(model)))
          : Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException _) {
      // The JVM says better than we could what is wrong with it.
      return Optional.empty();
    }
  }

  private static boolean has(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false)
        .anyMatch(entry -> entry instanceof MemberRefEntry member && isEnd(member));
  }

  private static boolean isEnd(MemberRefEntry member) {
    return isEnd(
        member.owner().asInternalName(), member.name().stringValue(), member.type().stringValue());
  }

  private static boolean isEnd(String owner, String name, String type) {
    return (owner.equals(OF_SYSTEM) || owner.equals(OF_RUNTIME))
        && ENDS.contains(name)
        && type.equals("(I)V");
  }

  private static ClassTransform transform(ClassModel model) {
    return ClassTransform.transformingMethodBodies((code, element) -> replace(model, code, element))
        .andThen(ClassTransform.endHandler(ProcessEnds::addInstead));
  }

  private static void replace(ClassModel model, CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call && isEnd(call.method())) {
      var type = call.opcode() == Opcode.INVOKESTATIC ? STATIC : OF_INSTANCE;
      boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
      code.invokestatic(model.thisClass().asSymbol(), INSTEAD, type, isInterface);
    } else {
      code.with(element);
    }
  }

  private static void addInstead(ClassBuilder builder) {
    for (MethodTypeDesc type : new MethodTypeDesc[] {STATIC, OF_INSTANCE}) {
      builder.withMethodBody(
          INSTEAD,
          type,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          ProcessEnds::throwing);
    }
  }

  private static void throwing(CodeBuilder code) {
    var constructor = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    code.new_(THROWN)
        .dup()
        .loadConstant(MESSAGE)
        .invokespecial(THROWN, ConstantDescs.INIT_NAME, constructor)
        .athrow();
  }
}
