// SPDX-License-Identifier: Apache-2.0
package io.hotbay.shell.internal;

import io.hotbay.registry.api.DeviceRegistry;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleParameterAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.apache.felix.service.command.Descriptor;
import org.jspecify.annotations.Nullable;

/**
 * Makes functions that Gogo's {@code help} finds. It looks for a Java method with the command's name and reads its
 * annotations, and what has a hyphen in its name can't be written in Java: so each command gets a subclass of its
 * function with one annotated method, which is never called. The subclass is hidden and goes with its function.
 */
final class NamedCommand {

    private static final ClassDesc FUNCTION = describe(GogoCommand.class);
    private static final MethodType CONSTRUCTOR = MethodType.methodType(void.class, Command.class, Supplier.class);

    private NamedCommand() {}

    /** The function of a command. */
    static GogoCommand of(Command command, Supplier<@Nullable DeviceRegistry> registry) {
        byte[] code = ClassFile.of().build(FUNCTION.nested("Named"), builder -> write(builder, command));
        try {
            MethodHandles.Lookup named = MethodHandles.lookup().defineHiddenClass(code, true);
            return (GogoCommand) named.findConstructor(named.lookupClass(), CONSTRUCTOR).invoke(command, registry);
        } catch (Throwable e) {
            throw new IllegalStateException("function of " + command.name(), e);
        }
    }

    private static void write(ClassBuilder builder, Command command) {
        MethodTypeDesc constructor = CONSTRUCTOR.describeConstable().orElseThrow();
        MethodTypeDesc method = MethodTypeDesc.of(
                ConstantDescs.CD_void, Collections.nCopies(command.parameters().size(), ConstantDescs.CD_String));
        builder.withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL)
                .withSuperclass(FUNCTION)
                .withMethodBody(ConstantDescs.INIT_NAME, constructor, ClassFile.ACC_PUBLIC, code -> code.aload(0)
                        .aload(1)
                        .aload(2)
                        .invokespecial(FUNCTION, ConstantDescs.INIT_NAME, constructor)
                        .return_())
                .withMethod(command.name(), method, ClassFile.ACC_PUBLIC, body -> body
                        .with(RuntimeVisibleAnnotationsAttribute.of(descriptor(command.summary())))
                        .with(RuntimeVisibleParameterAnnotationsAttribute.of(command.parameters().stream()
                                .map(parameter -> List.of(descriptor(parameter)))
                                .toList()))
                        .withCode(code -> code.return_()));
    }

    private static Annotation descriptor(String text) {
        return Annotation.of(describe(Descriptor.class), AnnotationElement.ofString("value", text));
    }

    private static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
