package io.kinefka.delivery.testing;

import java.io.InputStream;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * A store that counts how often each object was written, fails on demand before or after it has written one, and hangs.
 */
public final class FaultyStore extends ForwardingBlobStore {
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Random random = new Random(7);
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile Failing failing = new Failing(0, 0);
    private volatile double hanging;
    private volatile long hangMillis;
    private int parts;

    /** The share of writes that fail before they have written, and of those that fail before or after it. */
    private record Failing(double before, double atAll) {}

    FaultyStore(BlobStore store) {
        super(store);
    }

    /** From now on this share of all writes fails, half of them after they have succeeded. */
    public void fail(double share) {
        failing = new Failing(share / 2, share);
    }

    /** From now on every write fails, and nothing is written. */
    public void failAll() {
        failing = new Failing(1, 1);
    }

    /** From now on this share of all writes waits for so long. */
    public void hang(double share, long millis) {
        hangMillis = millis;
        hanging = share;
    }

    /** How often each object was written; more than once means that it was overwritten. */
    public Map<String, Integer> versions() {
        return versions;
    }

    /** How many parts were written. */
    public synchronized int parts() {
        return parts;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        double fate = disturb();
        PutObjectResponse response;
        // So that the condition and the write are one step, as in S3.
        synchronized (this) {
            response = super.putBlob(request, body);
            versions.merge(request.key(), 1, Integer::sum);
        }
        disturbAfter(fate);
        return response;
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        double fate = disturb();
        UploadPartResponse response = super.uploadMultipartPart(upload, request, body);
        synchronized (this) {
            parts++;
        }
        disturbAfter(fate);
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        double fate = disturb();
        CompleteMultipartUploadResponse response;
        synchronized (this) {
            response = super.completeMultipartUpload(upload, request);
            versions.merge(request.key(), 1, Integer::sum);
        }
        disturbAfter(fate);
        return response;
    }

    private double disturb() {
        double fate;
        double delay;
        synchronized (random) {
            fate = random.nextDouble();
            delay = random.nextDouble();
        }
        if (delay < hanging) {
            hang();
        }
        if (fate < failing.before()) {
            throw new IllegalStateException("Fails on demand, before");
        }
        return fate;
    }

    private void disturbAfter(double fate) {
        if (fate < failing.atAll()) {
            throw new IllegalStateException("Fails on demand, after");
        }
    }

    private void hang() {
        try {
            var unused = never.await(hangMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
