package io.kinefka.delivery.process;

import io.kinefka.delivery.name.ErrorOutputType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Inflates records. What cannot be inflated goes to the errors as it is. */
final class Gunzip implements Step {
    /** Records of 1,000 KiB that inflate to more than this are not logs. */
    private static final int INFLATED_BYTES_MAX = 16 << 20;

    @Override
    public void apply(ByteBuffer data, Output output) {
        ByteBuffer inflated;
        try (InputStream in = new GZIPInputStream(ByteBuffers.stream(data))) {
            byte[] bytes = in.readNBytes(INFLATED_BYTES_MAX);
            if (in.read() >= 0) {
                throw new IOException("Too much when inflated");
            }
            inflated = ByteBuffer.wrap(bytes);
        } catch (IOException e) {
            output.fail(
                    new Rejection(ErrorOutputType.DECOMPRESSION_FAILED, null, String.valueOf(e.getMessage())), data);
            return;
        }
        output.emit(inflated);
    }
}
