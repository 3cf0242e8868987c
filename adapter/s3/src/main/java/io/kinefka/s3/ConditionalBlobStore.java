package io.kinefka.s3;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Makes a write's condition and the write one step, as in S3: of two that both say If-None-Match, one fails. */
final class ConditionalBlobStore extends ForwardingBlobStore {
    private static final int LOCKS = 64;

    private final Object[] locks = new Object[LOCKS];

    ConditionalBlobStore(BlobStore store) {
        super(store);
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        synchronized (lock(request.bucket(), request.key())) {
            return super.putBlob(request, body);
        }
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        synchronized (lock(request.bucket(), request.key())) {
            return super.completeMultipartUpload(upload, request);
        }
    }

    private Object lock(String bucket, String key) {
        return locks[Math.floorMod(31 * bucket.hashCode() + key.hashCode(), LOCKS)];
    }
}
