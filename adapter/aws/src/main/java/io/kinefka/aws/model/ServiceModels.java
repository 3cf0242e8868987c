package io.kinefka.aws.model;

import io.kinefka.aws.model.ModelDocument.OperationEntry;
import io.kinefka.aws.model.Shape.StructureShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models of the services that Kinefka speaks, loaded from the files beside this class. */
public final class ServiceModels {

    private ServiceModels() {}

    /** Loads the model of Kinesis Data Streams. */
    public static ServiceModel kinesis() {
        return load("kinesis");
    }

    /** Loads the part of the model of CloudWatch that Kinesis clients use. */
    public static ServiceModel monitoring() {
        return load("monitoring");
    }

    /** Loads the part of the model of DynamoDB that KCL uses, and what belongs to it. */
    public static ServiceModel dynamodb() {
        return load("dynamodb");
    }

    /** Loads the part of the model of the Security Token Service that Kinesis clients use. */
    public static ServiceModel sts() {
        return load("sts");
    }

    /** Loads the model of Amazon Data Firehose. */
    public static ServiceModel firehose() {
        return load("firehose");
    }

    /** Loads the model of Kinesis Data Analytics for SQL in its first version. */
    public static ServiceModel kinesisAnalytics() {
        return load("kinesisanalytics");
    }

    /** Loads the model of Kinesis Data Analytics in its second version. */
    public static ServiceModel kinesisAnalyticsV2() {
        return load("kinesisanalyticsv2");
    }

    private static ServiceModel load(String service) {
        try {
            return resolve(ModelFile.read(service));
        } catch (IOException e) {
            throw new UncheckedIOException("The model of " + service + " cannot be read", e);
        }
    }

    static ServiceModel resolve(ModelDocument document) {
        ShapeTable shapes = new ShapeTable(document.service(), document.shapes());
        Map<String, OperationModel> operations = new LinkedHashMap<>();
        new TreeMap<>(document.operations())
                .forEach((name, entry) -> operations.put(name, operation(name, entry, shapes)));
        return new ServiceModel(
                document.service(),
                document.targetPrefix(),
                query(document),
                errorTypes(document, operations),
                document.bodyChecksums(),
                Collections.unmodifiableMap(operations));
    }

    private static @Nullable ErrorTypes errorTypes(ModelDocument document, Map<String, OperationModel> operations) {
        if (document.errorNamespace() == null) {
            return null;
        }
        Set<String> own = new HashSet<>();
        operations.values().forEach(operation -> own.addAll(operation.errors()));
        return new ErrorTypes(document.errorNamespace(), own);
    }

    private static @Nullable QueryProtocol query(ModelDocument document) {
        if (document.apiVersion() == null || document.xmlNamespace() == null) {
            return null;
        }
        Map<String, String> codes = new TreeMap<>();
        document.shapes().forEach((name, entry) -> {
            if (entry.code() != null) {
                codes.put(name, entry.code());
            }
        });
        return new QueryProtocol(document.apiVersion(), document.xmlNamespace(), codes);
    }

    private static OperationModel operation(String name, OperationEntry entry, ShapeTable shapes) {
        StructureShape input = shapes.structure(entry.input(), name);
        StructureShape output = entry.output() == null ? null : shapes.structure(entry.output(), name);
        entry.errors().forEach(error -> shapes.requireKnown(error, name));
        return new OperationModel(name, input, output, List.copyOf(entry.errors()));
    }
}
