package io.kinefka.analytics.host.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ByteArrayDataType;

/** Values whose sizes are so different that each has to be measured: by default some are, and the rest is taken to be like these. */
final class MeasuredBytes extends BasicDataType<byte[]> {
    static final MeasuredBytes INSTANCE = new MeasuredBytes();

    private MeasuredBytes() {}

    @Override
    public int getMemory(byte[] value) {
        return value.length;
    }

    @Override
    public boolean isMemoryEstimationAllowed() {
        return false;
    }

    @Override
    public void write(WriteBuffer buffer, byte[] value) {
        ByteArrayDataType.INSTANCE.write(buffer, value);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        return ByteArrayDataType.INSTANCE.read(buffer);
    }

    @Override
    public byte[][] createStorage(int size) {
        return ByteArrayDataType.INSTANCE.createStorage(size);
    }
}
