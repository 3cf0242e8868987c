package io.kinefka.mapping;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shards within a stream's catalog record; an absent parent is index -1, a closure follows a boolean. */
final class ShardFormat {

    private static final int ABSENT = -1;

    private ShardFormat() {}

    static void writeAll(DataOutputStream out, ShardMap shards) throws IOException {
        out.writeInt(shards.all().size());
        for (Shard shard : shards.all()) {
            write(out, shard);
        }
    }

    static ShardMap readAll(DataInputStream in) throws IOException {
        List<Shard> shards = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            shards.add(read(in));
        }
        return ShardMap.of(shards);
    }

    private static void write(DataOutputStream out, Shard shard) throws IOException {
        out.writeInt(shard.id().index());
        writeHashKey(out, shard.range().start());
        writeHashKey(out, shard.range().end());
        out.writeInt(shard.partition());
        out.writeLong(shard.firstOffset());
        out.writeLong(shard.createdSecond());
        writeParent(out, shard.parent());
        writeParent(out, shard.adjacentParent());
        Shard.Closure closure = shard.closure();
        out.writeBoolean(closure != null);
        if (closure != null) {
            out.writeLong(closure.endOffset());
            out.writeLong(closure.at().toEpochMilli());
        }
    }

    private static Shard read(DataInputStream in) throws IOException {
        return new Shard(
                new ShardId(in.readInt()),
                new HashKeyRange(readHashKey(in), readHashKey(in)),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                readParent(in),
                readParent(in),
                in.readBoolean() ? new Shard.Closure(in.readLong(), Instant.ofEpochMilli(in.readLong())) : null);
    }

    private static void writeHashKey(DataOutputStream out, HashKey hashKey) throws IOException {
        out.writeLong(hashKey.high());
        out.writeLong(hashKey.low());
    }

    private static HashKey readHashKey(DataInputStream in) throws IOException {
        return new HashKey(in.readLong(), in.readLong());
    }

    private static void writeParent(DataOutputStream out, @Nullable ShardId parent) throws IOException {
        out.writeInt(parent == null ? ABSENT : parent.index());
    }

    private static @Nullable ShardId readParent(DataInputStream in) throws IOException {
        int index = in.readInt();
        return index == ABSENT ? null : new ShardId(index);
    }
}
