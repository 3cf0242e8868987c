package io.kinefka.delivery.s3;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * An object on its way: one request, or several parts once it is larger than two of them. It appears only when it is
 * complete; closed before, it never does.
 */
final class S3Upload extends OutputStream {
    private static final Logger LOG = LoggerFactory.getLogger(S3Upload.class);
    private static final int PART_BYTES = 8 << 20;
    private static final int PUT_BYTES_MAX = 2 * PART_BYTES;
    private static final int BUFFER_BYTES_MIN = 64 << 10;

    private final S3Client s3;
    private final NewObject object;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[BUFFER_BYTES_MIN];
    private int length;
    private @Nullable String uploadId;
    private boolean isComplete;

    S3Upload(S3Client s3, NewObject object) {
        this.s3 = s3;
        this.object = object;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int count) {
        int position = from;
        int left = count;
        while (left > 0) {
            if (length == PUT_BYTES_MAX) {
                uploadFullParts();
            }
            int step = Math.min(left, PUT_BYTES_MAX - length);
            reserve(length + step);
            System.arraycopy(source, position, buffer, length, step);
            length += step;
            position += step;
            left -= step;
        }
    }

    /** Makes the object appear. */
    void complete() {
        if (uploadId == null) {
            put();
        } else {
            uploadFullParts();
            if (length > 0) {
                uploadPart(0, length);
            }
            completeParts(uploadId);
        }
        isComplete = true;
    }

    @Override
    public void close() {
        if (uploadId == null || isComplete) {
            return;
        }
        try {
            s3.abortMultipartUpload(
                    abort -> abort.bucket(object.bucket()).key(object.key()).uploadId(uploadId));
        } catch (SdkException e) {
            LOG.atDebug().setCause(e).log("An upload could not be aborted");
        }
    }

    private void put() {
        s3.putObject(
                put -> {
                    put.bucket(object.bucket())
                            .key(object.key())
                            .metadata(object.metadata())
                            .ifNoneMatch("*");
                    if (object.kmsKeyArn() != null) {
                        put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(object.kmsKeyArn());
                    }
                },
                body(0, length));
    }

    private void uploadFullParts() {
        int from = 0;
        while (length - from >= PART_BYTES) {
            uploadPart(from, PART_BYTES);
            from += PART_BYTES;
        }
        System.arraycopy(buffer, from, buffer, 0, length - from);
        length -= from;
    }

    private void uploadPart(int from, int count) {
        String id = uploadId == null ? begin() : uploadId;
        uploadId = id;
        int number = parts.size() + 1;
        String tag = s3.uploadPart(
                        part -> part.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(id)
                                .partNumber(number),
                        body(from, count))
                .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }

    private String begin() {
        return s3.createMultipartUpload(begin -> {
                    begin.bucket(object.bucket()).key(object.key()).metadata(object.metadata());
                    if (object.kmsKeyArn() != null) {
                        begin.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(object.kmsKeyArn());
                    }
                })
                .uploadId();
    }

    private void completeParts(String id) {
        s3.completeMultipartUpload(complete -> complete.bucket(object.bucket())
                .key(object.key())
                .uploadId(id)
                .multipartUpload(all -> all.parts(parts))
                .ifNoneMatch("*"));
    }

    private RequestBody body(int from, int count) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(buffer, from, count), count, "application/octet-stream");
    }

    private void reserve(int needed) {
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(PUT_BYTES_MAX, Math.max(needed, 2 * buffer.length)));
        }
    }
}
