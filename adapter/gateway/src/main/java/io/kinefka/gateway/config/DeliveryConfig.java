package io.kinefka.gateway.config;

/**
 * How delivery streams behave.
 *
 * @param partitions how many the topic of a new delivery stream has to which records are put directly
 */
public record DeliveryConfig(int partitions) {

    public DeliveryConfig {
        Checks.between(Keys.DELIVERY_PARTITIONS, partitions, 1, 10_000);
    }
}
