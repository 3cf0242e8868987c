package io.kinefka.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.kinefka.aws.AwsException;
import io.kinefka.aws.Operation;
import io.kinefka.aws.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Our defects are logged as errors, with the id under which the caller knows them; the caller's own are not. */
class DispatcherLoggingTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(WireDispatcher.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void restore() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void logsADefectAsAnErrorWithTheRequestId() {
        answer(new IllegalStateException("broken"));

        ILoggingEvent event = errors().get(0);
        assertThat(event.getThrowableProxy().getMessage()).isEqualTo("broken");
        assertThat(event.getKeyValuePairs()).anySatisfy(pair -> {
            assertThat(pair.key).isEqualTo("requestId");
            assertThat(pair.value).isEqualTo(Fakes.REQUEST_ID);
        });
    }

    @Test
    void logsAClientFaultForDebuggingOnly() {
        answer(AwsException.client("ResourceNotFoundException", "Not found."));

        assertThat(appender.list).singleElement().satisfies(event -> assertThat(event.getLevel())
                .isEqualTo(Level.DEBUG));
    }

    @Test
    void logsAPassingFailureAsAWarning() {
        answer(AwsException.unavailable("Later."));

        assertThat(appender.list).singleElement().satisfies(event -> assertThat(event.getLevel())
                .isEqualTo(Level.WARN));
    }

    private List<ILoggingEvent> errors() {
        return appender.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .toList();
    }

    private static void answer(RuntimeException failure) {
        Fakes.dispatcher(Map.<String, Operation<?, ?>>of("DescribeLimits", new Failing(failure)))
                .dispatch(Calls.json("DescribeLimits", "{}"))
                .toCompletableFuture()
                .join();
    }

    private record Failing(RuntimeException failure) implements Operation<Failing.Input, Void> {
        record Input() {}

        @Override
        public CompletionStage<Void> handle(RequestContext context, Input input) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
