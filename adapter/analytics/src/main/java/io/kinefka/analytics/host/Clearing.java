package io.kinefka.analytics.host;

import io.kinefka.log.analytics.AnalyticsApplications;
import io.kinefka.log.analytics.Application;
import io.kinefka.log.analytics.Leftover;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what applications have left in Kafka: their consumer groups and their own topics. Every gateway does this, so that it is done when one
 * dies meanwhile; every step may be repeated.
 *
 * <p>Nothing is removed while a gateway is a member of the group. One that has not heard of it yet may make things anew, so what is left is
 * looked after for a while.
 */
public final class Clearing {
    private static final Logger LOG = LoggerFactory.getLogger(Clearing.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final AnalyticsApplications applications;
    private final Map<String, Object> kafka;
    private final Duration lookedAfter;
    private final Clock clock;
    private final Set<String> complainedOf = new HashSet<>();

    /**
     * Clears nothing yet.
     *
     * @param kafka the settings of Kafka clients, {@code bootstrap.servers} among them
     * @param lookedAfter how long a gateway may need to hear that it is not to run an application any more
     */
    public Clearing(AnalyticsApplications applications, Map<String, String> kafka, Duration lookedAfter, Clock clock) {
        this.applications = applications;
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(DEADLINE.toMillis()));
        this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(DEADLINE.toMillis()));
        this.lookedAfter = lookedAfter;
        this.clock = clock;
    }

    /** Removes what can be removed by now; waits for Kafka if there is something. To be called again and again. */
    public synchronized void run() {
        Set<String> inUse = applications.all().stream().map(Application::group).collect(Collectors.toSet());
        List<Leftover> leftovers = applications.leftovers().stream()
                .filter(leftover -> !inUse.contains(leftover.group()))
                .toList();
        if (leftovers.isEmpty()) {
            return;
        }
        try (Admin admin = Admin.create(kafka)) {
            for (Leftover leftover : leftovers) {
                clear(leftover, admin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void clear(Leftover leftover, Admin admin) throws InterruptedException {
        try {
            if (isAbandoned(leftover.group(), admin)
                    && removeTopics(leftover.group(), admin)
                    && leftover.since().plus(lookedAfter).isBefore(clock.instant())) {
                var unused = applications.forget(leftover);
                complainedOf.remove(leftover.group());
            }
        } catch (ExecutionException | KafkaException e) {
            if (complainedOf.add(leftover.group())) {
                LOG.atWarn()
                        .addKeyValue("group", leftover.group())
                        .setCause(e)
                        .log("What an application has left in Kafka could not be removed; trying again");
            }
        }
    }

    /** Removes the groups, unless somebody is in one. */
    private static boolean isAbandoned(String group, Admin admin) throws InterruptedException, ExecutionException {
        List<String> groups = admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .filter(name -> name.equals(group) || InternalTopics.isOf(group, name))
                .toList();
        boolean isAbandoned = true;
        for (String each : groups) {
            isAbandoned &= isRemoved(each, admin);
        }
        return isAbandoned;
    }

    private static boolean isRemoved(String group, Admin admin) throws InterruptedException, ExecutionException {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            // Another gateway was faster.
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
        return true;
    }

    /** Returns whether there was none. */
    private static boolean removeTopics(String group, Admin admin) throws InterruptedException, ExecutionException {
        List<String> topics = admin.listTopics().names().get().stream()
                .filter(topic -> InternalTopics.isOf(group, topic))
                .toList();
        try {
            admin.deleteTopics(topics).all().get();
        } catch (ExecutionException e) {
            // Another gateway was faster.
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
        if (!topics.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("group", group)
                    .addKeyValue("topics", topics.size())
                    .log("Removed what an application has left in Kafka");
        }
        return topics.isEmpty();
    }
}
