package io.kinefka.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinefka.aws.model.OperationModel;
import io.kinefka.aws.model.ServiceModels;
import io.kinefka.aws.model.Shape;
import io.kinefka.aws.model.Shape.ListShape;
import io.kinefka.aws.model.Shape.Member;
import io.kinefka.aws.model.Shape.StructureShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of cases leaves nothing out that the service model has. */
class OperationCasesTest {
    private static final Pattern MEMBER = Pattern.compile("'(\\w+)':");

    private static final OperationCases TABLE = OperationCases.read();

    private static Collection<OperationModel> model() {
        return ServiceModels.kinesis().operations().values();
    }

    private static List<OperationCases.Case> cases(OperationModel operation) {
        return TABLE.cases().stream()
                .filter(one -> one.operation().equals(operation.name()))
                .toList();
    }

    @Test
    void showsEveryOperationsSuccess() {
        assertThat(model())
                .filteredOn(operation -> !TABLE.isExempt(operation.name(), "OK"))
                .allSatisfy(operation ->
                        assertThat(cases(operation)).as(operation.name()).anyMatch(OperationCases.Case::succeeds));
    }

    @Test
    void showsEveryErrorThatIsDocumented() {
        var missing = new ArrayList<String>();
        for (OperationModel operation : model()) {
            var shown =
                    cases(operation).stream().map(OperationCases.Case::expected).collect(Collectors.toSet());
            operation.errors().stream()
                    .filter(error -> !shown.contains(error) && !TABLE.isExempt(operation.name(), error))
                    .forEach(error -> missing.add(operation.name() + " " + error));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void namesEveryInputMember() {
        var missing = new ArrayList<String>();
        for (OperationModel operation : model()) {
            var named = cases(operation).stream()
                    .flatMap(one -> MEMBER.matcher(one.request()).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            members(operation.input()).stream()
                    .filter(member -> !named.contains(member))
                    .forEach(member -> missing.add(operation.name() + " " + member));
        }

        assertThat(missing).isEmpty();
    }

    private static Set<String> members(Shape shape) {
        var names = new TreeSet<String>();
        if (shape instanceof StructureShape structure) {
            for (Member member : structure.members()) {
                names.add(member.name());
                names.addAll(members(member.target().shape()));
            }
        } else if (shape instanceof ListShape list) {
            names.addAll(members(list.member().shape()));
        }
        return names;
    }
}
