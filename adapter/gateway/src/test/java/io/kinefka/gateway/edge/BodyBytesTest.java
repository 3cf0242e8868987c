package io.kinefka.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinefka.aws.AwsException;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BodyBytesTest {
    private final ByteBudget budget = new ByteBudget(1000);
    private final BodyBytes body = new BodyBytes(600, budget);

    @Test
    void chargesWhatIsAnnouncedAndNoMore() {
        body.expect(500);
        body.add(Buffer.buffer(new byte[200]));
        body.add(Buffer.buffer(new byte[300]));

        assertThat(budget.held()).isEqualTo(500);
        assertThat(body.take()).isEqualTo(ByteBuffer.allocate(500));
    }

    @Test
    void staysChargedWhenTheBodyIsHandedOn() {
        body.add(Buffer.buffer(new byte[200]));

        body.take();

        assertThat(budget.held()).isEqualTo(200);
        assertThat(body.take().remaining()).isZero();
        body.release();
        body.release();
        assertThat(budget.held()).isZero();
    }

    @Test
    void chargesTheArrayThatAnUnannouncedBodyGrowsInto() {
        body.add(Buffer.buffer(new byte[100]));
        body.add(Buffer.buffer(new byte[1]));

        assertThat(budget.held()).isEqualTo(200);

        body.add(Buffer.buffer(new byte[499]));

        assertThat(budget.held()).isEqualTo(600);
        assertThat(body.take().remaining()).isEqualTo(600);
    }

    @Test
    void refusesWhatTheBudgetCannotHold() {
        budget.tryTake(450);

        assertThatThrownBy(() -> body.expect(551))
                .isInstanceOfSatisfying(AwsException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(503));
        body.add(Buffer.buffer(new byte[300]));
        assertThatThrownBy(() -> body.add(Buffer.buffer(new byte[1])))
                .isInstanceOfSatisfying(AwsException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(503));

        body.release();
        assertThat(budget.held()).isEqualTo(450);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertThatThrownBy(() -> body.expect(601))
                .isInstanceOfSatisfying(AwsException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(413));
        assertThatThrownBy(() -> body.add(Buffer.buffer(new byte[601])))
                .isInstanceOfSatisfying(AwsException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(413));
        assertThat(budget.held()).isZero();
    }
}
