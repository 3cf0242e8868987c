package io.kinefka.analytics.application;

import io.kinefka.log.analytics.Application;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An application's settings as they are stored: members of AWS's description of it, its parts with ids such as
 * {@code 2.1}, which is the first one that was added to version 2.
 *
 * @param members by AWS's names
 */
public record ApplicationDocument(Map<String, Object> members) {
    public static final String CODE = "ApplicationCode";
    public static final String DESCRIPTION = "ApplicationDescription";
    /** Of applications that were created by the second version of the API only. */
    public static final String RUNTIME = "RuntimeEnvironment";

    public static final String ROLE = "ServiceExecutionRole";

    private static final String PROCESSING = "InputProcessingConfiguration";
    private static final String PROCESSING_DESCRIPTION = "InputProcessingConfigurationDescription";
    private static final String PARALLELISM = "InputParallelism";
    private static final String POSITION = "InputStartingPositionConfiguration";

    /** What the catalog takes in one record is larger. */
    private static final int CHARACTERS_MAX = 250_000;

    /** Settings that say nothing. */
    public static final ApplicationDocument EMPTY = new ApplicationDocument(Map.of());

    public ApplicationDocument {
        members = Map.copyOf(members);
    }

    /** Settings that were stored. */
    public static ApplicationDocument of(Map<String, Object> stored) {
        return new ApplicationDocument(stored);
    }

    /** The next version's settings of an application. */
    static ApplicationDocument of(Application application, ApplicationChanges.Change change) {
        return change.of(of(application.settings()), application.version());
    }

    /** With another value of a member; null leaves it as it is. */
    public ApplicationDocument with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var changed = new HashMap<>(members);
        changed.put(name, value);
        return new ApplicationDocument(changed);
    }

    /** A text, if it is there. */
    public Optional<String> text(String name) {
        return Optional.ofNullable((String) members.get(name));
    }

    /** The descriptions of all parts of a kind, in the order in which they were added. */
    @SuppressWarnings("unchecked") // nothing else is put there
    public List<Map<String, Object>> parts(Part part) {
        return (List<Map<String, Object>>) members.getOrDefault(part.list(), List.of());
    }

    /**
     * The description of one part.
     *
     * @throws InvalidConfigurationException if there is none of that id
     */
    public Map<String, Object> part(Part part, String id) {
        return parts(part).stream()
                .filter(one -> id.equals(one.get(part.idMember())))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException(
                        "The application has no " + part.title() + " with the id " + id + "."));
    }

    /**
     * With one part more.
     *
     * @param version of the application to which it is added
     * @param added as requests have it
     */
    public ApplicationDocument added(Part part, long version, Map<String, Object> added) {
        var all = new ArrayList<>(parts(part));
        if (all.size() >= part.countMax()) {
            throw new InvalidConfigurationException(
                    "An application can have at most " + part.countMax() + " of this: " + part.title() + ".");
        }
        var description = new HashMap<>(Descriptions.of(added));
        description.put(part.idMember(), newId(part, version));
        if (part == Part.INPUT) {
            description.putIfAbsent(PARALLELISM, Map.of("Count", 1));
        }
        all.add(description);
        return with(part.list(), all).checked();
    }

    /** With several parts more; null means none. */
    public ApplicationDocument addedAll(Part part, long version, @Nullable List<Map<String, Object>> added) {
        var document = this;
        for (var one : Objects.requireNonNullElse(added, List.<Map<String, Object>>of())) {
            document = document.added(part, version, one);
        }
        return document;
    }

    private String newId(Part part, long version) {
        String prefix = version + ".";
        int last = parts(part).stream()
                .map(one -> (String) one.get(part.idMember()))
                .filter(id -> id.startsWith(prefix))
                .mapToInt(id -> Integer.parseInt(id.substring(prefix.length())))
                .max()
                .orElse(0);
        return prefix + (last + 1);
    }

    /** Without a part. */
    public ApplicationDocument removed(Part part, String id) {
        var all = new ArrayList<>(parts(part));
        all.remove(part(part, id));
        return with(part.list(), all);
    }

    /**
     * With parts changed; null means none.
     *
     * @param updates as requests have them
     */
    public ApplicationDocument updatedAll(Part part, @Nullable List<Map<String, Object>> updates) {
        var document = this;
        for (var update : Objects.requireNonNullElse(updates, List.<Map<String, Object>>of())) {
            String id = (String) Objects.requireNonNull(update.get(part.idMember()));
            document = document.replaced(part, id, one -> Descriptions.updated(part, one, update));
        }
        return document.checked();
    }

    /** With a function that the records of an input pass through first. */
    public ApplicationDocument withProcessing(String inputId, Map<String, Object> processing) {
        if (part(Part.INPUT, inputId).containsKey(PROCESSING_DESCRIPTION)) {
            throw new InvalidConfigurationException(
                    "The input " + inputId + " has an input processing configuration already.");
        }
        return replaced(Part.INPUT, inputId, input -> {
                    var changed = new HashMap<>(input);
                    changed.putAll(Descriptions.of(Map.of(PROCESSING, processing)));
                    return changed;
                })
                .checked();
    }

    /** Without one. */
    public ApplicationDocument withoutProcessing(String inputId) {
        if (!part(Part.INPUT, inputId).containsKey(PROCESSING_DESCRIPTION)) {
            throw new InvalidConfigurationException("The input " + inputId + " has no input processing configuration.");
        }
        return replaced(Part.INPUT, inputId, input -> {
            var changed = new HashMap<>(input);
            changed.remove(PROCESSING_DESCRIPTION);
            return changed;
        });
    }

    /** With the position where an input is read from. */
    public ApplicationDocument startingAt(String inputId, StartingPosition position) {
        return replaced(Part.INPUT, inputId, input -> {
            var changed = new HashMap<>(input);
            changed.put(POSITION, Map.of("InputStartingPosition", position.name()));
            return changed;
        });
    }

    private ApplicationDocument replaced(Part part, String id, UnaryOperator<Map<String, Object>> change) {
        var former = part(part, id);
        var all = new ArrayList<>(parts(part));
        all.replaceAll(one -> one == former ? change.apply(one) : one);
        return with(part.list(), all);
    }

    private ApplicationDocument checked() {
        var unused = configuration();
        if (members.toString().length() > CHARACTERS_MAX) {
            throw new InvalidConfigurationException("The configuration of the application is too large.");
        }
        return this;
    }

    /**
     * What the settings mean.
     *
     * @throws InvalidConfigurationException if they mean nothing that is supported
     */
    public ApplicationConfiguration configuration() {
        return ConfigurationReader.read(new Members(members));
    }

    /** Without the settings. */
    @Override
    public String toString() {
        return "ApplicationDocument" + members.keySet();
    }
}
