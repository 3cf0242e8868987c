package io.kinefka.aws.model;

import io.kinefka.aws.model.Shape.StructureShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a service.
 *
 * @param name the operation's name, for example {@code PutRecord}
 * @param input the shape of its request
 * @param output the shape of its answer; null where AWS answers with an empty body
 * @param errors the names of the exceptions that its model declares
 */
public record OperationModel(
        String name, StructureShape input, @Nullable StructureShape output, List<String> errors) {}
