package io.kinefka.aws.validation;

import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.BlobShape;
import io.kinefka.aws.model.Shape.BooleanShape;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.MapShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.NumberShape;
import io.kinefka.aws.model.Shape.StringShape;
import io.kinefka.aws.model.Shape.StructureShape;
import io.kinefka.aws.model.Shape.TimestampShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constraints of one operation's input, prepared once and checked on every request. */
public final class Constraints {
    private final StructureRules root;

    private Constraints(StructureRules root) {
        this.root = root;
    }

    /** Prepares the constraints of an input shape. */
    public static Constraints of(StructureShape input) {
        return new Constraints(new Compiler().structure(input));
    }

    /**
     * Checks the members of a request; a valid one costs neither paths nor messages.
     *
     * @param members the decoded members by AWS's names
     * @throws io.kinefka.aws.AwsException a ValidationException that names up to ten violations
     */
    public void check(Map<String, Object> members) {
        if (!root.accept(members)) {
            Violations violations = new Violations();
            root.report("", members, violations);
            throw violations.toException();
        }
    }

    /** Turns shapes into rules; knows the structures already met, because shapes may contain themselves. */
    private static final class Compiler {
        private final Map<String, StructureRules> structures = new HashMap<>();

        ValueRules rules(Shape shape) {
            if (shape instanceof StructureShape structure) {
                return structure(structure);
            }
            if (shape instanceof ListShape list) {
                return new ListRules(
                        Rules.ofList(list.length()), rules(list.member().shape()));
            }
            if (shape instanceof MapShape map) {
                return new MapRules(
                        Rules.ofMap(map.length()),
                        rules(map.key().shape()),
                        rules(map.value().shape()));
            }
            return new ScalarRules(scalarRules(shape));
        }

        StructureRules structure(StructureShape shape) {
            StructureRules known = structures.get(shape.name());
            if (known != null) {
                return known;
            }
            StructureRules rules = new StructureRules();
            structures.put(shape.name(), rules);
            for (Member member : shape.members()) {
                rules.add(
                        member.name(), member.required(), rules(member.target().shape()));
            }
            return rules;
        }

        private static List<Rule> scalarRules(Shape shape) {
            if (shape instanceof StringShape text) {
                return Rules.of(text);
            }
            if (shape instanceof NumberShape number) {
                return Rules.ofNumber(number.value());
            }
            if (shape instanceof BlobShape blob) {
                return Rules.ofBlob(blob.length());
            }
            if (shape instanceof BooleanShape || shape instanceof TimestampShape) {
                return List.of();
            }
            throw new IllegalArgumentException("No rules for shape " + shape.name());
        }
    }
}
